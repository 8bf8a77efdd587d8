package org.secateur.checker.sweep;

import java.math.BigInteger;
import org.secateur.checker.arithmetic.Fraction;

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
  private static final int MOST_ROW = 1 << 26;

  /** Jumps and the ends of a strip beyond so many bits of cells are too long. */
  private static final int MOST_BITS = 26;

  /**
   * A stop in units of the grid.
   *
   * @param at the direction
   * @param across u's jump
   * @param along s's jump
   * @throws ArithmeticException if numbers are too long for it
   */
  static SweepStop of(
      BigInteger[] at,
      Fraction lower,
      Fraction upper,
      int option,
      Fraction across,
      Fraction along) {
    long y = exact(at[1], Integer.SIZE - 1);
    BigInteger low = lower.ceiling();
    BigInteger high = upper.floor();
    exact(low.abs().max(high.abs()).divide(at[0]), MOST_BITS);
    // low is one less for first to round down: ⌈n / x⌉ − 1 = ⌊(n − 1) / x⌋ for integers.
    return new SweepStop(
        exact(at[0], Integer.SIZE - 1),
        y,
        low.longValueExact() - Math.max(y, 0) - 1,
        high.longValueExact() - Math.min(y, 0),
        option,
        (int) exact(across.floor(), MOST_BITS),
        (int) exact(along.floor(), MOST_BITS));
  }

  private static long exact(BigInteger value, int bits) {
    if (value.bitLength() > bits) {
      throw new ArithmeticException("a number of " + value.bitLength() + " bits");
    }
    return value.longValueExact();
  }

  boolean isOption() {
    return option >= 0;
  }

  boolean turns() {
    return option == TURN;
  }

  /** How far beyond across and along the jump may be. */
  int spread() {
    return option >= TARGET ? 1 : 0;
  }

  /**
   * The first j for which the cell (row, j) meets the strip, without rounding: the largest x u + y
   * s in the cell, x (j + 1) + y row + max(y, 0), is an integer, and has to be at least lower.
   */
  int first(int row) {
    if (Math.abs(row) > MOST_ROW) {
      throw new ArithmeticException("a row beyond " + MOST_ROW);
    }
    return Math.toIntExact(Math.floorDiv(low - y * row, x));
  }

  /** The last one: the smallest x u + y s, x j + y row + min(y, 0), has to be at most upper. */
  int last(int row) {
    return Math.toIntExact(Math.floorDiv(high - y * row, x));
  }
}
