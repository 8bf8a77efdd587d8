package org.secateur.solver.mitm;

import java.util.Arrays;
import org.secateur.solver.limits.Budget;

/**
 * All 2^h sums of h samples as 2^p shifted copies of one ascending list: two of the four lists of
 * Schroeppel and Shamir (1981, doi:10.1137/0210033). Memory is 2^(h−p), and the sums of any window
 * of values stand in one stretch of each copy.
 *
 * <p>A sum has two coordinates here: {@code x}, by which the list is sorted, and {@code y}. For
 * scalars they are the same array.
 */
final class MaskedRuns {
  /** Samples whose sums are the shifts; {@code offsetX[mask]}. */
  final int offsetBits;

  final long[] offsetX;
  final long[] offsetY;

  /** The ascending list, its other coordinate, and its masks over the remaining samples. */
  final long[] runX;

  final long[] runY;
  final int[] runMask;

  /**
   * @param x samples, coordinate by which windows are cut
   * @param y the same array for scalars; else another coordinate of the samples
   * @param startX added to every x, and {@code startY} to every y
   */
  MaskedRuns(long[] x, long[] y, long startX, long startY, int offsetBits, Budget budget) {
    this.offsetBits = offsetBits;
    offsetX = shifted(MaskedSums.byMask(x, 0, offsetBits), startX);
    offsetY = x == y ? offsetX : shifted(MaskedSums.byMask(y, 0, offsetBits), startY);
    int bits = x.length - offsetBits;
    long[] sums = new long[1];
    int[] masks = new int[1];
    for (int i = 0; i < bits; i++) {
      budget.spend(1L << i);
      long[] merged = new long[2 << i];
      int[] mergedMasks = new int[2 << i];
      Merge.withShifted(sums, masks, 1 << i, x[offsetBits + i], 1 << i, merged, mergedMasks);
      sums = merged;
      masks = mergedMasks;
    }
    runX = sums;
    runMask = masks;
    runY = x == y ? runX : otherCoordinate(y, bits);
  }

  private static long[] shifted(long[] sums, long start) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += start;
    }
    return sums;
  }

  private long[] otherCoordinate(long[] y, int bits) {
    int low = bits / 2;
    long[] lowSums = MaskedSums.byMask(y, offsetBits, low);
    long[] highSums = MaskedSums.byMask(y, offsetBits + low, bits - low);
    long[] sums = new long[runMask.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = lowSums[runMask[i] & (lowSums.length - 1)] + highSums[runMask[i] >>> low];
    }
    return sums;
  }

  /** The mask of a sum over the samples of these runs, offsets in the low bits. */
  long mask(int offset, int position) {
    return (long) runMask[position] << offsetBits | offset;
  }

  long least() {
    return runX[0] + Arrays.stream(offsetX).min().orElseThrow();
  }

  long greatest() {
    return runX[runX.length - 1] + Arrays.stream(offsetX).max().orElseThrow();
  }

  /** Bytes for h samples of which p are shifts. */
  static long bytes(int h, int p, boolean scalar) {
    return (scalar ? 12L : 20L) << (h - p);
  }
}
