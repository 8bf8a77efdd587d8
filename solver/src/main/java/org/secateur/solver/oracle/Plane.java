package org.secateur.solver.oracle;

import java.math.BigInteger;
import org.secateur.model.Rational;

/** The hyperplane normal · x = offset, or the half space normal · x ≤ offset. */
record Plane(IntegerVector normal, BigInteger offset) {
  static Plane through0(IntegerVector normal) {
    return new Plane(normal, BigInteger.ZERO);
  }

  /** The inputs whose coordinate is a value, or at most that. */
  static Plane coordinate(int d, int at, Rational value) {
    return new Plane(IntegerVector.unit(d, at).times(value.denominator()), value.numerator());
  }

  /** The half space on the other side. */
  Plane opposite() {
    return new Plane(normal.negate(), offset.negate());
  }
}
