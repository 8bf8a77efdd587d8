package org.secateur.experiments.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers of few digits, for titles and labels; never for a decision. */
final class ShortDecimal {
  private static final MathContext DIGITS = new MathContext(4);

  private ShortDecimal() {}

  /** Four significant digits, without trailing zeros; as a power of ten where that is shorter. */
  static String of(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent >= -5 && exponent <= 7 ? rounded.toPlainString() : rounded.toString();
  }
}
