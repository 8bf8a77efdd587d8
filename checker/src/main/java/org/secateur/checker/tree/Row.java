package org.secateur.checker.tree;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.secateur.checker.claim.NoMask;

/**
 * Bounds on the sum of the coefficients of the chosen options, which hold for every mask that a
 * fact under proof speaks of. Coefficients are integers of any length, kept as longs where all of
 * them fit. Bounds are found once for each fact, the order of the options when it is first needed.
 */
public abstract class Row {
  /** The most bits of coefficients that are kept as longs: signs can be turned then. */
  static final int LONG_BITS = 62;

  private final Options options;
  private final int bits;

  /** One of these, the other is null. */
  private final long[] longs;

  private final BigInteger[] integers;

  /** The options by cost, those of one cost by coefficient; null until it is needed. */
  private int[] sorted;

  /** The fact that the bounds below are about. */
  private NoMask fact;

  private BigInteger lower;
  private BigInteger upper;

  Row(Options options, BigInteger[] coefficients) {
    this.options = options;
    bits = Arrays.stream(coefficients).mapToInt(BigInteger::bitLength).max().orElse(0);
    boolean fit = bits <= LONG_BITS;
    longs = fit ? Arrays.stream(coefficients).mapToLong(BigInteger::longValue).toArray() : null;
    integers = fit ? null : coefficients;
  }

  /** The least sum, or null if there is none. */
  abstract BigInteger findLower(NoMask about);

  /** The largest sum, or null if there is none. */
  abstract BigInteger findUpper(NoMask about);

  final BigInteger lower(NoMask about) {
    find(about);
    return lower;
  }

  final BigInteger upper(NoMask about) {
    find(about);
    return upper;
  }

  private void find(NoMask about) {
    if (fact != about) {
      lower = findLower(about);
      upper = findUpper(about);
      fact = about;
    }
  }

  final BigInteger coefficient(int option) {
    return longs == null ? integers[option] : BigInteger.valueOf(longs[option]);
  }

  /** The same where no coefficient has more than {@link #LONG_BITS} bits. */
  final long longCoefficient(int option) {
    return longs[option];
  }

  /** No coefficient has more bits, its sign not counted. */
  final int bits() {
    return bits;
  }

  /** The sum of the first of some options. */
  final BigInteger sum(int[] chosen, int count) {
    if (bits + bitLength(count) <= LONG_BITS) {
      long sum = 0;
      for (int k = 0; k < count; k++) {
        sum += longs[chosen[k]];
      }
      return BigInteger.valueOf(sum);
    }
    BigInteger sum = BigInteger.ZERO;
    for (int k = 0; k < count; k++) {
      sum = sum.add(coefficient(chosen[k]));
    }
    return sum;
  }

  public static int bitLength(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count);
  }

  /** The options of a cost are those from {@link Options#start} of it on, ascending. */
  final int[] sorted() {
    if (sorted == null) {
      Comparator<Integer> byCoefficient =
          longs == null
              ? Comparator.comparing(o -> integers[o])
              : Comparator.comparingLong(o -> longs[o]);
      sorted =
          IntStream.range(0, options.count())
              .boxed()
              .sorted(Comparator.<Integer>comparingInt(options::cost).thenComparing(byCoefficient))
              .mapToInt(o -> o)
              .toArray();
    }
    return sorted;
  }

  /** Where in the sorted options those of a cost with at least this begin; null: any. */
  final int firstAtLeast(BigInteger least, int cost) {
    int from = options.start(cost);
    int to = least == null ? from : options.start(cost + 1);
    long near = least == null || longs == null ? 0 : near(least);
    while (from < to) {
      int middle = (from + to) >>> 1;
      int option = sorted()[middle];
      boolean isBelow =
          longs == null ? integers[option].compareTo(least) < 0 : longs[option] < near;
      from = isBelow ? middle + 1 : from;
      to = isBelow ? to : middle;
    }
    return from;
  }

  /** A number, or one that is beyond all coefficients, too. */
  private static long near(BigInteger value) {
    BigInteger beyond = BigInteger.ONE.shiftLeft(LONG_BITS);
    return value.min(beyond).max(beyond.negate()).longValueExact();
  }

  /** Where in the sorted options those of a cost with at most this end; null: any. */
  final int firstAbove(BigInteger most, int cost) {
    return most == null ? options.start(cost + 1) : firstAtLeast(most.add(BigInteger.ONE), cost);
  }

  /** Row 0: the cost of an option; the sum is the size. */
  static final class OfSize extends Row {
    OfSize(Options options) {
      super(options, costs(options));
    }

    private static BigInteger[] costs(Options options) {
      BigInteger[] costs = new BigInteger[options.count()];
      Arrays.setAll(costs, o -> BigInteger.valueOf(options.cost(o)));
      return costs;
    }

    @Override
    BigInteger findLower(NoMask about) {
      return BigInteger.valueOf(about.sizes().least());
    }

    @Override
    BigInteger findUpper(NoMask about) {
      return BigInteger.valueOf(about.sizes().most());
    }
  }
}
