package org.secateur.checker.error;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;

/**
 * The largest error seen so far, and where.
 *
 * @param error as it is for this input
 * @param input over a 2-norm ball, a multiple of it
 */
public record Worst(Real error, List<Fraction> input) {
  static Worst none(int d) {
    BigInteger[] zero = new BigInteger[d];
    Arrays.fill(zero, BigInteger.ZERO);
    return new Worst(Real.of(Fraction.ZERO), input(zero, BigInteger.ONE));
  }

  static List<Fraction> input(BigInteger[] vector, BigInteger factor) {
    return Arrays.stream(vector).map(e -> new Fraction(e, factor)).toList();
  }

  Worst or(Fraction other, List<Fraction> at) {
    Real real = Real.of(other);
    return real.isAbove(error) ? new Worst(real, at) : this;
  }
}
