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
  final Options options;

  private final Integers coefficients;

  /** The options of each cost by coefficient; null until it is needed. */
  private final int[][] sorted;

  /** The fact that the bounds below are about. */
  private NoMask fact;

  private Bounds bounds;

  /** The least and the largest sum; null where there is none. */
  public record Bounds(BigInteger lower, BigInteger upper) {}

  Row(Options options, Integers coefficients) {
    this.options = options;
    this.coefficients = coefficients;
    this.sorted = new int[options.greatestCost() + 1][];
  }

  abstract Bounds find(NoMask about);

  /** The sums that a fact allows. */
  public final Bounds bounds(NoMask about) {
    if (fact != about) {
      bounds = find(about);
      fact = about;
    }
    return bounds;
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

  /** The options of a cost, their coefficients ascending. */
  final int[] sorted(int cost) {
    if (sorted[cost] == null) {
      sorted[cost] =
          IntStream.range(0, options.count())
              .filter(o -> options.cost(o) == cost)
              .boxed()
              .sorted(Comparator.comparing(this::coefficient))
              .mapToInt(o -> o)
              .toArray();
    }
    return sorted[cost];
  }

  /** Where in the sorted options of a cost those with at least this begin; null: any. */
  final int firstAtLeast(BigInteger least, int cost) {
    int from = 0;
    int to = least == null ? 0 : sorted(cost).length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      boolean isBelow = coefficient(sorted(cost)[middle]).compareTo(least) < 0;
      from = isBelow ? middle + 1 : from;
      to = isBelow ? to : middle;
    }
    return from;
  }

  /** Where in the sorted options of a cost those with at most this end; null: any. */
  final int firstAbove(BigInteger most, int cost) {
    return most == null ? sorted(cost).length : firstAtLeast(most.add(BigInteger.ONE), cost);
  }

  /** Row 0: the cost of an option; the sum is the size. */
  static final class OfSize extends Row {
    OfSize(Options options) {
      super(options, Integers.of(options.count(), o -> BigInteger.valueOf(options.cost(o))));
    }

    @Override
    Bounds find(NoMask about) {
      return new Bounds(
          BigInteger.valueOf(about.sizes().least()), BigInteger.valueOf(about.sizes().most()));
    }
  }
}
