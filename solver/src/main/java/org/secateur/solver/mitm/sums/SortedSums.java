package org.secateur.solver.mitm.sums;

import java.util.Arrays;
import org.secateur.solver.limits.Budget;

/**
 * Ascending lists of subset sums, made by merging: the sums without a sample and the same list
 * shifted by the sample are both sorted, whatever its sign (Horowitz and Sahni 1974,
 * doi:10.1145/321812.321823). Repeated sums stay: counting needs them.
 */
public final class SortedSums {
  private SortedSums() {}

  /**
   * All 2^h sums of h samples, in O(2^h) time and half as much memory again as the list's own.
   *
   * @throws IllegalArgumentException for more than 30 samples: the list would not be an array
   */
  public static long[] all(long[] samples, Budget budget) {
    if (samples.length > 30) {
      throw new IllegalArgumentException(
          "samples: " + samples.length + ", expected at most 30 in one list");
    }
    long[] sums = new long[1 << samples.length];
    long[] other = new long[Math.max(1, sums.length / 2)];
    // The lists change places at every sample; the last must end in the long one.
    boolean inSums = samples.length % 2 == 0;
    for (int i = 0; i < samples.length; i++) {
      budget.spend(1L << i);
      Merge.withShifted(inSums ? sums : other, 1 << i, samples[i], inSums ? other : sums);
      inSums = !inSums;
    }
    return sums;
  }

  /**
   * The sums of all subsets of each size 0 … most, one ascending list per size.
   *
   * <p>By merging in O(Σ C(h + 1, i + 1)) where sizes reach far, by sorting combinations where h is
   * large and sizes are small.
   */
  public static long[][] bySize(long[] samples, int most, Budget budget) {
    int h = samples.length;
    int top = Math.min(h, most);
    boolean merging = h + 1 <= 8L * (top + 1);
    return merging ? mergedBySize(samples, top, budget) : combinationsBySize(samples, top, budget);
  }

  private static long[][] mergedBySize(long[] samples, int top, Budget budget) {
    int h = samples.length;
    long[][] lists = new long[top + 1][];
    lists[0] = new long[1];
    for (int k = 1; k <= top; k++) {
      lists[k] = new long[Binomials.length(h, k)];
    }
    for (int i = 0; i < h; i++) {
      for (int k = Math.min(i + 1, top); k >= 1; k--) {
        int count = Binomials.length(i, k);
        int smaller = Binomials.length(i, k - 1);
        Merge.intoFront(lists[k], count, lists[k - 1], smaller, samples[i]);
        budget.spend(count + smaller);
      }
    }
    return lists;
  }

  private static long[][] combinationsBySize(long[] samples, int top, Budget budget) {
    long[][] lists = new long[top + 1][];
    lists[0] = new long[1];
    int[][] lastIndex = new int[top + 1][];
    lastIndex[0] = new int[] {-1};
    for (int k = 1; k <= top; k++) {
      lists[k] = new long[Binomials.length(samples.length, k)];
      lastIndex[k] = new int[lists[k].length];
      int at = 0;
      for (int prefix = 0; prefix < lists[k - 1].length; prefix++) {
        for (int i = lastIndex[k - 1][prefix] + 1; i < samples.length; i++) {
          lastIndex[k][at] = i;
          lists[k][at++] = lists[k - 1][prefix] + samples[i];
        }
        if ((prefix & 1023) == 0) {
          budget.spend(1024);
        }
      }
    }
    for (long[] list : lists) {
      budget.spend(list.length);
      Arrays.sort(list);
    }
    return lists;
  }
}
