package org.secateur.solver.sweep;

/**
 * All pairs of options by what they add to both diagonals of the odd part, in cells as large as the
 * intervals of the sums: the pairs that complete a selection lie in at most four cells. Cells are
 * hashed, so what is found has to be looked at (note {@code sweep-odd}).
 *
 * <p>Takes 12 bytes for each pair of n options, 20 while it is made, and the time of n² / 2
 * look-ups in memory.
 */
final class OddPairs {
  private final OddPart odd;
  private final int options;
  private final long widthUp;
  private final long widthDown;
  private final int mask;

  /** Where the pairs of a hashed cell begin. */
  private final int[] begin;

  /** The smaller option times the number of options, and the larger one. */
  private final int[] pairs;

  /**
   * The memory to make it for so many options, in bytes; beyond any limit if there are too many of
   * them.
   */
  static long bytes(int options) {
    long pairs = (long) options * options / 2;
    return options < 1 << 15 ? 20 * pairs : Long.MAX_VALUE;
  }

  OddPairs(OddPart odd, int options) {
    this.odd = odd;
    this.options = options;
    this.widthUp = Math.max(1, odd.up().upper() - odd.up().lower() + 1);
    this.widthDown = Math.max(1, odd.down().upper() - odd.down().lower() + 1);
    int count = options * (options - 1) / 2;
    this.mask = Integer.highestOneBit(Math.max(1, count)) * 2 - 1;
    this.begin = new int[mask + 2];
    this.pairs = new int[count];
    long[] up = odd.up().of();
    long[] down = odd.down().of();
    for (int a = 0; a < options; a++) {
      for (int b = a + 1; b < options; b++) {
        begin[hash(cellUp(up[a] + up[b]), cellDown(down[a] + down[b])) + 1]++;
      }
    }
    for (int h = 0; h <= mask; h++) {
      begin[h + 1] += begin[h];
    }
    int[] next = begin.clone();
    for (int a = 0; a < options; a++) {
      for (int b = a + 1; b < options; b++) {
        int h = hash(cellUp(up[a] + up[b]), cellDown(down[a] + down[b]));
        pairs[next[h]++] = a * options + b;
      }
    }
  }

  private long cellUp(long sum) {
    return Math.floorDiv(sum, widthUp);
  }

  private long cellDown(long sum) {
    return Math.floorDiv(sum, widthDown);
  }

  private int hash(long up, long down) {
    long mixed = (up * 0x9E3779B97F4A7C15L + down) * 0xC2B2AE3D27D4EB4FL;
    return (int) (mixed >>> 32) & mask;
  }

  /** Hears of pairs. */
  interface Visitor {
    void visit(int a, int b);
  }

  /** All pairs that bring the sums of both diagonals into their intervals. */
  void completing(long sumUp, long sumDown, Visitor visitor) {
    long firstUp = cellUp(odd.up().lower() - sumUp);
    long firstDown = cellDown(odd.down().lower() - sumDown);
    for (long u = firstUp; u <= firstUp + 1; u++) {
      for (long d = firstDown; d <= firstDown + 1; d++) {
        int h = hash(u, d);
        for (int i = begin[h]; i < begin[h + 1]; i++) {
          int a = pairs[i] / options;
          int b = pairs[i] % options;
          long up = sumUp + odd.up().of()[a] + odd.up().of()[b];
          long down = sumDown + odd.down().of()[a] + odd.down().of()[b];
          // Two cells may share a hash: only the one that a pair lies in reports it.
          if (odd.isWithin(up, down) && cellUp(up - sumUp) == u && cellDown(down - sumDown) == d) {
            visitor.visit(a, b);
          }
        }
      }
    }
  }
}
