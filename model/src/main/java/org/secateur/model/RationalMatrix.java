package org.secateur.model;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An immutable matrix of exact rationals, held as integer numerators over one common denominator.
 *
 * <p>This is the form in which a problem is scaled once to integers. The denominator is the least
 * common one of the entries, so equal matrices have equal representations.
 */
public final class RationalMatrix {
  /** A numerator's bits besides its sign, where it is held as a long. */
  private static final int NARROW_BITS = 62;

  private final int rows;
  private final int columns;
  private final BigInteger denominator;

  /** Row major numerators, or null when one of them does not fit in a long. */
  private final long[] narrow;

  /** Row major numerators, or null when all of them fit in a long. */
  private final BigInteger[] wide;

  private RationalMatrix(
      int rows, int columns, BigInteger denominator, long[] narrow, BigInteger[] wide) {
    this.rows = rows;
    this.columns = columns;
    this.denominator = denominator;
    this.narrow = narrow;
    this.wide = wide;
  }

  /**
   * A matrix from its rows.
   *
   * @param rows the entries; all rows of one length
   * @param columns the length of every row, needed where there is no row
   * @throws IllegalArgumentException if a row has another length
   */
  public static RationalMatrix of(List<List<Rational>> rows, int columns) {
    BigInteger denominator = BigInteger.ONE;
    for (List<Rational> row : rows) {
      if (row.size() != columns) {
        throw new IllegalArgumentException(
            "a row of length " + row.size() + ", expected " + columns);
      }
      for (Rational entry : row) {
        denominator = leastCommonMultiple(denominator, entry.denominator());
      }
    }
    BigInteger[] numerators = new BigInteger[Math.multiplyExact(rows.size(), columns)];
    int at = 0;
    for (List<Rational> row : rows) {
      for (Rational entry : row) {
        numerators[at++] = entry.numerator().multiply(denominator.divide(entry.denominator()));
      }
    }
    return ofNumerators(rows.size(), columns, denominator, numerators);
  }

  /** A matrix of one column. */
  public static RationalMatrix column(List<Rational> entries) {
    return of(entries.stream().map(List::of).toList(), 1);
  }

