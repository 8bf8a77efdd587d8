package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/**
 * Vector samples and targets scaled to 64-bit integers over their common denominator (note {@code
 * reduction-grid}). Errors of different coordinates are compared with each other, so here the
 * targets stand on the grid themselves.
 *
 * <p>The coordinates come in an order of their own, the same for samples and targets, the one whose
 * sums differ most first: the sup-norm does not mind, and searches cut their windows on the first.
 */
public final class VectorGrid {
  private static final int FEW = 10;

  private final long[][] samples;
  private final long[][] targets;
  private final BigInteger unitNumerator;
  private final BigInteger unitDenominator;

  private VectorGrid(long[][] samples, long[][] targets, BigInteger above, BigInteger below) {
    this.samples = samples;
    this.targets = targets;
    this.unitNumerator = above;
    this.unitDenominator = below;
  }

  /**
   * The grid of n × m samples and T × m targets; empty where a sum and a target together need more
   * than {@link ScalarGrid#MAX_BITS} bits.
   */
  public static Optional<VectorGrid> of(RationalMatrix samples, RationalMatrix targets) {
    BigInteger gcd = samples.denominator().gcd(targets.denominator());
    BigInteger samplesUp = targets.denominator().divide(gcd);
    BigInteger targetsUp = samples.denominator().divide(gcd);
    BigInteger unit = unit(samples, samplesUp, BigInteger.ZERO);
    unit = unit(targets, targetsUp, unit).max(BigInteger.ONE);
    for (int c = 0; c < samples.columns(); c++) {
      BigInteger sum = BigInteger.TEN;
      for (int i = 0; i < samples.rows(); i++) {
        sum = sum.add(samples.numerator(i, c).multiply(samplesUp).divide(unit).abs());
      }
      for (int t = 0; t < targets.rows(); t++) {
        BigInteger target = targets.numerator(t, c).multiply(targetsUp).divide(unit).abs();
        if (sum.add(target).bitLength() > ScalarGrid.MAX_BITS) {
          return Optional.empty();
        }
      }
    }
    long[][] columns = scaled(samples, samplesUp, unit);
    long[][] targetColumns = scaled(targets, targetsUp, unit);
    int[] order = mostDifferentFirst(columns);
    return Optional.of(
        new VectorGrid(
            inOrder(columns, order),
            transposed(inOrder(targetColumns, order), targets.rows()),
            unit,
            samples.denominator().multiply(samplesUp)));
  }

  private static int[] mostDifferentFirst(long[][] columns) {
    long[] different = Arrays.stream(columns).mapToLong(VectorGrid::differentSums).toArray();
    return IntStream.range(0, columns.length)
        .boxed()
        .sorted(Comparator.comparingLong(c -> -different[c]))
        .mapToInt(c -> c)
        .toArray();
  }

  /**
   * Whether the sums of a coordinate differ enough to sort vectors out by; false for a coordinate
   * of zeros or of equal samples.
   */
  public boolean tellsApart(int coordinate) {
    long[] column = samples[coordinate];
    return 8 * differentSums(column) >= 1L << Math.min(column.length, FEW);
  }

  /** How many different sums the subsets of a few samples have in one coordinate. */
  private static long differentSums(long[] column) {
    int few = Math.min(column.length, FEW);
    long[] sums = new long[1 << few];
    for (int i = 0; i < few; i++) {
      for (int mask = 0; mask < 1 << i; mask++) {
        sums[1 << i | mask] = sums[mask] + column[i];
      }
    }
    return Arrays.stream(sums).distinct().count();
  }

  private static long[][] inOrder(long[][] columns, int[] order) {
    return Arrays.stream(order).mapToObj(c -> columns[c]).toArray(long[][]::new);
  }

  private static BigInteger unit(RationalMatrix matrix, BigInteger up, BigInteger start) {
    BigInteger unit = start;
    for (int r = 0; r < matrix.rows(); r++) {
      for (int c = 0; c < matrix.columns() && !unit.equals(BigInteger.ONE); c++) {
        unit = unit.gcd(matrix.numerator(r, c).multiply(up));
      }
    }
    return unit;
  }

  private static long[][] scaled(RationalMatrix matrix, BigInteger up, BigInteger unit) {
    long[][] byColumn = new long[matrix.columns()][matrix.rows()];
    for (int c = 0; c < matrix.columns(); c++) {
      for (int r = 0; r < matrix.rows(); r++) {
        byColumn[c][r] = matrix.numerator(r, c).multiply(up).divide(unit).longValueExact();
      }
    }
    return byColumn;
  }

  private static long[][] transposed(long[][] byColumn, int rows) {
    long[][] byRow = new long[rows][byColumn.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < byColumn.length; c++) {
        byRow[r][c] = byColumn[c][r];
      }
    }
    return byRow;
  }

  /** The same targets and unit with other samples, by coordinate. */
  public VectorGrid withSamples(long[][] others) {
    return new VectorGrid(others, targets, unitNumerator, unitDenominator);
  }

  /** Samples by coordinate: {@code samples()[c][i]}; borrowed, not to be written to. */
  public long[][] samples() {
    return samples;
  }

  /** One target, by coordinate; borrowed, not to be written to. */
  public long[] target(int t) {
    return targets[t];
  }

  /** The greatest error on the grid that is within a tolerance. */
  public long within(Rational tolerance) {
    Rational inUnits =
        Rational.of(
            tolerance.numerator().multiply(unitDenominator),
            tolerance.denominator().multiply(unitNumerator));
    return inUnits.floor().min(BigInteger.ONE.shiftLeft(ScalarGrid.MAX_BITS)).longValueExact();
  }
}
