package org.secateur.checker.arithmetic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
    requireLength(text);
    if (text.indexOf('/') >= 0) {
      return fraction(text);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.indexOf('x') < 0 ? decimal(lower) : hexadecimal(lower);
  }

  /** {@code p} or {@code p/q} with q > 0. */
  public static Fraction fraction(String text) {
    requireLength(text);
    int slash = text.indexOf('/');
    String above = slash < 0 ? text : text.substring(0, slash);
    boolean signed = above.startsWith("-") || above.startsWith("+");
    natural(signed ? above.substring(1) : above, 10);
    BigInteger below = slash < 0 ? BigInteger.ONE : natural(text.substring(slash + 1), 10);
    return new Fraction(new BigInteger(above), below);
  }

  /** An unsigned integer. */
  public static BigInteger natural(String digits, int radix) {
    requireLength(digits);
    if (digits.isEmpty()
        || !digits.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0)) {
      throw new NumberFormatException("not a number");
    }
    return new BigInteger(digits, radix);
  }

  /** A sign, digits with an optional point, an exponent of ten. */
  private static Fraction decimal(String text) {
    int mark = text.indexOf('e');
    String digits = mark < 0 ? text : text.substring(0, mark);
    BigDecimal mantissa;
    // Digits of other scripts are digits to BigDecimal.
    if (digits.length() < digits.getBytes(StandardCharsets.UTF_8).length) {
      throw new NumberFormatException("not a number");
    }
    try {
      mantissa = new BigDecimal(digits);
    } catch (NumberFormatException e) {
      throw new NumberFormatException("not a number");
    }
    int exponent = mark < 0 ? 0 : exponent(text.substring(mark + 1));
    return decimal(mantissa.scaleByPowerOfTen(exponent));
  }

  /** Where a power of 5 divides out, without the greatest common divisor. */
  public static Fraction decimal(BigDecimal value) {
    if (value.scale() <= 0) {
      return Fraction.whole(value.toBigIntegerExact());
    }
    BigInteger digits = value.unscaledValue();
    BigInteger[] parts = digits.divideAndRemainder(BigInteger.valueOf(5).pow(value.scale()));
    return parts[1].signum() == 0
        ? new Fraction(parts[0], BigInteger.ONE.shiftLeft(value.scale()))
        : new Fraction(digits, BigInteger.TEN.pow(value.scale()));
  }

  /** A sign, 0x, digits with an optional point, an exponent of two. */
  private static Fraction hexadecimal(String text) {
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String body = signed ? text.substring(1) : text;
    int mark = body.indexOf('p');
    if (body.startsWith("0x") && mark < 0) {
      throw new NumberFormatException("a hexadecimal float without p and an exponent");
    }
    if (!body.startsWith("0x")) {
      throw new NumberFormatException("not a number");
    }
    String digits = body.substring(2, mark);
    int point = digits.indexOf('.');
    int places = point < 0 ? 0 : digits.length() - point - 1;
    BigInteger magnitude =
        natural(point < 0 ? digits : digits.substring(0, point) + digits.substring(point + 1), 16);
    BigInteger mantissa = text.startsWith("-") ? magnitude.negate() : magnitude;
    int shift = exponent(body.substring(mark + 1)) - 4 * places;
    return shift < 0
        ? new Fraction(mantissa, BigInteger.ONE.shiftLeft(-shift))
        : Fraction.whole(mantissa.shiftLeft(shift));
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
