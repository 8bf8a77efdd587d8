package org.secateur.model;

import java.math.BigInteger;

/**
 * An exact real number: a rational, or the square root of one. Errors over a 2-norm ball are of the
 * second kind, all others of the first; both are compared exactly.
 *
 * <p>Equal numbers have equal representations: a root that is rational is a {@link Rational}.
 */
public sealed interface ExactReal extends Comparable<ExactReal> permits Rational, SquareRoot {
  /** The square of the number. */
  Rational square();

  /** The smallest integer that is not below this number. */
  BigInteger ceiling();

  /** -1, 0 or 1. */
  int signum();

  /** The nearest double or a neighbour of it, for people to read; never for a decision. */
  double doubleValue();

  /**
   * Reads what {@code toString} writes, and whatever {@link Rational#parse} reads.
   *
   * @throws NumberFormatException if the text is neither a rational nor {@code "sqrt(p/q)"}
   */
  static ExactReal parse(String text) {
    if (text.startsWith("sqrt(") && text.endsWith(")")) {
      Rational square = Rational.parse(text.substring(5, text.length() - 1));
      if (square.signum() < 0) {
        throw new NumberFormatException("the square root of a negative number");
      }
      return SquareRoot.of(square);
    }
    return Rational.parse(text);
  }
}
