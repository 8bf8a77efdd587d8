package org.secateur.instances.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;

/** The text of exact numbers: a short way in for plain decimals, and the way out. */
final class DecimalText {
  /** Below this there is room for one more decimal digit in a long. */
  private static final long ROOM = Long.MAX_VALUE / 10;

  /** Beyond this a decimal is no easier on the eye than a fraction or a hexadecimal float. */
  private static final int READABLE_DIGITS = 25;

  private DecimalText() {}

  /** As {@link Rational#parse}, without its pattern matching for plain decimals. */
  static Rational parse(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    long digits = 0;
    long scale = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (digits >= ROOM || scale >= ROOM) {
          return parseLong(text, i);
        }
        digits = 10 * digits + (c - '0');
        scale *= 10;
      } else if (c == '.' && scale == 0 && i > start && i + 1 < text.length()) {
        scale = 1;
      } else {
        return Rational.parse(text);
      }
    }
    if (start == text.length()) {
      return Rational.parse(text);
    }
    long signed = start == 1 ? -digits : digits;
    return scale == 0 ? Rational.of(signed) : Rational.of(signed, scale);
  }

  /** A decimal of more digits than a long has, plain up to and with the index given. */
  private static Rational parseLong(String text, int plain) {
    boolean point = text.lastIndexOf('.', plain) >= 0;
    for (int i = plain + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && !point && i + 1 < text.length()) {
        point = true;
      } else if (c < '0' || c > '9') {
        return Rational.parse(text);
      }
    }
    if (text.length() > Rational.MAX_TEXT) {
      return Rational.parse(text);
    }
    return DyadicDecimal.parse(text).orElseGet(() -> Rational.of(new BigDecimal(text)));
  }

  /** The decimal that is exactly this number, if there is one of readable length. */
  static Optional<String> decimal(Rational value) {
    BigInteger denominator = value.denominator();
    int twos = denominator.getLowestSetBit();
    // A denominator 2^a 5^b needs max(a, b) digits behind the point; 5^b < 2^(3b).
    if (twos > READABLE_DIGITS || denominator.bitLength() > 4 * READABLE_DIGITS) {
      return Optional.empty();
    }
    BigInteger power = BigInteger.TEN.pow(READABLE_DIGITS);
    BigInteger[] scaled = value.numerator().multiply(power).divideAndRemainder(denominator);
    if (scaled[1].signum() != 0) {
      return Optional.empty();
    }
    BigDecimal decimal = new BigDecimal(scaled[0], READABLE_DIGITS).stripTrailingZeros();
    if (decimal.precision() > READABLE_DIGITS) {
      return Optional.empty();
    }
    return Optional.of(decimal.toPlainString());
  }

  /** A hexadecimal float for a dyadic number, otherwise a fraction; read back exactly. */
  static String compact(Rational value) {
    BigInteger denominator = value.denominator();
    int shift = denominator.getLowestSetBit();
    if (shift == 0 || denominator.bitLength() != shift + 1) {
      return value.toString();
    }
    String sign = value.signum() < 0 ? "-" : "";
    return sign + "0x" + value.numerator().abs().toString(16) + "p-" + shift;
  }

  /** As {@code value.toString()}. */
  static String exact(ExactReal value) {
    return value instanceof Rational rational ? fraction(rational) : value.toString();
  }

  /** As {@code value.toString()}, faster for the short numbers that results are full of. */
  static String fraction(Rational value) {
    BigInteger numerator = value.numerator();
    BigInteger denominator = value.denominator();
    if (numerator.bitLength() > 63 || denominator.bitLength() > 63) {
      return value.toString();
    }
    String above = Long.toString(numerator.longValue());
    return denominator.bitLength() == 1 ? above : above + "/" + denominator.longValue();
  }

  /** The nearest double, exact and without division for short dyadic numbers. */
  static double nearest(ExactReal value) {
    return value instanceof Rational rational ? nearest(rational) : value.doubleValue();
  }

  private static double nearest(Rational value) {
    BigInteger numerator = value.numerator();
    BigInteger denominator = value.denominator();
    int shift = denominator.getLowestSetBit();
    boolean dyadic = denominator.bitLength() == shift + 1;
    // Within these limits neither the conversion nor the scaling rounds.
    if (dyadic && numerator.bitLength() <= 53 && shift <= 1000) {
      return Math.scalb((double) numerator.longValue(), -shift);
    }
    return value.doubleValue();
  }
}
