package org.secateur.checker.arithmetic;

import java.math.BigInteger;
import java.util.ArrayList;
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
    List<Fraction> fractions = new ArrayList<>(width);
    for (int c = 0; c < width; c++) {
      fractions.add(get(row, c));
    }
    return fractions;
  }

  public List<List<Fraction>> toRows() {
    return IntStream.range(0, height()).mapToObj(this::row).toList();
  }

  /** Takes entries one by one, row after row, so that millions of them need no fractions. */
  public static final class Builder {
    /** From an entry on the common denominator was larger by a factor. */
    private record Growth(int entry, BigInteger factor) {}

    private final Integers entries = new Integers(8);
    private final List<Growth> growths = new ArrayList<>();
    private BigInteger denominator = BigInteger.ONE;

    public void add(Fraction entry) {
      // In lowest terms: below it is what the common denominator lacks.
      Fraction factor = new Fraction(denominator, entry.denominator());
      BigInteger missing = factor.denominator();
      if (!missing.equals(BigInteger.ONE)) {
        denominator = denominator.multiply(missing);
        growths.add(new Growth(entries.size(), missing));
      }
      entries.add(entry.numerator().multiply(factor.numerator()));
    }

    public int size() {
      return entries.size();
    }

    /** Of rows of this length, which all entries fill. */
    public Matrix matrix(int width) {
      return new Matrix(
          denominator, entries.size() / width, width, growths.isEmpty() ? entries : overAll());
    }

    /** Each entry is multiplied once only, however often the common denominator grew after it. */
    private Integers overAll() {
      Integers all = new Integers(entries.size());
      BigInteger missing = denominator;
      int grown = 0;
      for (int i = 0; i < entries.size(); i++) {
        for (; grown < growths.size() && growths.get(grown).entry() <= i; grown++) {
          missing = missing.divide(growths.get(grown).factor());
        }
        BigInteger entry = entries.get(i);
        all.add(grown == growths.size() ? entry : entry.multiply(missing));
      }
      return all;
    }
  }
}
