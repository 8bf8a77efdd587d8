package org.secateur.solver.sweep;

import java.util.Arrays;

/** A set of cells in the making: rows are added in ascending order, and the room is used again. */
final class CellRows {
  private int size;
  private int[] rows = new int[64];
  private int[] bits = new int[64];

  void clear() {
    size = 0;
  }

  /** Adds a row, unless it is empty. */
  void add(int row, int cells) {
    if (cells == 0) {
      return;
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
      bits = Arrays.copyOf(bits, 2 * size);
    }
    rows[size] = row;
    bits[size++] = cells;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int row(int index) {
    return rows[index];
  }

  int bits(int index) {
    return bits[index];
  }

  void set(CellSet set) {
    size = 0;
    for (int i = 0; i < set.size(); i++) {
      add(set.rows()[i], set.bits()[i]);
    }
  }

  CellSet toSet() {
    return size == 0
        ? CellSet.EMPTY
        : new CellSet(Arrays.copyOf(rows, size), Arrays.copyOf(bits, size));
  }
}
