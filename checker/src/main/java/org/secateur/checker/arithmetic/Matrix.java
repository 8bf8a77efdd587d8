package org.secateur.checker.arithmetic;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Exact numbers in rows of one length: integers over their least common denominator. */
public final class Matrix {
  private final BigInteger denominator;
  private final int height;
  private final int width;

  /** The entries times the denominator, row by row. */
  private final Integers entries;

  private Matrix(BigInteger denominator, int height, int width, Integers entries) {
    this.denominator = denominator;
    this.height = height;
    this.width = width;
    this.entries = entries;
  }

  public static Matrix of(List<List<Fraction>> rows) {
    Builder builder = new Builder();
    rows.forEach(row -> row.forEach(builder::add));
    return builder.matrix(rows.get(0).size());
  }

  /**
   * @param rows {@code rows[r][c]}: the entry times the denominator
   * @param width the length of a row, also where there is none
   */
  public static Matrix over(BigInteger denominator, int width, BigInteger[][] rows) {
    Integers entries = Integers.of(rows.length * width, i -> rows[i / width][i % width]);
    return new Matrix(denominator, rows.length, width, entries);
  }

  public BigInteger denominator() {
    return denominator;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** An entry times the denominator. */
  public BigInteger at(int row, int column) {
    return entries.get(row * width + Objects.checkIndex(column, width));
  }

  /** A row times the denominator. */
  public BigInteger[] integers(int row) {
    BigInteger[] integers = new BigInteger[width];
    Arrays.setAll(integers, c -> at(row, c));
    return integers;
  }

  public Fraction get(int row, int column) {
    return new Fraction(at(row, column), denominator);
  }

  public List<Fraction> row(int row) {
    return IntStream.range(0, width).mapToObj(c -> get(row, c)).toList();
  }

  public List<List<Fraction>> toRows() {
    return IntStream.range(0, height()).mapToObj(this::row).toList();
  }

  /** Takes entries one by one, row after row, so that millions of them need no fractions. */
  public static final class Builder {
    private final Integers numerators = new Integers(8);
    private final Integers denominators = new Integers(8);
    private BigInteger common = BigInteger.ONE;

    public void add(Fraction entry) {
      numerators.add(entry.numerator());
      denominators.add(entry.denominator());
      // In lowest terms: below it is what the common denominator lacks.
      common = common.multiply(new Fraction(common, entry.denominator()).denominator());
    }

    public int size() {
      return numerators.size();
    }

    /** Of rows of this length, which all entries fill. */
    public Matrix matrix(int width) {
      Integers entries =
          Integers.of(size(), i -> numerators.get(i).multiply(common.divide(denominators.get(i))));
      return new Matrix(common, size() / width, width, entries);
    }
  }
}
