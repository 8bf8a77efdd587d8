package org.secateur.checker.sweep;

import java.util.Arrays;

/**
 * A set of cells of a grid in the plane: cell (i, j) is the square of all (u, s) with j ≤ u ≤ j + 1
 * and i ≤ s ≤ i + 1, in units of the grid, its border included. Held as ascending rows i, and for
 * each the first j and 64 bits from there on. What moves cells keeps this invariant: if all cells
 * that contain a point are in the set before, up to four, then all that contain the moved point are
 * in the set after. So two sets with this invariant for a point meet in a cell that contains it.
 *
 * <p>Mutable, so that a walk can use the same memory again.
 */
final class GridCells {
  /** Bits of a row that may be set, so that there is room to move by one. */
  static final int MOST_ACROSS = 62;

  private int size;
  private int[] rows = new int[16];
  private int[] first = new int[16];
  private long[] bits = new long[16];

  /** A copy that takes no more room than it needs. */
  GridCells copy() {
    GridCells copy = new GridCells();
    copy.size = size;
    copy.rows = Arrays.copyOf(rows, size);
    copy.first = Arrays.copyOf(first, size);
    copy.bits = Arrays.copyOf(bits, size);
    return copy;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds a row beyond the last one, unless it has no cells. */
  private void add(int row, int from, long cells) {
    if (cells == 0) {
      return;
    }
    if (size == rows.length) {
      int length = Math.max(16, 2 * size);
      rows = Arrays.copyOf(rows, length);
      first = Arrays.copyOf(first, length);
      bits = Arrays.copyOf(bits, length);
    }
    rows[size] = row;
    first[size] = from;
    bits[size++] = cells;
  }

  /** Bits whose bit 0 is moved up by so many places. */
  private static long moved(long cells, int up) {
    if (up >= Long.SIZE || up <= -Long.SIZE) {
      return 0;
    }
    return up >= 0 ? cells << up : cells >>> -up;
  }

  /** Becomes all cells of a strip in some rows. */
  GridCells ofStrip(SweepStop strip, int firstRow, int lastRow) {
    size = 0;
    for (int row = firstRow; row <= lastRow; row++) {
      add(row, strip);
    }
    return this;
  }

  private void add(int row, SweepStop strip) {
    int from = strip.first(row);
    int count = strip.last(row) - from + 1;
    add(row, from, count <= 0 ? 0 : -1L >>> Long.SIZE - count);
  }

  /** Becomes all cells of a strip in the rows of a set, and in those so far along and one on. */
  GridCells ofStrip(SweepStop strip, GridCells near, int along) {
    size = 0;
    for (int k = 0; k < near.size; k++) {
      for (int row = near.rows[k] + along; row <= near.rows[k] + along + 1; row++) {
        if (size == 0 || rows[size - 1] < row) {
          add(row, strip);
        }
      }
    }
    return this;
  }

  /** Becomes the cells that are in both sets. */
  GridCells meet(GridCells from, GridCells goal) {
    size = 0;
    int k = 0;
    for (int g = goal.find(from); g < goal.size && k < from.size; g++) {
      while (k < from.size && from.rows[k] < goal.rows[g]) {
        k++;
      }
      if (k < from.size && from.rows[k] == goal.rows[g]) {
        long cells = moved(from.bits[k], from.first[k] - goal.first[g]);
        add(goal.rows[g], goal.first[g], cells & goal.bits[g]);
      }
    }
    return this;
  }

  private int find(GridCells from) {
    return from.size == 0 ? size : find(from.rows[0]);
  }

  /** Where a row is, or the next one. */
  private int find(int row) {
    int at = Arrays.binarySearch(rows, 0, size, row);
    return at >= 0 ? at : -at - 1;
  }

  /**
   * Becomes the cells of a goal to which cells can be moved by (across + φ, along + ψ) for some 0 ≤
   * φ, ψ ≤ 1: a cell to four of them.
   */
  GridCells jump(GridCells from, int across, int along, GridCells goal) {
    size = 0;
    if (from.size == 0) {
      return this;
    }
    int k = 0;
    for (int g = goal.find(from.rows[0] + along); g < goal.size; g++) {
      int source = goal.rows[g] - along;
      while (k < from.size && from.rows[k] < source - 1) {
        k++;
      }
      if (k == from.size) {
        return this;
      }
      long cells = 0;
      for (int s = k; s < from.size && from.rows[s] <= source; s++) {
        cells |= moved(from.bits[s] | from.bits[s] << 1, from.first[s] + across - goal.first[g]);
      }
      add(goal.rows[g], goal.first[g], cells & goal.bits[g]);
    }
    return this;
  }

  /** The same for the jump back, by (−across − φ, −along − ψ). */
  GridCells jumpBack(GridCells from, int across, int along, GridCells goal) {
    return jump(from, -across - 1, -along - 1, goal);
  }

  /** Becomes the cells that are in one of two sets within one strip. */
  GridCells union(GridCells a, GridCells b) {
    size = 0;
    int i = 0;
    int j = 0;
    while (i < a.size || j < b.size) {
      int left = i < a.size ? a.rows[i] : Integer.MAX_VALUE;
      int right = j < b.size ? b.rows[j] : Integer.MAX_VALUE;
      int from = left <= right ? a.first[i] : b.first[j];
      long cells = left <= right ? a.bits[i++] : 0;
      if (right <= left) {
        // Both rows begin with the first cell of the strip.
        cells |= moved(b.bits[j], b.first[j] - from);
        j++;
      }
      add(Math.min(left, right), from, cells);
    }
    return this;
  }

  /** Becomes a set in coordinates turned by a quarter: (u, s) become (s, −u), or back (−s, u). */
  GridCells turn(GridCells from, boolean back) {
    long[] cells = new long[16];
    int count = 0;
    for (int k = 0; k < from.size; k++) {
      for (long left = from.bits[k]; left != 0; left &= left - 1) {
        int column = from.first[k] + Long.numberOfTrailingZeros(left);
        int row = from.rows[k];
        cells = count == cells.length ? Arrays.copyOf(cells, 2 * count) : cells;
        cells[count++] = back ? pair(column, -row - 1) : pair(-column - 1, row);
      }
    }
    Arrays.sort(cells, 0, count);
    size = 0;
    int next = 0;
    while (next < count) {
      int row = row(cells[next]);
      int column = (int) cells[next];
      long turned = 0;
      for (; next < count && row(cells[next]) == row; next++) {
        int up = (int) cells[next] - column;
        if (up >= MOST_ACROSS) {
          throw new IllegalStateException("a turn outside of the diagonal's strip");
        }
        turned |= 1L << up;
      }
      add(row, column, turned);
    }
    return this;
  }

  /** Ordered by row, then by column. */
  private static long pair(int row, int column) {
    return ((long) row << Integer.SIZE) + column;
  }

  private static int row(long pair) {
    return (int) (pair - (int) pair >> Integer.SIZE);
  }
}
