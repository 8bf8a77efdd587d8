package org.secateur.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.secateur.model.ExactReal;
import org.secateur.model.Mask;
import org.secateur.model.Rational;

/** Exact numbers and masks as people read them. */
final class ExactText {
  /** Longer fractions are given as decimals only; {@code --json} has them in full. */
  private static final int LONGEST_FRACTION = 60;

  private static final int MOST_INDICES = 24;
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private ExactText() {}

  /** The exact value, and a decimal of six digits beside it unless it is an integer. */
  static String of(ExactReal value) {
    String exact = value.toString();
    if (isInteger(exact) && exact.length() <= LONGEST_FRACTION) {
      return exact;
    }
    return exact.length() <= LONGEST_FRACTION
        ? exact + " (" + decimal(value) + ")"
        : decimal(value) + " (exact value of " + exact.length() + " characters: see --json)";
  }

  private static boolean isInteger(String exact) {
    return exact.chars().allMatch(c -> c == '-' || Character.isDigit(c));
  }

  /** Six significant digits, rounded; for people, never for a decision. */
  static String decimal(ExactReal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal rounded = rounded(value).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent >= -5 && exponent <= 15 ? rounded.toPlainString() : rounded.toString();
  }

  private static BigDecimal rounded(ExactReal value) {
    if (value instanceof Rational rational) {
      return quotient(rational, SIX_DIGITS);
    }
    return quotient(value.square(), MathContext.DECIMAL128).sqrt(SIX_DIGITS);
  }

  private static BigDecimal quotient(Rational value, MathContext precision) {
    return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), precision);
  }

  /** The kept indices, cut short where they are many. */
  static String kept(Mask mask) {
    int[] kept = mask.kept();
    if (kept.length == 0) {
      return "none";
    }
    String first =
        Arrays.stream(kept)
            .limit(MOST_INDICES)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(" "));
    return kept.length <= MOST_INDICES
        ? first
        : first + " … and " + (kept.length - MOST_INDICES) + " more: see --json";
  }
}
