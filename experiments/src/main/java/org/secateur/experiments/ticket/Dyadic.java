package org.secateur.experiments.ticket;

import java.math.BigInteger;
import org.secateur.model.RationalMatrix;

/** Integers over powers of two: sums of doubles, without a common divisor ever being sought. */
final class Dyadic {
  private Dyadic() {}

  /** The exponent e of a denominator 2^e. */
  static int exponent(BigInteger denominator) {
    if (denominator.bitCount() != 1) {
      throw new IllegalArgumentException(
          "denominator: " + denominator + ", expected a power of two");
    }
    return denominator.bitLength() - 1;
  }

  /**
   * The double nearest to n / 2^e; where it is subnormal, one of the two that are nearest.
   *
   * @param exponent e, at least 0
   */
  static double nearest(BigInteger numerator, int exponent) {
    // The conversion rounds to nearest and the scaling is exact above the subnormal range.
    int excess = Math.max(0, numerator.bitLength() - 1000);
    return Math.scalb(numerator.shiftRight(excess).doubleValue(), excess - exponent);
  }

  /** The sum of the kept entries of an n × 1 matrix, over its denominator. */
  static BigInteger sum(RationalMatrix samples, int mask) {
    BigInteger wide = BigInteger.ZERO;
    long narrow = 0;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      int i = Integer.numberOfTrailingZeros(rest);
      long next = samples.isNarrow() ? samples.narrow(i, 0) : 0;
      // One bit of headroom is enough to see an overflow coming.
      if (samples.isNarrow() && Math.abs(next) >> 61 == 0 && Math.abs(narrow) >> 61 == 0) {
        narrow += next;
      } else {
        wide = wide.add(samples.numerator(i, 0));
      }
    }
    return wide.add(BigInteger.valueOf(narrow));
  }
}
