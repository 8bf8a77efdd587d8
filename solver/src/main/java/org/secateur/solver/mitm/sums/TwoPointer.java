package org.secateur.solver.mitm.sums;

import org.secateur.solver.limits.Budget;

/** Walks over two ascending lists: one up, the other down, so that their sums stay near a value. */
public final class TwoPointer {
  private static final int STRIDE = 1 << 18;

  private TwoPointer() {}

  /**
   * Offers every pair of {@code left[from … to)} and {@code right} that is at least as near to the
   * target as what the collector has; O(to − from + right.length) steps.
   */
  public static void nearest(
      long[] left,
      int from,
      int to,
      long[] right,
      int rightLength,
      long target,
      NearestPairs pairs,
      Budget budget) {
    if (from >= to || rightLength == 0) {
      return;
    }
    int i = from;
    // All of right above this stays above the target even with the least of left.
    int j = Math.min(rightLength - 1, ceiling(right, rightLength, target - left[from]));
    while (i < to && j >= 0 && !pairs.settled()) {
      int steps = Math.min(STRIDE, Math.min(to - i, j + 1));
      long best = pairs.error();
      for (int step = 0; step < steps; step++) {
        long difference = left[i] + right[j] - target;
        if (Math.abs(difference) <= best) {
          pairs.offer(left[i], right[j]);
          best = pairs.error();
        }
        int up = (int) (difference >> 63);
        i -= up;
        j -= 1 + up;
      }
      budget.spend(steps);
    }
  }

  /**
   * How many pairs of {@code left[from … to)} and {@code right} have a sum in [lower, upper]; below
   * 2^62 for lists that fit in memory.
   */
  public static long count(
      long[] left,
      int from,
      int to,
      long[] right,
      int rightLength,
      long lower,
      long upper,
      Budget budget) {
    if (from >= to || lower > upper) {
      return 0;
    }
    // The first positions of right that reach lower, and that exceed upper.
    int first = ceiling(right, rightLength, lower - left[from]);
    int past = ceiling(right, rightLength, upper - left[from] + 1);
    long count = 0;
    int unspent = 0;
    for (int i = from; i < to; i++) {
      int before = first + past;
      while (first > 0 && left[i] + right[first - 1] >= lower) {
        first--;
      }
      while (past > 0 && left[i] + right[past - 1] > upper) {
        past--;
      }
      count += past - first;
      unspent += 1 + before - first - past;
      if (unspent >= STRIDE) {
        budget.spend(unspent);
        unspent = 0;
      }
    }
    budget.spend(unspent);
    return count;
  }

  /** The first position in {@code list[0 … length)} that is at least {@code value}. */
  public static int ceiling(long[] list, int length, long value) {
    int low = 0;
    int high = length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (list[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
