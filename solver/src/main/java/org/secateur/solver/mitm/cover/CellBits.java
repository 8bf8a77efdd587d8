package org.secateur.solver.mitm.cover;

/** A long row of bits, one for each cell of an axis, with the operations of the covering search. */
final class CellBits {
  private final long[] words;
  private final long cells;

  CellBits(long cells) {
    this.cells = cells;
    words = new long[Math.toIntExact((cells + 63) / 64)];
  }

  long cells() {
    return cells;
  }

  /** Marks the cells of {@code values[from … to) + offset}, which must lie in the row. */
  void markAll(long[] values, int from, int to, long offset, int shift) {
    long[] row = words;
    for (int i = from; i < to; i++) {
      long cell = (values[i] + offset) >>> shift;
      row[(int) (cell >>> 6)] |= 1L << cell;
    }
  }

  /** Marks every cell that lies {@code distance} beyond a marked one; in place. */
  void orShifted(long distance) {
    if (distance > 0) {
      orUp(distance);
    } else if (distance < 0) {
      orDown(-distance);
    }
  }

  private void orUp(long distance) {
    int skip = (int) Math.min(distance >>> 6, words.length);
    int bits = (int) (distance & 63);
    for (int w = words.length - 1; w >= skip; w--) {
      long moved = words[w - skip] << bits;
      if (bits != 0 && w > skip) {
        moved |= words[w - skip - 1] >>> (64 - bits);
      }
      words[w] |= moved;
    }
  }

  private void orDown(long distance) {
    int skip = (int) Math.min(distance >>> 6, words.length);
    int bits = (int) (distance & 63);
    for (int w = 0; w < words.length - skip; w++) {
      long moved = words[w + skip] >>> bits;
      if (bits != 0 && w + skip + 1 < words.length) {
        moved |= words[w + skip + 1] << (64 - bits);
      }
      words[w] |= moved;
    }
  }

  /** Hears of a run of unmarked cells and says how long the next must be to be of interest. */
  @FunctionalInterface
  interface RunListener {
    long onRun(long first, long length);
  }

  /** Reports the maximal runs of unmarked cells in [from, to) of at least a length. */
  void emptyRuns(long from, long to, long atLeast, RunListener listener) {
    long wanted = Math.max(1, atLeast);
    long at = from;
    while (at + wanted <= to) {
      // Where the last cell of a candidate run is marked, the run can only start behind it.
      long last = at + wanted - 1;
      long marked = lastMarked(at, last);
      if (marked >= at) {
        at = marked + 1;
        continue;
      }
      long end = firstMarked(last + 1, to);
      wanted = Math.max(1, listener.onRun(at, end - at));
      at = end + 1;
    }
  }

  /** The last marked cell in [from, last], or -1. */
  private long lastMarked(long from, long last) {
    int w = (int) (last >>> 6);
    long word = words[w] & (-1L >>> (63 - (last & 63)));
    int stop = (int) (from >>> 6);
    while (word == 0 && w > stop) {
      word = words[--w];
    }
    return word == 0 ? -1 : ((long) w << 6) + 63 - Long.numberOfLeadingZeros(word);
  }

  /** The first marked cell in [from, to), or to. */
  private long firstMarked(long from, long to) {
    if (from >= to) {
      return to;
    }
    int w = (int) (from >>> 6);
    long word = words[w] & (-1L << (from & 63));
    int stop = (int) ((to - 1) >>> 6);
    while (word == 0 && w < stop) {
      word = words[++w];
    }
    return word == 0 ? to : Math.min(to, ((long) w << 6) + Long.numberOfTrailingZeros(word));
  }
}
