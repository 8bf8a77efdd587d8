package org.secateur.checker.tree;

import java.math.BigInteger;
import java.util.function.IntPredicate;
import org.secateur.checker.arithmetic.Fraction;

/**
 * The most that options can add to an inequality at a price λ = p/q: the sum over the neurons of
 * the greatest q a_o − p cost_o of a counted option, where that is positive; in longs where all
 * sums fit.
 *
 * <p>Mutable between the lines of one call only.
 */
final class Reach {
  private final Options options;

  /** The best of each neuron so far, in one of these; 0 and null between calls. */
  private final long[] bestLong;

  private final BigInteger[] best;

  /** The neurons that have a best option. */
  private final int[] met;

  private int count;
  private boolean isLong;
  private long p;
  private long q;
  private long sumOfLongs;
  private BigInteger sum;

  Reach(Options options) {
    this.options = options;
    bestLong = new long[options.groups()];
    best = new BigInteger[options.groups()];
    met = new int[options.groups()];
  }

  /**
   * Of options that cost no more than {@code most}, those of each cost from the best one on, up to
   * the first that adds nothing.
   */
  BigInteger of(Inequality inequality, Fraction price, int most, IntPredicate counted) {
    start(inequality, price);
    for (int cost = 1; cost <= Math.min(most, options.greatestCost()); cost++) {
      int each = options.start(cost + 1) - options.start(cost);
      boolean adds = true;
      for (int rank = 0; adds && rank < each; rank++) {
        int option = inequality.ranked(options, cost, rank);
        adds = add(inequality, price, option, counted);
      }
    }
    return end();
  }

  /** Of options of any cost, each looked at: few calls are not worth sorting a row. */
  BigInteger ofAll(Inequality inequality, Fraction price, IntPredicate counted) {
    start(inequality, price);
    for (int option = 0; option < options.count(); option++) {
      if (counted.test(option)) {
        add(inequality, price, option, counted);
      }
    }
    return end();
  }

  private void start(Inequality inequality, Fraction price) {
    sum = BigInteger.ZERO;
    sumOfLongs = 0;
    isLong = fits(inequality, price);
    q = isLong ? price.denominator().longValueExact() : 0;
    p = isLong ? price.numerator().longValueExact() : 0;
  }

  private BigInteger end() {
    while (count > 0) {
      count--;
      bestLong[met[count]] = 0;
      best[met[count]] = null;
    }
    return sum.add(BigInteger.valueOf(sumOfLongs));
  }

  /** Whether q a_o − p cost_o, summed over all neurons, fits into a long. */
  private boolean fits(Inequality inequality, Fraction price) {
    int first = inequality.row().bits() + price.denominator().bitLength();
    int second = price.numerator().bitLength() + Row.bitLength(options.greatestCost());
    return Math.max(first, second) + 1 + Row.bitLength(options.groups()) <= Row.LONG_BITS;
  }

  /** Whether the value is positive; it counts if it is the best of the neuron. */
  private boolean add(Inequality inequality, Fraction price, int option, IntPredicate counted) {
    return isLong
        ? add(option, q * inequality.longCoefficient(option) - p * options.cost(option), counted)
        : add(option, inequality.value(options, price, option), counted);
  }

  private boolean add(int option, long value, IntPredicate counted) {
    int group = options.group(option);
    if (value > bestLong[group] && counted.test(option)) {
      if (bestLong[group] == 0) {
        met[count++] = group;
      }
      sumOfLongs += value - bestLong[group];
      bestLong[group] = value;
    }
    return value > 0;
  }

  private boolean add(int option, BigInteger value, IntPredicate counted) {
    int group = options.group(option);
    if (value.signum() > 0 && counted.test(option)) {
      if (best[group] == null) {
        best[group] = BigInteger.ZERO;
        met[count++] = group;
      }
      BigInteger more = value.subtract(best[group]).max(BigInteger.ZERO);
      sum = sum.add(more);
      best[group] = best[group].add(more);
    }
    return value.signum() > 0;
  }
}
