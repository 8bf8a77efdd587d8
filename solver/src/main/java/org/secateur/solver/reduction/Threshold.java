package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.Objects;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.model.SquareRoot;

/**
 * Which errors a mask may have: at most a number, or less than it.
 *
 * @param error at least 0
 */
public record Threshold(ExactReal error, boolean strict) {
  public Threshold {
    Objects.requireNonNull(error, "error");
  }

  public static Threshold atMost(ExactReal error) {
    return new Threshold(error, false);
  }

  public static Threshold below(ExactReal error) {
    return new Threshold(error, true);
  }

  public boolean admits(ExactReal other) {
    int order = other.compareTo(error);
    return strict ? order < 0 : order <= 0;
  }

  /** A rational that is at least the error: itself, or slightly more where it is irrational. */
  public Rational above() {
    if (error instanceof Rational exact) {
      return exact;
    }
    BigInteger fine = BigInteger.ONE.shiftLeft(32);
    BigInteger root = error.square().multiply(Rational.of(fine.multiply(fine))).floor().sqrt();
    // One more is above; yet another one makes up for any finer rounding up.
    return Rational.of(root.add(BigInteger.TWO), fine);
  }

  /** The error times the root of a rational, at least 0. */
  ExactReal times(Rational square) {
    return SquareRoot.of(error.square().multiply(square));
  }

  /** The largest integer that is at most (or less than) center + reach. */
  BigInteger floor(Rational center, ExactReal reach) {
    if (reach instanceof Rational exact) {
      Rational end = center.add(exact);
      boolean isInteger = end.denominator().equals(BigInteger.ONE);
      return strict && isInteger ? end.numerator().subtract(BigInteger.ONE) : end.floor();
    }
    // The end is irrational, so never an integer, and "less than" is the same as "at most".
    Rational square = reach.square();
    BigInteger floor = center.floor().add(square.floor().sqrt()).add(BigInteger.TWO);
    while (exceeds(Rational.of(floor).subtract(center), square)) {
      floor = floor.subtract(BigInteger.ONE);
    }
    return floor;
  }

  private static boolean exceeds(Rational number, Rational square) {
    return number.signum() > 0 && number.square().compareTo(square) > 0;
  }
}
