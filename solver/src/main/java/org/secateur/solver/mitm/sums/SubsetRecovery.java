package org.secateur.solver.mitm.sums;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.solver.limits.Budget;

/**
 * Finds a subset with a given sum, once a search that kept only sums has found which sum it wants.
 * By meet in the middle on the half, so at the square root of what the search itself cost.
 */
final class SubsetRecovery {
  private static final int SMALL = 12;

  private final long[] samples;
  private final Budget budget;

  SubsetRecovery(long[] samples, Budget budget) {
    this.samples = samples;
    this.budget = budget;
  }

  /** The positions of a subset of least size with this sum; empty where no subset has it. */
  Optional<List<Integer>> ofLeastSize(long sum, int mostSize) {
    for (int size = 0; size <= Math.min(samples.length, mostSize); size++) {
      Optional<List<Integer>> found = ofSize(sum, size);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The positions of a subset of this size with this sum; empty where no subset has it. */
  Optional<List<Integer>> ofSize(long sum, int size) {
    if (size < 0 || size > samples.length) {
      return Optional.empty();
    }
    List<Integer> kept = new ArrayList<>();
    return find(0, samples.length, sum, size, kept) ? Optional.of(kept) : Optional.empty();
  }

  private boolean find(int from, int to, long sum, int size, List<Integer> kept) {
    if (size == 0) {
      return sum == 0;
    }
    if (to - from <= SMALL) {
      return findSmall(from, to, sum, size, kept);
    }
    int middle = (from + to) >>> 1;
    long[][] left = SortedSums.bySize(Arrays.copyOfRange(samples, from, middle), size, budget);
    long[][] right = SortedSums.bySize(Arrays.copyOfRange(samples, middle, to), size, budget);
    for (int i = Math.max(0, size - right.length + 1); i < Math.min(left.length, size + 1); i++) {
      int at = match(left[i], right[size - i], sum);
      if (at >= 0) {
        long leftSum = left[i][at];
        return find(from, middle, leftSum, i, kept)
            && find(middle, to, sum - leftSum, size - i, kept);
      }
    }
    return false;
  }

  /** A position of left whose complement to the sum is in right, or -1. */
  private static int match(long[] left, long[] right, long sum) {
    int i = 0;
    int j = right.length - 1;
    while (i < left.length && j >= 0) {
      long difference = left[i] + right[j] - sum;
      if (difference == 0) {
        return i;
      }
      if (difference < 0) {
        i++;
      } else {
        j--;
      }
    }
    return -1;
  }

  private boolean findSmall(int from, int to, long sum, int size, List<Integer> kept) {
    for (int mask = 0; mask < 1 << (to - from); mask++) {
      if (Integer.bitCount(mask) == size && sumOf(from, mask) == sum) {
        for (int rest = mask; rest != 0; rest &= rest - 1) {
          kept.add(from + Integer.numberOfTrailingZeros(rest));
        }
        return true;
      }
    }
    return false;
  }

  private long sumOf(int from, int mask) {
    long sum = 0;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      sum += samples[from + Integer.numberOfTrailingZeros(rest)];
    }
    return sum;
  }
}
