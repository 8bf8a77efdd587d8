package org.secateur.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects the entries of a matrix one by one, row after row: in 64-bit integers over a common
 * denominator while all of it fits in 62 bits, so that millions of numbers need eight bytes each.
 *
 * <p>Mutable, for one thread.
 */
public final class MatrixEntries {
  private static final int LONG_BITS = 62;

  private long[] numerators = new long[16];
  private int size;
  private long denominator = 1;

  /** At least the bits of every numerator. */
  private int mostBits;

  /** All entries from the first one on that did not fit; null before. */
  private List<Rational> wide;

  /** The number of entries so far. */
  public int size() {
    return wide == null ? size : wide.size();
  }

  /** Appends an entry. */
  public void add(Rational entry) {
    if (wide == null && !fits(entry)) {
      wide = new ArrayList<>(2 * size);
      for (int i = 0; i < size; i++) {
        wide.add(Rational.of(numerators[i], denominator));
      }
      numerators = null;
    }
    if (wide != null) {
      wide.add(entry);
      return;
    }
    numerators = size == numerators.length ? Arrays.copyOf(numerators, 2 * size) : numerators;
    numerators[size++] =
        entry.numerator().longValue() * (denominator / entry.denominator().longValue());
  }

  /** Makes the common denominator a multiple of an entry's; false where something is too long. */
  private boolean fits(Rational entry) {
    BigInteger below = entry.denominator();
    if (below.bitLength() > LONG_BITS) {
      return false;
    }
    long needed = below.longValue();
    long factor = denominator % needed == 0 ? 1 : needed / Rational.gcd(denominator, needed);
    int growth = factor == 1 ? 0 : bits(factor);
    if (bits(denominator) + growth > LONG_BITS) {
      return false;
    }
    int own = entry.numerator().bitLength() + bits(denominator * factor / needed);
    if (Math.max(mostBits + growth, own) > LONG_BITS) {
      return false;
    }
    mostBits = Math.max(mostBits + growth, own);
    for (int i = 0; factor > 1 && i < size; i++) {
      numerators[i] *= factor;
    }
    denominator *= factor;
    return true;
  }

  private static int bits(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  /**
   * The matrix of all entries, row major.
   *
   * @throws IllegalArgumentException if their number is another
   */
  public RationalMatrix matrix(int rows, int columns) {
    if (size() != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(size() + " values, expected " + rows + " × " + columns);
    }
    if (wide == null) {
      return RationalMatrix.ofLongs(
          rows, columns, BigInteger.valueOf(denominator), Arrays.copyOf(numerators, size));
    }
    List<List<Rational>> lists = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      lists.add(wide.subList(r * columns, (r + 1) * columns));
    }
    return RationalMatrix.of(lists, columns);
  }
}
