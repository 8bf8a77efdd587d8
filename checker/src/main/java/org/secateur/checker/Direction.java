package org.secateur.checker;

import java.math.BigInteger;
import java.util.List;

/**
 * An input as an integer vector over a common denominator.
 *
 * @param vector x · factor
 * @param factor the least common denominator of x
 */
record Direction(BigInteger[] vector, BigInteger factor) {
  static Direction of(List<Fraction> x) {
    Matrix row = Matrix.of(List.of(x));
    return new Direction(row.rows()[0], row.denominator());
  }

  BigInteger square() {
    return Network.dot(vector, vector);
  }
}
