package org.secateur.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/** The positive square root of a rational that is not the square of a rational. */
public final class SquareRoot implements ExactReal {
  private final Rational square;

  private SquareRoot(Rational square) {
    this.square = square;
  }

  /**
   * The square root of a number, as a rational where it is one.
   *
   * @throws IllegalArgumentException if the number is negative
   */
  public static ExactReal of(Rational square) {
    if (square.signum() < 0) {
      throw new IllegalArgumentException("square: " + square + ", expected ≥ 0");
    }
    // In lowest terms a quotient is a square exactly if both of its terms are.
    BigInteger[] above = square.numerator().sqrtAndRemainder();
    BigInteger[] below = square.denominator().sqrtAndRemainder();
    return above[1].signum() == 0 && below[1].signum() == 0
        ? Rational.of(above[0], below[0])
        : new SquareRoot(square);
  }

  @Override
  public Rational square() {
    return square;
  }

  @Override
  public BigInteger ceiling() {
    // Irrational, so not an integer itself.
    return square.floor().sqrt().add(BigInteger.ONE);
  }

  @Override
  public int signum() {
    return 1;
  }

  @Override
  public double doubleValue() {
    return new BigDecimal(square.numerator())
        .divide(new BigDecimal(square.denominator()), MathContext.DECIMAL128)
        .sqrt(MathContext.DECIMAL128)
        .doubleValue();
  }

  @Override
  public int compareTo(ExactReal other) {
    return other.signum() <= 0 ? 1 : square.compareTo(other.square());
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof SquareRoot other && square.equals(other.square);
  }

  @Override
  public int hashCode() {
    return ~square.hashCode();
  }

  /** {@code "sqrt(p/q)"}; {@link ExactReal#parse} reads it back. */
  @Override
  public String toString() {
    return "sqrt(" + square + ")";
  }
}
