package org.secateur.solver.oracle;

import java.math.BigInteger;

/** A quotient that is not reduced, for comparisons in inner loops; {@code below} is positive. */
record Ratio(BigInteger above, BigInteger below) implements Comparable<Ratio> {
  static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);

  /** A quotient with a denominator of either sign, not 0. */
  static Ratio of(BigInteger above, BigInteger below) {
    return below.signum() > 0 ? new Ratio(above, below) : new Ratio(above.negate(), below.negate());
  }

  @Override
  public int compareTo(Ratio other) {
    return above.multiply(other.below).compareTo(other.above.multiply(below));
  }

  Ratio max(Ratio other) {
    return compareTo(other) >= 0 ? this : other;
  }

  Ratio min(Ratio other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
