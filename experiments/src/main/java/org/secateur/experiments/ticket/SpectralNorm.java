package org.secateur.experiments.ticket;

import java.util.Arrays;

/**
 * An upper bound of the 2-norm of a matrix, that is, of its largest singular value (note {@code
 * ticket-error-propagation}).
 *
 * <p>The norm of A is at most the 2^(p+1)-th root of the Frobenius norm of (A Aᵀ)^(2^p). The powers
 * are computed in doubles and the rounding errors, which are bounded before, are added.
 */
final class SpectralNorm {
  /** The bound is then at most r^(1/128) times the norm, for rank r. */
  private static final int SQUARINGS = 5;

  /** A square of this order takes half a second; larger matrices keep their Frobenius norm. */
  private static final int LARGEST_ORDER = 1024;

  /** Twice the unit roundoff: enough for the error of a dot product, a factor of n apart. */
  private static final double ROUNDOFF = 0x1p-52;

  private SpectralNorm() {}

  /**
   * A bound for every matrix whose entries have these doubles as their nearest or as a neighbour of
   * it.
   *
   * @param matrix rows × columns, row major; each magnitude below 2^400
   */
  static double upper(double[] matrix, int rows, int columns) {
    double[] magnitudes = Arrays.stream(matrix).map(Upward::magnitude).toArray();
    double frobenius = Upward.norm(magnitudes);
    boolean thin = Math.min(rows, columns) <= LARGEST_ORDER;
    boolean ordinary = frobenius > 0x1p-400 && frobenius < 0x1p400;
    if (!thin || !ordinary || Math.min(rows, columns) < 2) {
      return frobenius;
    }
    // Scaled to a norm between 1/2 and 1, so that no power overflows; what underflows is covered
    // by the slack of every step.
    int exponent = Math.getExponent(frobenius) + 1;
    double[] scaled = Arrays.stream(matrix).map(a -> Math.scalb(a, -exponent)).toArray();
    double[] oriented = rows <= columns ? scaled : transposed(scaled, rows, columns);
    int order = Math.min(rows, columns);
    double square = gramBound(oriented, order, Math.max(rows, columns));
    double norm = Upward.sqrt(square);
    // The doubles stand for numbers at most two steps away.
    double slack = Upward.multiply(Math.scalb(frobenius, -exponent), 4 * ROUNDOFF);
    return Math.min(frobenius, Math.nextUp(Math.scalb(Upward.add(norm, slack), exponent)));
  }

  private static double[] transposed(double[] matrix, int rows, int columns) {
    double[] transposed = new double[matrix.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        transposed[c * rows + r] = matrix[r * columns + c];
      }
    }
    return transposed;
  }

  /** At least the norm of A Aᵀ, for A of norm at most 1. */
  private static double gramBound(double[] a, int order, int length) {
    double size = frobenius(a);
    double[] power = gram(a, order, length);
    double[] slacks = new double[SQUARINGS + 1];
    slacks[0] = slack(size, length);
    for (int p = 1; p <= SQUARINGS; p++) {
      double before = frobenius(power);
      power = gram(power, order, order);
      slacks[p] = slack(before, order);
    }
    double bound = frobenius(power);
    for (int p = SQUARINGS; p >= 1; p--) {
      bound = Upward.sqrt(Upward.add(bound, slacks[p]));
    }
    return Upward.add(bound, slacks[0]);
  }

  /** How far computed dot products of this length may be off, in the Frobenius norm. */
  private static double slack(double frobenius, int length) {
    double relative = Upward.multiply(length + 2, ROUNDOFF);
    return Upward.add(Upward.multiply(relative, Upward.multiply(frobenius, frobenius)), 0x1p-1000);
  }

  private static double frobenius(double[] matrix) {
    return Upward.norm(Arrays.stream(matrix).map(Math::abs).toArray());
  }

  /** M Mᵀ in doubles; for a symmetric M its square. */
  private static double[] gram(double[] matrix, int order, int length) {
    double[] gram = new double[order * order];
    for (int i = 0; i < order; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int c = 0; c < length; c++) {
          sum += matrix[i * length + c] * matrix[j * length + c];
        }
        gram[i * order + j] = sum;
        gram[j * order + i] = sum;
      }
    }
    return gram;
  }
}
