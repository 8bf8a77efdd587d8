package org.secateur.checker.arithmetic;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exact numbers in rows of one length: integers over their least common denominator.
 *
 * @param width the length of a row, also where there is none
 * @param rows {@code rows[r][c]}: the entry times the denominator; not copied, never changed
 */
public record Matrix(BigInteger denominator, int width, BigInteger[][] rows) {

  public static Matrix of(List<List<Fraction>> rows) {
    Builder builder = new Builder();
    rows.forEach(builder::add);
    return builder.matrix();
  }

  public int height() {
    return rows.length;
  }

  public List<Fraction> row(int row) {
    return Arrays.stream(rows[row]).map(e -> new Fraction(e, denominator)).toList();
  }

  public List<List<Fraction>> toRows() {
    return IntStream.range(0, height()).mapToObj(this::row).toList();
  }

  /** Takes rows one by one, so that millions of numbers need no fractions. */
  public static final class Builder {
    private BigInteger denominator = BigInteger.ONE;
    private BigInteger[][] rows = new BigInteger[1][];
    private int height;

    public void add(List<Fraction> row) {
      for (Fraction entry : row) {
        require(entry.denominator());
      }
      rows = height == rows.length ? Arrays.copyOf(rows, 2 * height) : rows;
      BigInteger[] entries = new BigInteger[row.size()];
      Arrays.setAll(entries, c -> over(row.get(c)));
      rows[height++] = entries;
    }

    /** The numerator over the common denominator. */
    private BigInteger over(Fraction entry) {
      return entry.denominator().equals(denominator)
          ? entry.numerator()
          : entry.times(denominator).numerator();
    }

    /** Makes the common denominator a multiple of another. */
    private void require(BigInteger other) {
      if (other.equals(denominator)) {
        return;
      }
      BigInteger factor = new Fraction(other, denominator).numerator();
      if (factor.equals(BigInteger.ONE)) {
        return;
      }
      denominator = denominator.multiply(factor);
      for (int r = 0; r < height; r++) {
        BigInteger[] row = rows[r];
        Arrays.setAll(row, c -> row[c].multiply(factor));
      }
    }

    public Matrix matrix() {
      return new Matrix(denominator, rows[0].length, Arrays.copyOf(rows, height));
    }
  }
}