  /**
   * The exact values of finite doubles (floats widen to doubles exactly).
   *
   * @param values row major, of length {@code rows * columns}; copied
   * @throws IllegalArgumentException for a wrong length, NaN or an infinity
   */
  public static RationalMatrix ofDoubles(int rows, int columns, double[] values) {
    if (values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          values.length + " values, expected " + rows + " × " + columns);
    }
    int least = 0;
    int most = Integer.MIN_VALUE;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("value: " + value + ", expected a finite number");
      }
      if (value != 0) {
        least = Math.min(least, lowestBit(value));
        most = Math.max(most, Math.getExponent(value) + 1);
      }
    }
    BigInteger denominator = BigInteger.ONE.shiftLeft(-least);
    if (most - least <= 62) {
      long[] numerators = new long[values.length];
      for (int i = 0; i < values.length; i++) {
        numerators[i] =
            values[i] == 0 ? 0 : significand(values[i]) << (lowestBit(values[i]) - least);
      }
      return new RationalMatrix(rows, columns, denominator, numerators, null);
    }
    BigInteger[] numerators = new BigInteger[values.length];
    for (int i = 0; i < values.length; i++) {
      numerators[i] =
          values[i] == 0
              ? BigInteger.ZERO
              : BigInteger.valueOf(significand(values[i])).shiftLeft(lowestBit(values[i]) - least);
    }
    // Decides once more what is narrow: -2^62 is, and has an exponent beyond.
    return ofNumerators(rows, columns, denominator, numerators);
  }

  /** The exponent of the lowest bit that is set in a finite nonzero double. */
  private static int lowestBit(double value) {
    return Math.max(Math.getExponent(value), Double.MIN_EXPONENT)
        - 52
        + Long.numberOfTrailingZeros(bits(value));
  }

  /** The odd integer m with value = m · 2^{@link #lowestBit}. */
  private static long significand(double value) {
    long magnitude = bits(value) >> Long.numberOfTrailingZeros(bits(value));
    return value < 0 ? -magnitude : magnitude;
  }

  private static long bits(double value) {
    long fraction = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
    return Math.getExponent(value) < Double.MIN_EXPONENT ? fraction : fraction | 1L << 52;
  }

  /**
   * A matrix from row major numerators over a common denominator, which is reduced; takes less time
   * and memory than big integers.
   *
   * @param numerators copied
   * @throws IllegalArgumentException for a wrong length or a denominator that is not positive
   */
  public static RationalMatrix ofLongs(
      int rows, int columns, BigInteger denominator, long[] numerators) {
    long all = 0;
    for (long numerator : numerators) {
      // Of both the number and its complement, so that the sign does not matter.
      all |= numerator ^ numerator >> 63;
    }
    boolean narrow = all >>> NARROW_BITS == 0;
    long power = denominator.bitLength() < 63 ? denominator.longValue() : 0;
    if (numerators.length != Math.multiplyExact(rows, columns) || !narrow || power <= 0) {
      BigInteger[] wide =
          Arrays.stream(numerators).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
      return ofNumerators(rows, columns, denominator, wide);
    }
    long gcd = power;
    for (int i = 0; i < numerators.length && gcd > 1; i++) {
      gcd = Rational.gcd(Math.abs(numerators[i]), gcd);
    }
    long[] reduced = numerators.clone();
    for (int i = 0; i < reduced.length && gcd > 1; i++) {
      reduced[i] /= gcd;
    }
    return new RationalMatrix(rows, columns, BigInteger.valueOf(power / gcd), reduced, null);
  }

  /**
   * A matrix from row major numerators over a common denominator, which is reduced.
   *
   * @throws IllegalArgumentException for a wrong length or a denominator that is not positive
   */
  public static RationalMatrix ofNumerators(
      int rows, int columns, BigInteger denominator, BigInteger[] numerators) {
    if (numerators.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          numerators.length + " values, expected " + rows + " × " + columns);
    }
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException(
          "denominator: " + denominator + ", expected a positive integer");
    }
    BigInteger gcd = denominator;
    for (BigInteger numerator : numerators) {
      if (gcd.equals(BigInteger.ONE)) {
        break;
      }
      gcd = gcd.gcd(numerator);
    }
    BigInteger[] reduced = numerators.clone();
    boolean fits = true;
    for (int i = 0; i < reduced.length; i++) {
      reduced[i] = reduced[i].divide(gcd);
      fits &= reduced[i].bitLength() <= NARROW_BITS;
    }
    if (!fits) {
      return new RationalMatrix(rows, columns, denominator.divide(gcd), null, reduced);
    }
    long[] narrow = new long[reduced.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = reduced[i].longValueExact();
    }
    return new RationalMatrix(rows, columns, denominator.divide(gcd), narrow, null);
  }

  private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
    return a.equals(b) ? a : a.divide(a.gcd(b)).multiply(b);
  }

  /**
   * The same entries, row after row, in rows of another length.
   *
   * @throws IllegalArgumentException if the number of entries is another
   */
  public RationalMatrix reshaped(int newRows, int newColumns) {
    if ((long) newRows * newColumns != (long) rows * columns) {
      throw new IllegalArgumentException(
          rows + " × " + columns + " entries, expected " + newRows + " × " + newColumns);
    }
    return new RationalMatrix(newRows, newColumns, denominator, narrow, wide);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  /** The least common denominator of all entries; positive. */
  public BigInteger denominator() {
    return denominator;
  }

  /** The entry times {@link #denominator()}. */
  public BigInteger numerator(int row, int column) {
    int at = Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns);
    return narrow != null ? BigInteger.valueOf(narrow[at]) : wide[at];
  }

  /**
   * Whether every numerator fits in 62 bits and a sign, so that {@link #narrow(int, int)} works.
   */
  public boolean isNarrow() {
    return narrow != null;
  }

  /**
   * The entry times {@link #denominator()}.
   *
   * @throws IllegalStateException unless {@link #isNarrow()}
   */
  public long narrow(int row, int column) {
    if (narrow == null) {
      throw new IllegalStateException("numerators beyond 62 bits");
    }
    return narrow[Objects.checkIndex(row, rows) * columns + Objects.checkIndex(column, columns)];
  }

  public Rational get(int row, int column) {
    if (narrow != null && denominator.bitLength() < Long.SIZE) {
      return Rational.of(narrow(row, column), denominator.longValue());
    }
    return Rational.of(numerator(row, column), denominator);
  }

  /** One row, as exact numbers. */
  public List<Rational> row(int row) {
    return java.util.stream.IntStream.range(0, columns).mapToObj(c -> get(row, c)).toList();
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof RationalMatrix other
        && rows == other.rows
        && columns == other.columns
        && denominator.equals(other.denominator)
        && Arrays.equals(narrow, other.narrow)
        && Arrays.equals(wide, other.wide);
  }

  @Override
  public int hashCode() {
    return Objects.hash(rows, columns, denominator, Arrays.hashCode(narrow), Arrays.hashCode(wide));
  }

  @Override
  public String toString() {
    return java.util.stream.IntStream.range(0, rows).mapToObj(this::row).toList().toString();
  }
}
