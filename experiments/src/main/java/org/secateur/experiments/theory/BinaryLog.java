package org.secateur.experiments.theory;

import java.math.BigInteger;
import org.secateur.model.Rational;

/**
 * Logarithms to base 2, enclosed (note {@code theory-bounds}): the argument is brought into [1, 2)
 * and squared again and again; each squaring gives one binary digit. One run rounds down and one
 * rounds up, so the two ends are sure whatever the precision. The logarithm of a power of 2 is
 * exact.
 *
 * <p>Time: {@code bits} squarings of numbers of 2 · {@code bits} binary digits.
 */
final class BinaryLog {
  /** Binary digits of the numbers that are squared, beyond the two for each digit of the result. */
  private static final int GUARD = 32;

  private BinaryLog() {}

  /**
   * The logarithm of a positive number.
   *
   * @param bits binary digits after the point, at least 1
   */
  static Enclosure of(Rational number, int bits) {
    if (number.signum() <= 0) {
      throw new IllegalArgumentException("logarithm of " + number + ", expected > 0");
    }
    int exponent = exponent(number);
    int scale = 2 * bits + GUARD;
    Rational scaled = number.multiply(power(scale - exponent));
    BigInteger low = digits(scaled.floor(), bits, scale, BigInteger.ZERO);
    BigInteger high = digits(scaled.ceiling(), bits, scale, BigInteger.ONE);
    Rational whole = Rational.of(exponent);
    return new Enclosure(
        whole.add(Rational.of(low).multiply(power(-bits))),
        whole.add(Rational.of(high).multiply(power(-bits))));
  }

  static Enclosure of(BigInteger number, int bits) {
    return of(Rational.of(number), bits);
  }

  /** The largest e with 2^e ≤ number. */
  private static int exponent(Rational number) {
    int guess = number.numerator().bitLength() - number.denominator().bitLength();
    return power(guess).compareTo(number) <= 0 ? guess : guess - 1;
  }

  private static Rational power(int exponent) {
    BigInteger magnitude = BigInteger.ONE.shiftLeft(Math.abs(exponent));
    return exponent >= 0 ? Rational.of(magnitude) : Rational.of(BigInteger.ONE, magnitude);
  }

  /**
   * The first binary digits of log2(m / 2^scale), for 2^scale ≤ m ≤ 2^(scale+1), as an integer.
   *
   * @param up 0 to round everything down, 1 to round everything up
   */
  private static BigInteger digits(BigInteger start, int bits, int scale, BigInteger up) {
    BigInteger one = BigInteger.ONE.shiftLeft(scale);
    BigInteger two = one.shiftLeft(1);
    BigInteger m = start;
    BigInteger found = BigInteger.ZERO;
    for (int i = 0; i < bits; i++) {
      m = shifted(m.multiply(m), scale, up);
      found = found.shiftLeft(1);
      if (m.compareTo(two) >= 0) {
        m = shifted(m, 1, up);
        found = found.setBit(0);
      }
    }
    // What is left over, between 1 and 2, counts for at most one unit of the last digit.
    return m.equals(one) ? found : found.add(up);
  }

  private static BigInteger shifted(BigInteger value, int by, BigInteger up) {
    return up.signum() == 0 ? value.shiftRight(by) : value.negate().shiftRight(by).negate();
  }
}
