package org.secateur.checker;

import java.math.BigInteger;
import java.util.function.IntPredicate;

/**
 * One side of a row as "sum of the chosen options' coefficients ≥ bound": for the upper side all
 * signs are turned.
 *
 * @param number of the row, for messages
 */
record Inequality(Row row, int number, boolean upper) {
  BigInteger coefficient(int option) {
    return upper ? row.coefficient(option).negate() : row.coefficient(option);
  }

  BigInteger boundOrNull(Fact.NoMask fact) {
    BigInteger bound = upper ? row.upper(fact) : row.lower(fact);
    return bound != null && upper ? bound.negate() : bound;
  }

  BigInteger bound(int line, Fact.NoMask fact) throws Rejection {
    BigInteger bound = boundOrNull(fact);
    if (bound == null) {
      throw Rejection.invalid(line, "row " + number + " has no " + side() + " bound here");
    }
    return bound;
  }

  private String side() {
    return upper ? "upper" : "lower";
  }

  /** The sum over the groups of max(0, q a_o − p cost_o), the best of the counted options. */
  BigInteger reach(Options options, Fraction price, IntPredicate counted) {
    int margin = Long.SIZE - Long.numberOfLeadingZeros(options.groups()) + 2;
    int first = row.bits() + price.denominator().bitLength();
    int second =
        price.numerator().bitLength()
            + Integer.SIZE
            - Integer.numberOfLeadingZeros(options.greatestCost());
    return Math.max(first, second) + margin < Long.SIZE - 1
        ? BigInteger.valueOf(reachOfLongs(options, price, counted))
        : reachOfIntegers(options, price, counted);
  }

  private BigInteger reachOfIntegers(Options options, Fraction price, IntPredicate counted) {
    BigInteger sum = BigInteger.ZERO;
    for (int g = 0; g < options.groups(); g++) {
      sum = sum.add(best(options, price, counted, g));
    }
    return sum;
  }

  /** The group's term. */
  BigInteger best(Options options, Fraction price, IntPredicate counted, int group) {
    BigInteger best = BigInteger.ZERO;
    for (int o = group * options.each(); o < (group + 1) * options.each(); o++) {
      if (counted.test(o)) {
        best = best.max(value(options, price, o));
      }
    }
    return best;
  }

  /** q a_o − p cost_o for the price p/q. */
  BigInteger value(Options options, Fraction price, int option) {
    return coefficient(option)
        .multiply(price.denominator())
        .subtract(price.numerator().multiply(BigInteger.valueOf(options.cost(option))));
  }

  /** The same where every sum fits into a long. */
  private long reachOfLongs(Options options, Fraction price, IntPredicate counted) {
    long q = price.denominator().longValueExact();
    long p = price.numerator().longValueExact();
    long sum = 0;
    for (int o = 0, g = 0; g < options.groups(); g++) {
      long best = 0;
      for (int i = 0; i < options.each(); i++, o++) {
        long a = row.coefficient(o).longValue();
        if (counted.test(o)) {
          best = Math.max(best, q * (upper ? -a : a) - p * options.cost(o));
        }
      }
      sum += best;
    }
    return sum;
  }
}
