package org.secateur.solver.sweep;

/** A gradient is too steep for the grid: the sweep ends without a word. */
final class RowOverflow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private RowOverflow() {
    super("a gradient beyond the grid", null, false, false);
  }

  static void check(int row) {
    if (row >= Strip.MOST_ROWS || row <= -Strip.MOST_ROWS) {
      throw new RowOverflow();
    }
  }
}
