package org.secateur.instances.json;

import java.util.Optional;
import org.secateur.model.Rational;

/**
 * Decimals of many digits that are short in binary, as the weights of generated networks are: 21
 * bits behind the point take 21 digits. The decimal m / 10^s is k / 2^s exactly if m = 5^s k. As
 * 5^s is odd, there is just one candidate for k modulo 2^64, which takes a multiplication; another
 * one, in 128 bits, says whether it is right.
 */
final class DyadicDecimal {
  /** Twice what fits in a long whatever the digits. */
  private static final int MOST_DIGITS = 36;

  /** 5^27 is below 2^63. */
  private static final int MOST_PLACES = 27;

  private static final int HALF = MOST_DIGITS / 2;
  private static final long HALF_POWER = 1_000_000_000_000_000_000L;

  private DyadicDecimal() {}

  /**
   * The number; empty where this way is too short for it, or it is not dyadic.
   *
   * @param text digits with at most one point among them, perhaps after a minus sign
   */
  static Optional<Rational> parse(String text) {
    boolean isNegative = text.charAt(0) == '-';
    int point = text.indexOf('.');
    int places = point < 0 ? 0 : text.length() - point - 1;
    int digits = text.length() - (isNegative ? 1 : 0) - (point < 0 ? 0 : 1);
    if (digits > MOST_DIGITS || places > MOST_PLACES) {
      return Optional.empty();
    }
    long above = 0;
    long below = 0;
    int seen = 0;
    for (int i = isNegative ? 1 : 0; i < text.length(); i++) {
      if (i == point) {
        continue;
      }
      int digit = text.charAt(i) - '0';
      if (seen++ < digits - HALF) {
        above = 10 * above + digit;
      } else {
        below = 10 * below + digit;
      }
    }
    long low = above * HALF_POWER + below;
    long carry = Long.compareUnsigned(low, below) < 0 ? 1 : 0;
    long high = Math.multiplyHigh(above, HALF_POWER) + carry;
    return quotient(high, low, isNegative, places);
  }

  /** A number of 128 bits over a power of ten. */
  private static Optional<Rational> quotient(long high, long low, boolean isNegative, int places) {
    long fives = 1;
    for (int i = 0; i < places; i++) {
      fives *= 5;
    }
    long magnitude = low * inverse(fives);
    if (magnitude < 0 || Math.multiplyHigh(magnitude, fives) != high) {
      return Optional.empty();
    }
    return Optional.of(Rational.of(isNegative ? -magnitude : magnitude, 1L << places));
  }

  /**
   * The inverse of an odd number modulo 2^64: each step doubles the number of bits that are right.
   */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int bits = 3; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
