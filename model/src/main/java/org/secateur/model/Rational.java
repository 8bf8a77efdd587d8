package org.secateur.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact rational number in lowest terms with a positive denominator.
 *
 * <p>Every number that enters or leaves Secateur is one of these: floats are dyadic rationals and
 * decimals are rationals with a power of ten below, so nothing is ever rounded on the way in.
 */
public final class Rational implements ExactReal {
  public static final Rational ZERO = new Rational(BigInteger.ZERO, BigInteger.ONE);
  public static final Rational ONE = new Rational(BigInteger.ONE, BigInteger.ONE);

  /**
   * Largest length of a number's text and largest absolute exponent accepted by {@link #parse}. The
   * limit keeps {@code 1e999999999} from filling the memory with zeros; every double and quadruple
   * lies far inside it.
   */
  public static final int MAX_TEXT = 20_000;

  private static final Pattern FRACTION = Pattern.compile("([+-]?[0-9]+)/([0-9]+)");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE]([+-]?[0-9]+))?");
  private static final Pattern HEXADECIMAL =
      Pattern.compile(
          "([+-]?)0[xX]([0-9a-fA-F]+)?(?:\\.([0-9a-fA-F]*))?[pP]([+-]?[0-9]+)", Pattern.DOTALL);

  private final BigInteger numerator;
  private final BigInteger denominator;

  private Rational(BigInteger numerator, BigInteger denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /**
   * The quotient of two integers.
   *
   * @throws IllegalArgumentException if the denominator is zero
   */
  public static Rational of(BigInteger numerator, BigInteger denominator) {
    if (denominator.signum() == 0) {
      throw new IllegalArgumentException("denominator: 0, expected a nonzero integer");
    }
    BigInteger gcd = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      gcd = gcd.negate();
    }
    if (gcd.equals(BigInteger.ONE)) {
      return new Rational(numerator, denominator);
    }
    return new Rational(numerator.divide(gcd), denominator.divide(gcd));
  }

  public static Rational of(BigInteger integer) {
    return new Rational(integer, BigInteger.ONE);
  }

  public static Rational of(long integer) {
    return of(BigInteger.valueOf(integer));
  }

  public static Rational of(long numerator, long denominator) {
    if (denominator <= 0 || numerator == Long.MIN_VALUE) {
      return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }
    long gcd = gcd(Math.abs(numerator), denominator);
    return new Rational(BigInteger.valueOf(numerator / gcd), BigInteger.valueOf(denominator / gcd));
  }

  /** Of a number that is at least 0 and one that is positive; quick where one is a power of two. */
  static long gcd(long a, long b) {
    if ((b & b - 1) == 0) {
      return a == 0 ? b : Math.min(b, Long.lowestOneBit(a));
    }
    long above = a;
    long below = b;
    while (above != 0) {
      long rest = below % above;
      below = above;
      above = rest;
    }
    return below;
  }

  /**
   * The exact value of a finite double.
   *
   * @throws IllegalArgumentException for NaN and infinities
   */
  public static Rational of(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value: " + value + ", expected a finite number");
    }
    return of(new BigDecimal(value));
  }

  /** The exact value of a decimal. */
  public static Rational of(BigDecimal value) {
    BigInteger unscaled = value.unscaledValue();
    return value.scale() <= 0
        ? of(unscaled.multiply(BigInteger.TEN.pow(-value.scale())))
        : of(unscaled, BigInteger.TEN.pow(value.scale()));
  }

  /**
   * Reads an integer, a decimal ({@code "0.1"} is 1/10), a fraction ({@code "-1/3"}) or a
   * hexadecimal float ({@code "0x1.8p-3"}).
   *
   * @throws NumberFormatException if the text is none of these or exceeds {@link #MAX_TEXT}
   */
  public static Rational parse(String text) {
    if (text.length() > MAX_TEXT) {
      throw new NumberFormatException("a number of " + text.length() + " characters");
    }
    Matcher fraction = FRACTION.matcher(text);
    if (fraction.matches()) {
      BigInteger below = new BigInteger(fraction.group(2));
      if (below.signum() == 0) {
        throw new NumberFormatException("a fraction with denominator 0");
      }
      return of(new BigInteger(fraction.group(1)), below);
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      exponent(decimal.group(1));
      return of(new BigDecimal(text));
    }
    Matcher hexadecimal = HEXADECIMAL.matcher(text);
    if (hexadecimal.matches()) {
      return ofHexadecimal(hexadecimal);
    }
    throw new NumberFormatException("not a number");
  }

  private static Rational ofHexadecimal(Matcher text) {
    String whole = Objects.requireNonNullElse(text.group(2), "");
    String part = Objects.requireNonNullElse(text.group(3), "");
    if (whole.isEmpty() && part.isEmpty()) {
      throw new NumberFormatException("a hexadecimal float without digits");
    }
    BigInteger digits = new BigInteger(whole + part, 16);
    int shift = exponent(text.group(4)) - 4 * part.length();
    Rational magnitude =
        shift >= 0
            ? of(digits.shiftLeft(shift))
            : of(digits, BigInteger.ONE.shiftLeft(Math.negateExact(shift)));
    return text.group(1).equals("-") ? magnitude.negate() : magnitude;
  }

  private static int exponent(String digits) {
    if (digits == null) {
      return 0;
    }
    BigInteger exponent = new BigInteger(digits);
    if (exponent.abs().compareTo(BigInteger.valueOf(MAX_TEXT)) > 0) {
      throw new NumberFormatException("an exponent beyond ±" + MAX_TEXT);
    }
    return exponent.intValueExact();
  }

  public BigInteger numerator() {
    return numerator;
  }

  public BigInteger denominator() {
    return denominator;
  }

  public Rational add(Rational other) {
    if (denominator.equals(other.denominator)) {
      return of(numerator.add(other.numerator), denominator);
    }
    return of(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Rational subtract(Rational other) {
    return add(other.negate());
  }

  public Rational multiply(Rational other) {
    return of(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * The quotient.
   *
   * @throws IllegalArgumentException if {@code other} is zero
   */
  public Rational divide(Rational other) {
    return of(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  public Rational abs() {
    return numerator.signum() < 0 ? negate() : this;
  }

  public Rational max(Rational other) {
    return compareTo(other) >= 0 ? this : other;
  }

  public Rational min(Rational other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public Rational square() {
    return new Rational(numerator.multiply(numerator), denominator.multiply(denominator));
  }

  @Override
  public int signum() {
    return numerator.signum();
  }

  /** The largest integer that is not above this number. */
  public BigInteger floor() {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  @Override
  public BigInteger ceiling() {
    return negate().floor().negate();
  }

  @Override
  public double doubleValue() {
    return new BigDecimal(numerator)
        .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
        .doubleValue();
  }

  @Override
  public int compareTo(ExactReal other) {
    return other instanceof Rational rational ? compare(rational) : -other.compareTo(this);
  }

  private int compare(Rational other) {
    if (denominator.equals(other.denominator)) {
      return numerator.compareTo(other.numerator);
    }
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Rational other
        && numerator.equals(other.numerator)
        && denominator.equals(other.denominator);
  }

  @Override
  public int hashCode() {
    return 31 * numerator.hashCode() + denominator.hashCode();
  }

  /** {@code "p/q"}, or {@code "p"} for an integer; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return denominator.equals(BigInteger.ONE)
        ? numerator.toString()
        : numerator + "/" + denominator;
  }
}
