package org.secateur.checker;

/**
 * A stop of a sweep: a direction (x, y) with x > 0 and |y| ≤ x, where the gradient (u, s) of the
 * even part satisfies lower ≤ x u + y s ≤ upper, in units of the grid; then the gradient jumps, may
 * jump, or its coordinates are turned.
 *
 * @param low ceil(lower) − max(y, 0) − 1
 * @param high floor(upper) − min(y, 0)
 * @param option which may be chosen here, or one of the constants
 * @param across floor of u's jump
 * @param along floor of s's jump
 */
record SweepStop(long x, long y, long low, long high, int option, int across, int along) {
  /** The target has a kink: a jump in any case. */
  static final int TARGET = -1;

  /** No jump. */
  static final int INPUT = -2;

  /** Afterwards (u, s) are (s, −u). */
  static final int TURN = -3;

  /** Rows beyond are too far out: a product of y and a row fits in 62 bits. */
  static final int MOST_ROW = 1 << 26;

  boolean isOption() {
    return option >= 0;
  }

  /**
   * The first j for which the cell (row, j) meets the strip, without rounding: the largest x u + y
   * s in the cell, x (j + 1) + y row + max(y, 0), is an integer, and has to be at least lower.
   */
  int first(int row) {
    requireReach(row);
    return Math.toIntExact(Math.floorDiv(low - y * row, x));
  }

  /** The last one: the smallest x u + y s, x j + y row + min(y, 0), has to be at most upper. */
  int last(int row) {
    return Math.toIntExact(Math.floorDiv(high - y * row, x));
  }

  private static void requireReach(int row) {
    if (Math.abs(row) > MOST_ROW) {
      throw new ArithmeticException("a row beyond " + MOST_ROW);
    }
  }
}
