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
  private final int[] rows;
  private final int[] first;
  private final long[] bits;

  /** Without cells, with room for some rows. */
  GridCells(int mostRows) {
    rows = new int[mostRows];
    first = new int[mostRows];
    bits = new long[mostRows];
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
      int up = from - first[size - 1];
      if (up < 0 || Long.numberOfLeadingZeros(cells) - up < Long.SIZE - MOST_ACROSS) {
        throw new IllegalStateException("a row with cells that are too far apart");
      }
      bits[size - 1] |= cells << up;
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

  /** Those of these cells that are in a strip. */
  GridCells within(SweepStop strip) {
    return jumped(0, 0, 0, strip);
  }

  /** The cells that are in both sets. */
  GridCells meet(GridCells goal) {
    return jumped(0, 0, 0, goal);
  }

  /** The cells of a goal, after a stop's jump, to which its jump can lead from these cells. */
  GridCells ahead(SweepStop stop, GridCells goal) {
    return jumped(stop.across(), stop.along(), stop.spread(), goal);
  }

  /** The cells of a stop's strip to which its jump can lead from these cells. */
  GridCells ahead(SweepStop stop) {
    return jumped(stop.across(), stop.along(), stop.spread(), stop);
  }

  /** The cells of a stop's strip from which its jump can lead to these cells. */
  GridCells back(SweepStop stop) {
    int spread = stop.spread();
    return jumped(-stop.across() - spread, -stop.along() - spread, spread, stop);
  }

  /**
   * The cells of a strip to which cells can be moved by (across + φ, along + ψ) for some 0 ≤ φ, ψ ≤
   * spread: a cell to one of them, or to four.
   */
  private GridCells jumped(int across, int along, int spread, SweepStop strip) {
    GridCells jumped = new GridCells((spread + 1) * size);
    int k = 0;
    for (int source = size == 0 ? 0 : rows[0]; k < size; source++) {
      int row = source + along;
      int from = strip.first(row);
      long cells = moved(k, source, spread, across - from) & cells(strip, row, from);
      jumped.add(row, from, cells);
      if (rows[k] + spread <= source && ++k < size) {
        // The next row is one on, unless no cell can be moved there.
        source = Math.max(source, rows[k] - 1);
      }
    }
    return jumped;
  }

  /** As above, of a goal's cells instead of a strip's. */
  private GridCells jumped(int across, int along, int spread, GridCells goal) {
    GridCells jumped = new GridCells(Math.min((spread + 1) * size, goal.size));
    int k = 0;
    for (int g = size == 0 ? goal.size : goal.find(rows[0] + along); g < goal.size; g++) {
      int source = goal.rows[g] - along;
      while (k < size && rows[k] + spread < source) {
        k++;
      }
      if (k == size) {
        return jumped;
      }
      long cells = moved(k, source, spread, across - goal.first[g]) & goal.bits[g];
      jumped.add(goal.rows[g], goal.first[g], cells);
    }
    return jumped;
  }

  /** The cells of some rows up to one, moved across by so much, or by more within the spread. */
  private long moved(int from, int to, int spread, int across) {
    long cells = 0;
    for (int k = from; k < size && rows[k] <= to; k++) {
      cells |= shifted(bits[k] | bits[k] << spread, first[k] + across);
    }
    return cells;
  }

  /** Where a row is, or the next one. */
  private int find(int row) {
    int at = Arrays.binarySearch(rows, 0, size, row);
    return at >= 0 ? at : -at - 1;
  }

  /** The cells that are in one of two sets within one strip. */
  GridCells union(GridCells other) {
    GridCells union = new GridCells(size + other.size);
    int i = 0;
    for (int j = 0; j < other.size; j++) {
      for (; i < size && rows[i] <= other.rows[j]; i++) {
        union.add(rows[i], first[i], bits[i]);
      }
      union.add(other.rows[j], other.first[j], other.bits[j]);
    }
    for (; i < size; i++) {
      union.add(rows[i], first[i], bits[i]);
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
      turned.add(row(cell), (int) cell, 1);
    }
    return turned;
  }

  /** A cell as a number, ordered by row, then by column. */
  private static long pair(int row, int column) {
    return ((long) row << Integer.SIZE) + column;
  }

  private static int row(long pair) {
    return (int) (pair - (int) pair >> Integer.SIZE);
  }
}
