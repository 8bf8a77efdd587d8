package org.secateur.checker.arithmetic;

import java.math.BigInteger;
import java.util.Optional;

/**
 * An error that a claim may name: a rational, or the square root of one, as errors over a 2-norm
 * ball are. Held as sign and square, by which it is compared.
 */
public record Real(int signum, Fraction square) implements Comparable<Real> {
  public static Real of(Fraction value) {
    return new Real(value.signum(), value.times(value));
  }

  /** The root of a number that is not negative. */
  public static Real root(Fraction square) {
    return new Real(square.signum(), square);
  }

  /** {@code p}, {@code p/q} or {@code sqrt(p/q)}. Every failure is a NumberFormatException. */
  public static Real parse(String text) {
    if (!text.startsWith("sqrt(") || !text.endsWith(")")) {
      return of(NumberText.fraction(text));
    }
    Fraction square = NumberText.fraction(text.substring(5, text.length() - 1));
    if (square.signum() < 0) {
      throw new NumberFormatException("the root of a negative number");
    }
    return root(square);
  }

  /** The number itself, where it is rational: in lowest terms both terms are squares. */
  public Optional<Fraction> rational() {
    BigInteger[] above = square.numerator().sqrtAndRemainder();
    BigInteger[] below = square.denominator().sqrtAndRemainder();
    return above[1].signum() == 0 && below[1].signum() == 0
        ? Optional.of(new Fraction(above[0].multiply(BigInteger.valueOf(signum)), below[0]))
        : Optional.empty();
  }

  /** A rational that is not below and nearly equal; for numbers that are not negative. */
  public Fraction above() {
    BigInteger fine = BigInteger.ONE.shiftLeft(64);
    return rational()
        .orElseGet(() -> new Fraction(square.times(fine.multiply(fine)).ceilingOfRoot(), fine));
  }

  public boolean isBelow(Real other) {
    return compareTo(other) < 0;
  }

  public boolean isAbove(Real other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Real other) {
    return signum != other.signum
        ? Integer.compare(signum, other.signum)
        : signum * square.compareTo(other.square);
  }

  @Override
  public String toString() {
    return rational().map(Fraction::toString).orElse("sqrt(" + square + ")");
  }
}
