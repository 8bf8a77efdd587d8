package org.secateur.solver.mitm.cover;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.scalar.HalfTables;
import org.secateur.solver.mitm.sums.Halves;
import org.secateur.solver.mitm.sums.SortedSums;

/** Exact predecessor and successor among the subset sums, in O(2^(n/2)) steps each. */
final class NeighbourSums {
  /** Pairs of ascending lists; a sum is an entry of the one plus an entry of the other. */
  private final List<long[][]> pairs = new ArrayList<>();

  NeighbourSums(Halves halves, SizeRange sizes, Budget budget) {
    int n = halves.count();
    if (sizes.least() == 0 && sizes.most() == n) {
      pairs.add(
          new long[][] {
            SortedSums.all(halves.left(), budget), SortedSums.all(halves.right(), budget)
          });
      return;
    }
    long[][] left = SortedSums.bySize(halves.left(), sizes.most(), budget);
    long[][] right = SortedSums.bySize(halves.right(), sizes.most(), budget);
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right.length; j++) {
        if (sizes.contains(i + j)) {
          pairs.add(new long[][] {left[i], right[j]});
        }
      }
    }
  }

  /** Bytes of the lists: of all sizes up to the most, for complements are not used here. */
  static long bytes(int n, SizeRange sizes) {
    boolean whole = sizes.least() == 0 && sizes.most() == n;
    return HalfTables.bytes(n, whole ? sizes : SizeRange.atMost(Math.min(sizes.most(), n / 2)));
  }

  /** The greatest sum that is at most the value. */
  OptionalLong atMost(long value) {
    long best = Long.MIN_VALUE;
    for (long[][] pair : pairs) {
      best = Math.max(best, atMost(pair[0], pair[1], value));
    }
    return best == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(best);
  }

  private static long atMost(long[] left, long[] right, long value) {
    long best = Long.MIN_VALUE;
    int j = right.length - 1;
    for (long l : left) {
      while (j >= 0 && l + right[j] > value) {
        j--;
      }
      if (j < 0) {
        return best;
      }
      best = Math.max(best, l + right[j]);
    }
    return best;
  }

  /** The least sum that is at least the value. */
  OptionalLong atLeast(long value) {
    long best = Long.MAX_VALUE;
    for (long[][] pair : pairs) {
      best = Math.min(best, atLeast(pair[0], pair[1], value));
    }
    return best == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(best);
  }

  private static long atLeast(long[] left, long[] right, long value) {
    long best = Long.MAX_VALUE;
    int j = 0;
    for (int i = left.length - 1; i >= 0; i--) {
      while (j < right.length && left[i] + right[j] < value) {
        j++;
      }
      if (j == right.length) {
        return best;
      }
      best = Math.min(best, left[i] + right[j]);
    }
    return best;
  }
}
