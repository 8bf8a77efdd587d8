package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.secateur.model.Rational;

/** An immutable vector of integers. */
public final class IntegerVector {
  private final BigInteger[] entries;

  private IntegerVector(BigInteger[] entries) {
    this.entries = entries;
  }

  /**
   * @param entries borrowed, never to be changed
   */
  public static IntegerVector of(BigInteger... entries) {
    return new IntegerVector(entries);
  }

  public static IntegerVector zero(int length) {
    BigInteger[] entries = new BigInteger[length];
    Arrays.fill(entries, BigInteger.ZERO);
    return new IntegerVector(entries);
  }

  public static IntegerVector unit(int length, int at) {
    IntegerVector unit = zero(length);
    unit.entries[at] = BigInteger.ONE;
    return unit;
  }

  public int length() {
    return entries.length;
  }

  public BigInteger get(int at) {
    return entries[at];
  }

  public boolean isZero() {
    return Arrays.stream(entries).allMatch(e -> e.signum() == 0);
  }

  public BigInteger dot(IntegerVector other) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < entries.length; i++) {
      if (entries[i].signum() != 0 && other.entries[i].signum() != 0) {
        sum = sum.add(entries[i].multiply(other.entries[i]));
      }
    }
    return sum;
  }

  public IntegerVector times(BigInteger factor) {
    return new IntegerVector(
        Arrays.stream(entries).map(factor::multiply).toArray(BigInteger[]::new));
  }

  public IntegerVector negate() {
    return times(BigInteger.ONE.negate());
  }

  public IntegerVector plus(IntegerVector other) {
    BigInteger[] sum = new BigInteger[entries.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = entries[i].add(other.entries[i]);
    }
    return new IntegerVector(sum);
  }

  /** This vector plus a multiple of another. */
  public IntegerVector plus(BigInteger factor, IntegerVector other) {
    return factor.signum() == 0 ? this : plus(other.times(factor));
  }

  public IntegerVector minus(IntegerVector other) {
    return plus(other.negate());
  }

  /** The greatest common divisor of the entries; 0 for the zero vector. */
  BigInteger content() {
    BigInteger gcd = BigInteger.ZERO;
    for (BigInteger entry : entries) {
      gcd = gcd.gcd(entry);
      if (gcd.equals(BigInteger.ONE)) {
        break;
      }
    }
    return gcd;
  }

  /** The entries divided by a number that divides each of them. */
  IntegerVector dividedBy(BigInteger divisor) {
    return divisor.equals(BigInteger.ONE)
        ? this
        : new IntegerVector(
            Arrays.stream(entries).map(e -> e.divide(divisor)).toArray(BigInteger[]::new));
  }

  /** The shortest integer vector of the same direction. */
  public IntegerVector primitive() {
    return isZero() ? this : dividedBy(content());
  }

  /** This direction or its opposite, whichever has a positive first entry that is not 0. */
  IntegerVector upToSign() {
    for (BigInteger entry : entries) {
      if (entry.signum() != 0) {
        return entry.signum() > 0 ? this : negate();
      }
    }
    return this;
  }

  /** The entries over a common positive denominator. */
  public List<Rational> over(BigInteger denominator) {
    return Arrays.stream(entries).map(e -> Rational.of(e, denominator)).toList();
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof IntegerVector other && Arrays.equals(entries, other.entries);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(entries);
  }

  @Override
  public String toString() {
    return Arrays.toString(entries);
  }
}
