package org.secateur.solver.mitm.sums;

import org.secateur.solver.limits.Budget;

/**
 * Vector sums of a half of the samples, ascending in the first coordinate.
 *
 * @param coordinates {@code coordinates[c][i]}: coordinate c of the i-th sum
 * @param masks of the sums over the half's samples
 */
public record VectorList(long[][] coordinates, int[] masks) {
  /**
   * Masks are ints and lists arrays: 2^28 vectors would fill the memory of any machine of today.
   */
  public static final int MAX_HALF = 28;

  /** The number of sums. */
  public int length() {
    return masks.length;
  }

  /**
   * All sums of a range of samples.
   *
   * @param samples by coordinate: {@code samples[c][i]}; those of {@code [from, to)} are used, at
   *     most {@link #MAX_HALF}
   */
  public static VectorList all(long[][] samples, int from, int to, Budget budget) {
    int h = to - from;
    long[] sums = new long[1];
    int[] masks = new int[1];
    for (int i = 0; i < h; i++) {
      budget.spend(1L << i);
      long[] merged = new long[2 << i];
      int[] mergedMasks = new int[2 << i];
      Merge.withShifted(sums, masks, 1 << i, samples[0][from + i], 1 << i, merged, mergedMasks);
      sums = merged;
      masks = mergedMasks;
    }
    long[][] coordinates = new long[samples.length][];
    coordinates[0] = sums;
    for (int c = 1; c < samples.length; c++) {
      coordinates[c] = inOrder(samples[c], from, h, masks);
    }
    return new VectorList(coordinates, masks);
  }

  private static long[] inOrder(long[] samples, int from, int h, int[] masks) {
    int low = h / 2;
    long[] lowSums = MaskedSums.byMask(samples, from, low);
    long[] highSums = MaskedSums.byMask(samples, from + low, h - low);
    long[] sums = new long[masks.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = lowSums[masks[i] & (lowSums.length - 1)] + highSums[masks[i] >>> low];
    }
    return sums;
  }

  /**
   * The sums of subsets of each size, each list ascending in the first coordinate.
   *
   * @param samples how many samples the masks are over
   */
  public VectorList[] bySize(int samples) {
    int[] counts = new int[samples + 1];
    for (int mask : masks) {
      counts[Integer.bitCount(mask)]++;
    }
    VectorList[] lists = new VectorList[samples + 1];
    for (int k = 0; k <= samples; k++) {
      lists[k] = new VectorList(new long[coordinates.length][counts[k]], new int[counts[k]]);
      counts[k] = 0;
    }
    for (int i = 0; i < masks.length; i++) {
      int k = Integer.bitCount(masks[i]);
      for (int c = 0; c < coordinates.length; c++) {
        lists[k].coordinates[c][counts[k]] = coordinates[c][i];
      }
      lists[k].masks[counts[k]++] = masks[i];
    }
    return lists;
  }
}
