package org.secateur.checker.arithmetic;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads numbers: integers, decimals, fractions {@code p/q} and hexadecimal floats in instances;
 * integers and fractions only in certificates. Every failure is a NumberFormatException.
 */
public final class NumberText {
  /** Longest text and largest exponent: {@code 1e999999999} must not fill the memory. */
  public static final int MAX = 20_000;

  private NumberText() {}

  /** A number of an instance. */
  public static Fraction parse(String text) {
    Optional<Fraction> dyadic = dyadic(text);
    return dyadic.isPresent() ? dyadic.get() : any(text);
  }

  /**
   * A decimal that is a multiple of a power of 1/2, divided by a power of 5 as at school; empty for
   * others and for long ones. With at most 8 digits before the point and 25 after it the quotient
   * is below 10^8 2^25 < 2^63, and ten times a remainder and a digit are at most 10 5^25 < 2^63.
   */
  private static Optional<Fraction> dyadic(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int point = text.indexOf('.');
    int end = point < 0 ? text.length() : point;
    int places = Math.max(0, text.length() - end - 1);
    boolean isShort = first < end && end <= first + 8 && places <= 25;
    long divisor = 1;
    for (int k = 0; isShort && k < places; k++) {
      divisor *= 5;
    }
    long quotient = 0;
    long remainder = 0;
    for (int i = first; isShort && i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (i != point) {
        isShort = digit >= 0 && digit <= 9;
        remainder = 10 * remainder + digit;
        quotient = 10 * quotient;
        if (remainder >= divisor) {
          quotient += remainder / divisor;
          remainder %= divisor;
        }
      }
    }
    return isShort && remainder == 0
        ? Optional.of(
            new Fraction(
                BigInteger.valueOf(first == 0 ? quotient : -quotient),
                BigInteger.ONE.shiftLeft(places)))
        : Optional.empty();
  }

  private static Fraction any(String text) {
    if (text.indexOf('/') >= 0) {
      return fraction(text);
    }
    requireLength(text);
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String body = (signed ? text.substring(1) : text).toLowerCase(Locale.ROOT);
    Fraction magnitude =
        body.startsWith("0x") ? positional(body.substring(2), 16) : positional(body, 10);
    return text.startsWith("-") ? magnitude.negate() : magnitude;
  }

  /** {@code p} or {@code p/q} with q > 0. */
  public static Fraction fraction(String text) {
    requireLength(text);
    int slash = text.indexOf('/');
    String above = slash < 0 ? text : text.substring(0, slash);
    boolean signed = above.startsWith("-") || above.startsWith("+");
    BigInteger magnitude = natural(signed ? above.substring(1) : above, 10);
    return new Fraction(
        above.startsWith("-") ? magnitude.negate() : magnitude,
        slash < 0 ? BigInteger.ONE : natural(text.substring(slash + 1), 10));
  }

  /** An unsigned integer. */
  public static BigInteger natural(String digits, int radix) {
    requireLength(digits);
    boolean ok = !digits.isEmpty();
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      ok &= c < 128 && Character.digit(c, radix) >= 0;
    }
    if (!ok) {
      throw new NumberFormatException("not a number");
    }
    return new BigInteger(digits, radix);
  }

  /** Digits with an optional point and an exponent: of ten, or of two where the radix is 16. */
  private static Fraction positional(String body, int radix) {
    int mark = body.indexOf(radix == 16 ? 'p' : 'e');
    if (mark < 0 && radix == 16) {
      throw new NumberFormatException("a hexadecimal float without p and an exponent");
    }
    String digits = mark < 0 ? body : body.substring(0, mark);
    int point = digits.indexOf('.');
    int places = point < 0 ? 0 : digits.length() - point - 1;
    BigInteger mantissa =
        natural(
            point < 0 ? digits : digits.substring(0, point) + digits.substring(point + 1), radix);
    int exponent = mark < 0 ? 0 : exponent(body.substring(mark + 1));
    int shift = exponent - (radix == 16 ? 4 * places : places);
    if (radix == 10 && shift < 0) {
      return decimal(mantissa, -shift);
    }
    if (shift == 0) {
      return Fraction.whole(mantissa);
    }
    BigInteger scale = BigInteger.valueOf(radix == 16 ? 2 : 10).pow(Math.abs(shift));
    return shift < 0 ? new Fraction(mantissa, scale) : Fraction.whole(mantissa.multiply(scale));
  }

  /** mantissa / 10^places; where a power of 5 divides out, without the greatest common divisor. */
  public static Fraction decimal(BigInteger mantissa, int places) {
    BigInteger[] parts = mantissa.divideAndRemainder(BigInteger.valueOf(5).pow(places));
    if (parts[1].signum() != 0) {
      return new Fraction(mantissa, BigInteger.TEN.pow(places));
    }
    return new Fraction(parts[0], BigInteger.ONE.shiftLeft(places));
  }

  private static int exponent(String text) {
    Fraction value = fraction(text);
    if (value.magnitude().isAbove(Fraction.whole(MAX)) || text.indexOf('/') >= 0) {
      throw new NumberFormatException("an exponent beyond ±" + MAX);
    }
    return value.numerator().intValueExact();
  }

  private static void requireLength(String text) {
    if (text.length() > MAX) {
      throw new NumberFormatException("a number of " + text.length() + " characters");
    }
  }
}
