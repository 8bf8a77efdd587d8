package org.secateur.checker.tree;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Integers;
import org.secateur.checker.claim.NoMask;

/**
 * Bounds on the sum of the coefficients of the chosen options, which hold for every mask that a
 * fact under proof speaks of. Bounds are found once for each fact, the order of the options when it
 * is first needed.
 */
public abstract class Row {
  private final Options options;

  private final Integers coefficients;

  /** The options by cost, those of one cost by coefficient; null until it is needed. */
  private int[] sorted;

  /** The fact that the bounds below are about. */
  private NoMask fact;

  private BigInteger lower;
  private BigInteger upper;

  Row(Options options, Integers coefficients) {
    this.options = options;
    this.coefficients = coefficients;
  }

  /** The least sum, or null if there is none. */
  abstract BigInteger findLower(NoMask about);

  /** The largest sum, or null if there is none. */
  abstract BigInteger findUpper(NoMask about);

  /** The least sum that a fact allows, or null if there is none. */
  public final BigInteger lower(NoMask about) {
    find(about);
    return lower;
  }

  /** The largest sum that a fact allows, or null if there is none. */
  public final BigInteger upper(NoMask about) {
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

  public final BigInteger coefficient(int option) {
    return coefficients.get(option);
  }

  /** The sum of the first of some options. */
  final BigInteger sum(int[] chosen, int count) {
    BigInteger sum = BigInteger.ZERO;
    for (int k = 0; k < count; k++) {
      sum = sum.add(coefficient(chosen[k]));
    }
    return sum;
  }

  /** The options of a cost are those from {@link Options#start} of it on, ascending. */
  final int[] sorted() {
    if (sorted == null) {
      sorted =
          IntStream.range(0, options.count())
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingInt(options::cost).thenComparing(this::coefficient))
              .mapToInt(o -> o)
              .toArray();
    }
    return sorted;
  }

  /** Where in the sorted options those of a cost with at least this begin; null: any. */
  final int firstAtLeast(BigInteger least, int cost) {
    int from = options.start(cost);
    int to = least == null ? from : options.start(cost + 1);
    while (from < to) {
      int middle = (from + to) >>> 1;
      boolean isBelow = coefficient(sorted()[middle]).compareTo(least) < 0;
      from = isBelow ? middle + 1 : from;
      to = isBelow ? to : middle;
    }
    return from;
  }

  /** Where in the sorted options those of a cost with at most this end; null: any. */
  final int firstAbove(BigInteger most, int cost) {
    return most == null ? options.start(cost + 1) : firstAtLeast(most.add(BigInteger.ONE), cost);
  }

  /** Row 0: the cost of an option; the sum is the size. */
  static final class OfSize extends Row {
    OfSize(Options options) {
      super(options, Integers.of(options.count(), o -> BigInteger.valueOf(options.cost(o))));
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
