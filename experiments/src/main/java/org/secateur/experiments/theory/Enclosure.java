package org.secateur.experiments.theory;

import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;
import org.secateur.model.Rational;

/**
 * A real number, known to lie between two rationals.
 *
 * @param low at most the number
 * @param high at least the number; equal to {@code low} where the number is known exactly
 */
public record Enclosure(Rational low, Rational high) {
  public Enclosure {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("enclosure: " + low + " above " + high);
    }
  }

  static Enclosure exactly(Rational value) {
    return new Enclosure(value, value);
  }

  Enclosure plus(Enclosure other) {
    return new Enclosure(low.add(other.low), high.add(other.high));
  }

  Enclosure minus(Enclosure other) {
    return new Enclosure(low.subtract(other.high), high.subtract(other.low));
  }

  Enclosure times(Rational factor) {
    Rational first = low.multiply(factor);
    Rational second = high.multiply(factor);
    return new Enclosure(first.min(second), first.max(second));
  }

  /** The product of two numbers that are both known to be at least 0. */
  Enclosure times(Enclosure other) {
    if (low.signum() < 0 || other.low.signum() < 0) {
      throw new IllegalArgumentException("product of " + this + " and " + other + ", expected ≥ 0");
    }
    return new Enclosure(low.multiply(other.low), high.multiply(other.high));
  }

  /** The sign of the number; absent where 0 lies inside and the number is not known exactly. */
  OptionalInt sign() {
    return low.signum() == high.signum() ? OptionalInt.of(low.signum()) : OptionalInt.empty();
  }

  /** The least integer that is not below the number; absent where the ends disagree. */
  Optional<BigInteger> ceiling() {
    BigInteger ceiling = low.ceiling();
    return ceiling.equals(high.ceiling()) ? Optional.of(ceiling) : Optional.empty();
  }

  /** Half way between the ends; for people to read, never for a decision. */
  public Rational middle() {
    return low.add(high).divide(Rational.of(2));
  }
}
