package org.secateur.checker.network;

import java.math.BigInteger;
import java.util.List;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;

/**
 * An input as an integer vector over a common denominator.
 *
 * @param vector x · factor
 * @param factor the least common denominator of x
 */
public record Direction(BigInteger[] vector, BigInteger factor) {
  public static Direction of(List<Fraction> x) {
    Matrix row = Matrix.of(List.of(x));
    return new Direction(row.integers(0), row.denominator());
  }
}
