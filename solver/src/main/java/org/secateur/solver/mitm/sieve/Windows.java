package org.secateur.solver.mitm.sieve;

/**
 * Where a window of x-values begins and ends in each copy of {@link MaskedRuns}. Windows are
 * visited in ascending order, so that the next place is found near the last one.
 */
final class Windows {
  private final MaskedRuns runs;
  private final int[] from;
  private final int[] to;

  Windows(MaskedRuns runs) {
    this.runs = runs;
    from = new int[runs.copies()];
    to = new int[runs.copies()];
  }

  /**
   * Moves to the sums with x in [lower, upper).
   *
   * @return how many there are
   */
  long moveTo(long lower, long upper) {
    long count = 0;
    for (int r = 0; r < from.length; r++) {
      int expected = Math.max(0, to[r] - from[r]);
      from[r] = seek(runs.runX[r], lower - runs.offsetX[r], to[r]);
      to[r] = seek(runs.runX[r], upper - runs.offsetX[r], from[r] + expected);
      count += to[r] - from[r];
    }
    return count;
  }

  int from(int run) {
    return from[run];
  }

  int to(int run) {
    return to[run];
  }

  /** The first position whose x is at least the bound, looked for from a guess outward. */
  private static int seek(long[] list, long bound, int guess) {
    int low = Math.min(guess, list.length);
    int high = low;
    int step = 4;
    if (low < list.length && list[low] < bound) {
      while (high < list.length && list[high] < bound) {
        low = high + 1;
        high = Math.min(high + step, list.length);
        step <<= 1;
      }
    } else {
      while (low > 0 && list[low - 1] >= bound) {
        high = low - 1;
        low = Math.max(0, low - step);
        step <<= 1;
      }
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (list[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
