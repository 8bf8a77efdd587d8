package org.secateur.solver.mitm.sums;

/** Tables of subset sums in which the position, or a companion array, is the mask. */
public final class MaskedSums {
  private MaskedSums() {}

  /** Fills {@code table[mask]} with the sum of the samples in mask, for all 2^count masks. */
  public static void fillByMask(long[] samples, int from, int count, long[] table) {
    table[0] = 0;
    for (int i = 0; i < count; i++) {
      int half = 1 << i;
      long sample = samples[from + i];
      for (int mask = 0; mask < half; mask++) {
        table[half + mask] = table[mask] + sample;
      }
    }
  }

  /**
   * All sums by mask.
   *
   * @param from the first of {@code count} samples; bit i of a mask is for sample {@code from + i}
   */
  public static long[] byMask(long[] samples, int from, int count) {
    long[] table = new long[1 << count];
    fillByMask(samples, from, count, table);
    return table;
  }

  /**
   * All masks of {@code count} bits, those of one size together, sizes ascending, masks of one size
   * ascending. Size k begins at {@code classStarts(count)[k]}.
   */
  public static int[] masksBySize(int count) {
    int[] next = classStarts(count);
    int[] order = new int[1 << count];
    for (int mask = 0; mask < order.length; mask++) {
      order[next[Integer.bitCount(mask)]++] = mask;
    }
    return order;
  }

  /** Where each size begins in {@link #masksBySize}; the last entry is 2^count. */
  public static int[] classStarts(int count) {
    int[] starts = new int[count + 2];
    long binomial = 1;
    for (int k = 0; k <= count; k++) {
      starts[k + 1] = Math.toIntExact(starts[k] + binomial);
      binomial = binomial * (count - k) / (k + 1);
    }
    return starts;
  }

  /**
   * Sorts a range of sums ascending, the masks along with them (a heap sort: in place, no garbage).
   */
  public static void sort(long[] sums, int[] masks, int from, int to) {
    int count = to - from;
    for (int i = count / 2 - 1; i >= 0; i--) {
      sift(sums, masks, from, i, count);
    }
    for (int end = count - 1; end > 0; end--) {
      swap(sums, masks, from, from + end);
      sift(sums, masks, from, 0, end);
    }
  }

  private static void sift(long[] sums, int[] masks, int from, int root, int count) {
    int parent = root;
    while (2 * parent + 1 < count) {
      int child = 2 * parent + 1;
      if (child + 1 < count && sums[from + child] < sums[from + child + 1]) {
        child++;
      }
      if (sums[from + parent] >= sums[from + child]) {
        return;
      }
      swap(sums, masks, from + parent, from + child);
      parent = child;
    }
  }

  private static void swap(long[] sums, int[] masks, int a, int b) {
    long sum = sums[a];
    sums[a] = sums[b];
    sums[b] = sum;
    int mask = masks[a];
    masks[a] = masks[b];
    masks[b] = mask;
  }
}
