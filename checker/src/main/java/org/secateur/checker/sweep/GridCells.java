package org.secateur.checker.sweep;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * A set of cells of a grid in the plane: cell (i, j) is the square of all (u, s) with j ≤ u ≤ j + 1
 * and i ≤ s ≤ i + 1, in units of the grid, its border included. Held as ascending rows i, and for
 * each the first j and 64 bits from there on. What moves cells keeps this invariant: if all cells
 * that contain a point are in the set before, up to four, then all that contain the moved point are
 * in the set after. So two sets with this invariant for a point meet in a cell that contains it.
 */
final class GridCells {
  /** Bits of a row that may be set, so that there is room to move by one. */
  private static final int MOST_ACROSS = 62;

  private int size;
  private int[] rows;
  private int[] first;
  private long[] bits;

  /** Without cells, with room for some rows. */
  GridCells(int mostRows) {
    rows = new int[mostRows];
    first = new int[mostRows];
    bits = new long[mostRows];
  }

  /** Without cells, with room for some rows. */
  private GridCells cleared(int mostRows) {
    size = 0;
    if (rows.length < mostRows) {
      resize(Math.max(mostRows, 2 * rows.length));
    }
    return this;
  }

  private void resize(int length) {
    rows = Arrays.copyOf(rows, length);
    first = Arrays.copyOf(first, length);
    bits = Arrays.copyOf(bits, length);
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Adds cells to the last row, or a row beyond it, unless there are none. */
  private void add(int row, int from, long cells) {
    if (size > 0 && rows[size - 1] == row) {
      bits[size - 1] |= cells;
    } else if (cells != 0) {
      rows[size] = row;
      first[size] = from;
      bits[size++] = cells;
    }
  }

  /** Bits whose bit 0 is shifted up by so many places. */
  private static long shifted(long cells, int up) {
    if (up >= Long.SIZE || up <= -Long.SIZE) {
      return 0;
    }
    return up >= 0 ? cells << up : cells >>> -up;
  }

  /** All cells of a strip in some rows. */
  static GridCells ofStrip(SweepStop strip, int firstRow, int lastRow) {
    if (firstRow > lastRow) {
      return new GridCells(0);
    }
    // Too many are refused before room is made for them.
    long rows = (long) lastRow - firstRow + 1;
    if (2 * rows > SweepSets.MOST_ROWS) {
      throw new ArithmeticException(rows + " rows of cells at both ends");
    }
    GridCells cells = new GridCells((int) rows);
    for (int row = firstRow; row <= lastRow; row++) {
      int from = strip.first(row);
      cells.add(row, from, cells(strip, row, from));
    }
    return cells;
  }

  /** The cells of a strip in a row, as bits from its first one on. */
  private static long cells(SweepStop strip, int row, int from) {
    int count = strip.last(row) - from + 1;
    return count <= 0 ? 0 : -1L >>> Long.SIZE - count;
  }

  /** Those of these cells that are in a strip; they take no more room than they need. */
  GridCells within(SweepStop strip) {
    GridCells within = jumped(0, 0, 0, strip, new GridCells(size));
    within.resize(within.size);
    return within;
  }

  /** The cells that are in both sets. */
  GridCells meet(GridCells goal) {
    return jumpedInto(0, 0, 0, goal);
  }

  /** The cells of a goal, after a stop's jump, to which its jump can lead from these cells. */
  GridCells ahead(SweepStop stop, GridCells goal) {
    return jumpedInto(stop.across(), stop.along(), stop.spread(), goal);
  }

  /** The cells of a stop's strip to which its jump can lead from these cells. */
  GridCells ahead(SweepStop stop) {
    return jumped(stop.across(), stop.along(), stop.spread(), stop, new GridCells(0));
  }

  /** The cells of a stop's strip from which its jump can lead to these cells, in the room given. */
  GridCells back(SweepStop stop, GridCells room) {
    int spread = stop.spread();
    return jumped(-stop.across() - spread, -stop.along() - spread, spread, stop, room);
  }

  /**
   * The cells of a strip to which cells can be moved by (across + φ, along + ψ) for some 0 ≤ φ, ψ ≤
   * spread: a cell to one of them, or to four.
   */
  private GridCells jumped(int across, int along, int spread, SweepStop strip, GridCells room) {
    GridCells jumped = room.cleared((spread + 1) * size);
    for (int k = 0; k < size; k++) {
      long cells = bits[k] | bits[k] << spread;
      for (int row = rows[k] + along; row <= rows[k] + along + spread; row++) {
        int from = strip.first(row);
        jumped.add(row, from, shifted(cells, first[k] + across - from) & cells(strip, row, from));
      }
    }
    return jumped;
  }

  /** As {@link #jumped}, of a goal's cells instead of a strip's. */
  private GridCells jumpedInto(int across, int along, int spread, GridCells goal) {
    GridCells jumped = new GridCells(Math.min((spread + 1) * size, goal.size));
    int k = 0;
    for (int g = size == 0 ? goal.size : goal.find(rows[0] + along); g < goal.size; g++) {
      int source = goal.rows[g] - along;
      while (k < size && rows[k] < source - spread) {
        k++;
      }
      if (k == size) {
        return jumped;
      }
      long cells = 0;
      for (int s = k; s < size && rows[s] <= source; s++) {
        cells |= shifted(bits[s] | bits[s] << spread, first[s] + across - goal.first[g]);
      }
      jumped.add(goal.rows[g], goal.first[g], cells & goal.bits[g]);
    }
    return jumped;
  }

  /** Where a row is, or the next one. */
  private int find(int row) {
    int at = Arrays.binarySearch(rows, 0, size, row);
    return at >= 0 ? at : -at - 1;
  }

  /** The cells that are in one of two sets within one strip, in the room given. */
  GridCells union(GridCells other, GridCells room) {
    GridCells union = room.cleared(size + other.size);
    int i = 0;
    int j = 0;
    while (i < size || j < other.size) {
      int left = i < size ? rows[i] : Integer.MAX_VALUE;
      int right = j < other.size ? other.rows[j] : Integer.MAX_VALUE;
      int from = left <= right ? first[i] : other.first[j];
      long cells = left <= right ? bits[i++] : 0;
      if (right <= left) {
        // Both rows begin with the first cell of the strip.
        cells |= shifted(other.bits[j], other.first[j] - from);
        j++;
      }
      union.add(Math.min(left, right), from, cells);
    }
    return union;
  }

  /** The set in coordinates turned by a quarter: (u, s) become (s, −u), or back (−s, u). */
  GridCells turn(boolean back) {
    LongStream.Builder cells = LongStream.builder();
    for (int k = 0; k < size; k++) {
      for (long left = bits[k]; left != 0; left &= left - 1) {
        int column = first[k] + Long.numberOfTrailingZeros(left);
        cells.add(back ? pair(column, -rows[k] - 1) : pair(-column - 1, rows[k]));
      }
    }
    long[] sorted = cells.build().sorted().toArray();
    GridCells turned = new GridCells(sorted.length);
    for (long cell : sorted) {
      turned.add(row(cell), (int) cell);
    }
    return turned;
  }

  /** Adds a cell to the last row, or a row beyond it. */
  private void add(int row, int column) {
    int up = size > 0 && rows[size - 1] == row ? column - first[size - 1] : 0;
    if (up >= MOST_ACROSS) {
      throw new IllegalStateException("a turn outside of the diagonal's strip");
    }
    add(row, column, 1L << up);
  }

  /** A cell as a number, ordered by row, then by column. */
  private static long pair(int row, int column) {
    return ((long) row << Integer.SIZE) + column;
  }

  private static int row(long pair) {
    return (int) (pair - (int) pair >> Integer.SIZE);
  }
}
