package org.secateur.checker.tree;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.secateur.checker.arithmetic.Fraction;

/**
 * The most that options can add to an inequality at a price λ = p/q: the sum over the neurons of
 * the greatest q a_o − p cost_o of a counted option, where that is positive.
 */
final class Reach {
  private final Options options;

  Reach(Options options) {
    this.options = options;
  }

  /**
   * Of options that cost no more than {@code most}, those of each cost from the best one on, up to
   * the first that adds nothing.
   */
  BigInteger of(Inequality inequality, Fraction price, int most, IntPredicate counted) {
    Map<Integer, BigInteger> best = new HashMap<>();
    for (int cost = 1; cost <= Math.min(most, options.greatestCost()); cost++) {
      int each = options.start(cost + 1) - options.start(cost);
      boolean adds = true;
      for (int rank = 0; adds && rank < each; rank++) {
        int option = inequality.ranked(options, cost, rank);
        adds = add(best, option, inequality.value(options, price, option), counted);
      }
    }
    return sum(best);
  }

  /** Of options of any cost, each looked at: few calls are not worth sorting a row. */
  BigInteger ofAll(Inequality inequality, Fraction price, IntPredicate counted) {
    Map<Integer, BigInteger> best = new HashMap<>();
    for (int option = 0; option < options.count(); option++) {
      add(best, option, inequality.value(options, price, option), counted);
    }
    return sum(best);
  }

  /** Whether the value is positive; it counts if it is the best of the neuron. */
  private boolean add(
      Map<Integer, BigInteger> best, int option, BigInteger value, IntPredicate counted) {
    if (value.signum() > 0 && counted.test(option)) {
      best.merge(options.group(option), value, BigInteger::max);
    }
    return value.signum() > 0;
  }

  private static BigInteger sum(Map<Integer, BigInteger> best) {
    return best.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}
