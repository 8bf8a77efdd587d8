package org.secateur.checker.arithmetic;

import java.math.BigInteger;

/**
 * An exact rational number in lowest terms with a positive denominator: the checker's own
 * arithmetic.
 */
public record Fraction(BigInteger numerator, BigInteger denominator)
    implements Comparable<Fraction> {
  public static final Fraction ZERO = whole(BigInteger.ZERO);

  public Fraction {
    if (denominator.signum() == 0) {
      throw new NumberFormatException("a fraction with denominator 0");
    }
    int twos = denominator.getLowestSetBit();
    if (denominator.signum() > 0 && denominator.bitLength() == twos + 1) {
      int common = numerator.signum() == 0 ? twos : Math.min(twos, numerator.getLowestSetBit());
      numerator = numerator.shiftRight(common);
      denominator = denominator.shiftRight(common);
    } else {
      BigInteger common = numerator.gcd(denominator);
      BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
      numerator = numerator.divide(divisor);
      denominator = denominator.divide(divisor);
    }
  }

  public static Fraction whole(BigInteger value) {
    return new Fraction(value, BigInteger.ONE);
  }

  public static Fraction whole(long value) {
    return whole(BigInteger.valueOf(value));
  }

  public Fraction plus(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Fraction minus(Fraction other) {
    return plus(other.negate());
  }

  public Fraction negate() {
    return new Fraction(numerator.negate(), denominator);
  }

  public Fraction times(BigInteger factor) {
    return new Fraction(numerator.multiply(factor), denominator);
  }

  public Fraction times(Fraction other) {
    return new Fraction(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /** Of numbers that are not zero. */
  public Fraction over(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public Fraction magnitude() {
    return new Fraction(numerator.abs(), denominator);
  }

  public int signum() {
    return numerator.signum();
  }

  public boolean isBelow(Fraction other) {
    return compareTo(other) < 0;
  }

  public boolean isAbove(Fraction other) {
    return compareTo(other) > 0;
  }

  /** The largest integer not above. */
  public BigInteger floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  /** The smallest integer not below. */
  public BigInteger ceiling() {
    return negate().floor().negate();
  }

  /** The largest integer not above, or below if {@code strict}. */
  public BigInteger floor(boolean strict) {
    return strict ? ceiling().subtract(BigInteger.ONE) : floor();
  }

  /** The largest integer not above the root; for numbers that are not negative. */
  public BigInteger floorOfRoot() {
    return floor().sqrt();
  }

  /** The smallest integer not below the root; for numbers that are not negative. */
  public BigInteger ceilingOfRoot() {
    BigInteger root = floorOfRoot();
    return whole(root.multiply(root)).isBelow(this) ? root.add(BigInteger.ONE) : root;
  }

  @Override
  public int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return numerator + (denominator.equals(BigInteger.ONE) ? "" : "/" + denominator);
  }
}
