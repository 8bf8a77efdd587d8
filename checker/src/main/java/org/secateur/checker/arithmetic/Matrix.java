package org.secateur.checker.arithmetic;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Exact numbers in rows of one length: integers over their least common denominator. */
public record Matrix(BigInteger denominator, int height, int width, Integers entries) {
  public static Matrix of(List<List<Fraction>> rows) {
    Builder builder = new Builder();
    rows.forEach(row -> row.forEach(builder::add));
    return builder.matrix(rows.get(0).size());
  }

  /** An entry times the denominator, by its row and its column. */
  @FunctionalInterface
  public interface Entry {
    BigInteger at(int row, int column);
  }

  public static Matrix over(BigInteger denominator, int height, int width, Entry entry) {
    Integers entries = Integers.of(height * width, i -> entry.at(i / width, i % width));
    return new Matrix(denominator, height, width, entries);
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

    public void add(Fraction entry) {
      numerators.add(entry.numerator());
      denominators.add(entry.denominator());
    }

    public int size() {
      return numerators.size();
    }

    /** Of rows of this length, which all entries fill. */
    public Matrix matrix(int width) {
      BigInteger common = commonDenominator();
      Integers entries =
          Integers.of(size(), i -> numerators.get(i).multiply(common.divide(denominators.get(i))));
      return new Matrix(common, size() / width, width, entries);
    }

    private BigInteger commonDenominator() {
      return IntStream.range(0, size())
          .mapToObj(denominators::get)
          .reduce(BigInteger.ONE, Builder::commonMultiple);
    }

    /** In lowest terms: below it is what the one lacks. */
    private static BigInteger commonMultiple(BigInteger one, BigInteger other) {
      return one.multiply(new Fraction(one, other).denominator());
    }
  }
}
