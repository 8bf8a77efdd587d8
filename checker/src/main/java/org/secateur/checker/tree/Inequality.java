package org.secateur.checker.tree;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.verdict.Rejection;

/**
 * One side of a row as "sum of the chosen options' coefficients ≥ bound": for the upper side all
 * signs are turned.
 *
 * @param number of the row, for messages
 */
record Inequality(Row row, int number, boolean upper) {
  BigInteger coefficient(int option) {
    return turned(row.coefficient(option));
  }

  BigInteger boundOrNull(NoMask fact) {
    Row.Bounds bounds = row.bounds(fact);
    BigInteger bound = upper ? bounds.upper() : bounds.lower();
    return bound == null ? null : turned(bound);
  }

  BigInteger bound(int line, NoMask fact) throws Rejection {
    BigInteger bound = boundOrNull(fact);
    if (bound == null) {
      String side = upper ? "upper" : "lower";
      throw Rejection.invalid(line, "row %s has no %s bound here", number, side);
    }
    return bound;
  }

  /** The sum or the like of the other sign, if that is what it is about. */
  BigInteger turned(BigInteger value) {
    return upper ? value.negate() : value;
  }

  /** q a_o − p cost_o for the price p/q. */
  BigInteger value(Options options, Fraction price, int option) {
    return coefficient(option)
        .multiply(price.denominator())
        .subtract(price.numerator().multiply(BigInteger.valueOf(options.cost(option))));
  }

  /**
   * The most that options can add at a price, one of each neuron: the sum of what the best option
   * of each neuron adds.
   */
  BigInteger reach(Options options, Fraction price, IntPredicate counted) {
    return IntStream.range(0, options.groups())
        .mapToObj(group -> best(options, price, group, counted))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The greatest value of a neuron's counted options, if it is positive. */
  BigInteger best(Options options, Fraction price, int group, IntPredicate counted) {
    return IntStream.range(group * options.each(), (group + 1) * options.each())
        .filter(counted)
        .mapToObj(o -> value(options, price, o))
        .reduce(BigInteger.ZERO, BigInteger::max);
  }

  /**
   * The same number as {@link #reach}, if no counted option costs more than {@code most}, for speed
   * where it is asked at every node: of each cost only those options are looked at that add
   * something, in the order of what they add.
   */
  BigInteger reachInOrder(Options options, Fraction price, int most, IntPredicate counted) {
    Map<Integer, BigInteger> best = new HashMap<>();
    for (int cost = 1; cost <= Math.min(most, options.greatestCost()); cost++) {
      int[] ascending = row.sorted(cost);
      for (int rank = 0; rank < ascending.length; rank++) {
        int option = ascending[upper ? rank : ascending.length - 1 - rank];
        BigInteger value = value(options, price, option);
        if (value.signum() <= 0) {
          break;
        }
        if (counted.test(option)) {
          best.merge(options.group(option), value, BigInteger::max);
        }
      }
    }
    return best.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
  }
}
