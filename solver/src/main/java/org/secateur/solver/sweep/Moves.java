package org.secateur.solver.sweep;

import java.util.Arrays;

/** How sets of cells move from step to step, rounded outwards (note {@code sweep-cells}). */
final class Moves {
  private Moves() {}

  /** Bits of a word whose bit 0 is to stand for a cell further up, down if negative. */
  private static int shifted(int bits, int up) {
    if (up >= Integer.SIZE || up <= -Integer.SIZE) {
      return 0;
    }
    return up >= 0 ? bits >>> up : bits << -up;
  }

  /** The cells of one strip that are in another one, too. */
  static void between(CellRows cells, Strip from, Strip to, CellRows into) {
    into.clear();
    for (int i = 0; i < cells.size(); i++) {
      int row = cells.row(i);
      into.add(row, shifted(cells.bits(i), to.first(row) - from.first(row)) & to.all(row));
    }
  }

  /** The cells of one strip that are in a set within another one. */
  static void between(CellRows cells, Strip from, Strip to, CellSet within, CellRows into) {
    into.clear();
    if (cells.isEmpty() || within.isEmpty()) {
      return;
    }
    int[] rows = within.rows();
    int at = within.from(cells.row(0));
    for (int i = 0; i < cells.size(); i++) {
      int row = cells.row(i);
      while (at < rows.length && rows[at] < row) {
        at++;
      }
      if (at == rows.length) {
        return;
      }
      if (rows[at] == row) {
        into.add(row, shifted(cells.bits(i), to.first(row) - from.first(row)) & within.bits()[at]);
      }
    }
  }

  /**
   * Where a jump can lead within the strip of a step. A jump lies between whole numbers of cells,
   * so a cell leads to four.
   *
   * @param across the smaller whole number of cells within a row
   * @param along the smaller whole number of rows
   * @throws RowOverflow if rows get out of the reach of fixed point
   */
  static void jump(CellRows cells, Strip strip, int across, int along, CellRows into) {
    into.clear();
    if (cells.isEmpty()) {
      return;
    }
    RowOverflow.check(cells.row(0) + along);
    RowOverflow.check(cells.row(cells.size() - 1) + along + 1);
    int lower = 0;
    int upper = 0;
    while (lower < cells.size() || upper < cells.size()) {
      int fromLower = lower < cells.size() ? cells.row(lower) + along + 1 : Integer.MAX_VALUE;
      int fromUpper = upper < cells.size() ? cells.row(upper) + along : Integer.MAX_VALUE;
      int row = Math.min(fromLower, fromUpper);
      int first = strip.first(row) - across;
      int bits = 0;
      if (fromLower == row) {
        bits |= landing(cells, lower++, strip, first);
      }
      if (fromUpper == row) {
        bits |= landing(cells, upper++, strip, first);
      }
      into.add(row, bits & strip.all(row));
    }
  }

  private static int landing(CellRows cells, int index, Strip strip, int first) {
    int up = first - strip.first(cells.row(index));
    int bits = cells.bits(index);
    return shifted(bits, up) | shifted(bits, up - 1);
  }

  /** The union of two sets. */
  static void union(CellRows a, CellRows b, CellRows into) {
    into.clear();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      int left = i < a.size() ? a.row(i) : Integer.MAX_VALUE;
      int right = j < b.size() ? b.row(j) : Integer.MAX_VALUE;
      int bits = 0;
      if (left <= right) {
        bits |= a.bits(i++);
      }
      if (right <= left) {
        bits |= b.bits(j++);
      }
      into.add(Math.min(left, right), bits);
    }
  }

  /**
   * The same cells in coordinates turned by a quarter: (u, s) become (s, -u), or back.
   *
   * @param forward whether the turn is that of a sweep that goes on, else of one that goes back
   */
  static void turn(CellRows cells, Strip from, Strip to, boolean forward, CellRows into) {
    long[] turned = new long[16];
    int count = 0;
    for (int i = 0; i < cells.size(); i++) {
      int row = cells.row(i);
      int first = from.first(row);
      for (int bits = cells.bits(i); bits != 0; bits &= bits - 1) {
        int cell = first + Integer.numberOfTrailingZeros(bits);
        if (count == turned.length) {
          turned = Arrays.copyOf(turned, 2 * count);
        }
        turned[count++] = forward ? pair(-cell - 1, row) : pair(cell, -row - 1);
      }
    }
    Arrays.sort(turned, 0, count);
    into.clear();
    int at = 0;
    while (at < count) {
      int row = (int) (turned[at] >> Integer.SIZE);
      RowOverflow.check(row);
      int first = to.first(row);
      int bits = 0;
      for (; at < count && turned[at] >> Integer.SIZE == row; at++) {
        int bit = (int) turned[at] - first;
        bits |= bit >= 0 && bit < Integer.SIZE ? 1 << bit : 0;
      }
      into.add(row, bits & to.all(row));
    }
  }

  private static long pair(int row, int cell) {
    return (long) row << Integer.SIZE | cell & 0xFFFF_FFFFL;
  }
}
