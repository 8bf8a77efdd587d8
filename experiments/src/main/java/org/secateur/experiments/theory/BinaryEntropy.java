package org.secateur.experiments.theory;

import java.math.BigInteger;
import org.secateur.model.Rational;

/** The entropy H2(p) = −p·log2 p − (1 − p)·log2(1 − p) of a coin, enclosed. */
final class BinaryEntropy {
  private BinaryEntropy() {}

  /**
   * The entropy of p = a/b in lowest terms, as log2 b − (a/b)·log2 a − ((b − a)/b)·log2(b − a): it
   * is exact for p = 1/2, the only p between 0 and 1 where it is rational.
   *
   * @param p from 0 to 1
   */
  static Enclosure of(Rational p, int bits) {
    if (p.signum() < 0 || p.compareTo(Rational.ONE) > 0) {
      throw new IllegalArgumentException("entropy of " + p + ", expected 0 ≤ p ≤ 1");
    }
    if (p.signum() == 0 || p.equals(Rational.ONE)) {
      return Enclosure.exactly(Rational.ZERO);
    }
    BigInteger a = p.numerator();
    BigInteger b = p.denominator();
    BigInteger rest = b.subtract(a);
    return BinaryLog.of(b, bits)
        .minus(BinaryLog.of(a, bits).times(p))
        .minus(BinaryLog.of(rest, bits).times(Rational.of(rest, b)));
  }
}
