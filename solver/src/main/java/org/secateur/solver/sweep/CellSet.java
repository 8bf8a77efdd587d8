package org.secateur.solver.sweep;

import java.util.Arrays;

/**
 * A set of cells of the plane: ascending rows, and for each row the cells as bits, of which bit 0
 * is the {@link Strip#first} cell of the strip the set lies in. Immutable once it is made.
 *
 * @param rows ascending; kept
 * @param bits of each row, not 0; kept
 */
record CellSet(int[] rows, int[] bits) {
  static final CellSet EMPTY = new CellSet(new int[0], new int[0]);

  boolean isEmpty() {
    return rows.length == 0;
  }

  int size() {
    return rows.length;
  }

  /** The memory it takes, in bytes. */
  long bytes() {
    return 64 + 8L * rows.length;
  }

  /** Where a row is or would be. */
  int from(int row) {
    int at = Arrays.binarySearch(rows, row);
    return at >= 0 ? at : -at - 1;
  }
}
