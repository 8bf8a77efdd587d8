package org.secateur.checker.tree;

import java.math.BigInteger;
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
    BigInteger bound = upper ? row.upper(fact) : row.lower(fact);
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

  /** The option of a cost with the greatest coefficient, for rank 0, and so on. */
  int ranked(Options options, int cost, int rank) {
    return row.sorted()[upper ? options.start(cost) + rank : options.start(cost + 1) - 1 - rank];
  }

  /** q a_o − p cost_o for the price p/q. */
  BigInteger value(Options options, Fraction price, int option) {
    return coefficient(option)
        .multiply(price.denominator())
        .subtract(price.numerator().multiply(BigInteger.valueOf(options.cost(option))));
  }
}
