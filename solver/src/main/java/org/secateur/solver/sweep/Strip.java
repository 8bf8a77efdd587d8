package org.secateur.solver.sweep;

import java.math.BigInteger;
import org.secateur.model.Rational;

/**
 * The gradients (u, s) with lower ≤ u + s·slope ≤ upper, |slope| ≤ 1, as cells: the row of a cell
 * is the floor of s, the cell in its row the floor of u, both in units of the grid. A row's range
 * is computed in 64-bit fixed point, rounded so that no cell that meets the strip is left out (note
 * {@code sweep-cells}).
 *
 * @param slope in units of 2^-36, rounded down
 * @param first of row 0, in units of 2^-36
 * @param last of row 0, in units of 2^-36
 */
record Strip(long slope, long first, long last) {
  /** Rows have to be smaller than this: then a row times a slope fits, and errs by 2^-12 cells. */
  static final int MOST_ROWS = 1 << 24;

  private static final int POINT = 36;
  private static final long ONE = 1L << POINT;

  /**
   * The strip in units of the grid.
   *
   * @throws ArithmeticException if an end is longer than fixed point allows
   */
  static Strip of(Rational slope, Rational lower, Rational upper) {
    Rational one = Rational.of(ONE);
    long tilt = slope.multiply(one).floor().longValueExact();
    long low = inReach(lower.multiply(one).floor());
    long high = inReach(upper.multiply(one).ceiling());
    long slack = MOST_ROWS + 2L;
    return new Strip(
        tilt,
        // Rounded up when it is shifted down, so one unit less than a whole cell is added.
        low - ONE - Math.max(0, tilt + 1) - slack + ONE - 1,
        high - Math.min(0, tilt) + slack);
  }

  private static long inReach(BigInteger end) {
    if (end.bitLength() > 60) {
      throw new ArithmeticException("an end of " + end.bitLength() + " bits");
    }
    return end.longValue();
  }

  /** The first cell of a row. */
  int first(int row) {
    return (int) (first - row * slope >> POINT);
  }

  /** The cells of a row, as bits from its first cell. */
  int all(int row) {
    long shift = row * slope;
    int count = (int) (last - shift >> POINT) - (int) (first - shift >> POINT) + 1;
    return count <= 0 ? 0 : -1 >>> Math.max(0, Integer.SIZE - count);
  }
}
