package org.secateur.solver.mitm.sieve;

import java.util.Arrays;

/** A cache-sized set of cell numbers, taken modulo its size: may say yes wrongly, never no. */
public final class BitTable {
  private final long[] words;
  private final int wordMask;

  /**
   * @param logBits the table has 2^logBits bits; at least 6
   */
  public BitTable(int logBits) {
    words = new long[1 << (logBits - 6)];
    wordMask = words.length - 1;
  }

  /** Takes all cells out. */
  public void clear() {
    Arrays.fill(words, 0);
  }

  /** Adds a cell. */
  public void add(long cell) {
    words[(int) (cell >>> 6) & wordMask] |= 1L << cell;
  }

  /** False only if the cell was not added. */
  public boolean mayContain(long cell) {
    return (words[(int) (cell >>> 6) & wordMask] >>> cell & 1) != 0;
  }

  /** Adds the cells of {@code values[from … to) + offset}; the hot loop of the sieve. */
  void addAll(long[] values, int from, int to, long offset, int shift) {
    long[] table = words;
    for (int i = from; i < to; i++) {
      long cell = (values[i] + offset) >>> shift;
      table[(int) (cell >>> 6) & (table.length - 1)] |= 1L << cell;
    }
  }

  /**
   * Collects the positions in {@code [from, to)} whose value, give or take the reach, may lie in a
   * cell of this table. Branch free but for the reach crossing a cell's edge, which is rare.
   *
   * @param tag set in the upper half of what is collected
   * @param out filled from {@code count}; must have room for {@code to − from} more
   * @return the new count
   */
  int collectNear(
      long[] values,
      int from,
      int to,
      long offset,
      long reach,
      int shift,
      long tag,
      long[] out,
      int count) {
    long[] table = words;
    int at = count;
    for (int i = from; i < to; i++) {
      long value = values[i] + offset;
      long low = (value - reach) >>> shift;
      long high = (value + reach) >>> shift;
      long hit = table[(int) (low >>> 6) & (table.length - 1)] >>> low & 1;
      out[at] = tag | i;
      at += (int) hit | (low != high ? 1 : 0);
    }
    return at;
  }

  /** As {@link #collectNear} with reach 0. */
  int collect(
      long[] values, int from, int to, long offset, int shift, long tag, long[] out, int count) {
    long[] table = words;
    int at = count;
    for (int i = from; i < to; i++) {
      long cell = (values[i] + offset) >>> shift;
      out[at] = tag | i;
      at += (int) (table[(int) (cell >>> 6) & (table.length - 1)] >>> cell & 1);
    }
    return at;
  }
}
