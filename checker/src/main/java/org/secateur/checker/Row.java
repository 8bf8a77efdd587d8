package org.secateur.checker;

import java.math.BigInteger;

/**
 * Bounds on the sum of the coefficients of the chosen options, which hold for every mask that a
 * fact under proof speaks of. Coefficients are integers.
 */
abstract class Row {
  private final BigInteger[] coefficients;
  private final int bits;

  Row(BigInteger[] coefficients) {
    this.coefficients = coefficients;
    int most = 0;
    for (BigInteger c : coefficients) {
      most = Math.max(most, c.bitLength());
    }
    bits = most;
  }

  BigInteger coefficient(int option) {
    return coefficients[option];
  }

  /** No coefficient has more bits, its sign not counted. */
  int bits() {
    return bits;
  }

  /** The least sum, or null if there is none. */
  abstract BigInteger lower(Fact.NoMask fact);

  /** The largest sum, or null if there is none. */
  abstract BigInteger upper(Fact.NoMask fact);

  /** Row 0: the cost of an option; the sum is the size. */
  static final class OfSize extends Row {
    OfSize(Options options) {
      super(costs(options));
    }

    private static BigInteger[] costs(Options options) {
      BigInteger[] costs = new BigInteger[options.count()];
      java.util.Arrays.setAll(costs, o -> BigInteger.valueOf(options.cost(o)));
      return costs;
    }

    @Override
    BigInteger lower(Fact.NoMask fact) {
      return BigInteger.valueOf(fact.sizes().least());
    }

    @Override
    BigInteger upper(Fact.NoMask fact) {
      return BigInteger.valueOf(fact.sizes().most());
    }
  }
}
