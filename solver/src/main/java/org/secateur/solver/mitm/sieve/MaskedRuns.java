package org.secateur.solver.mitm.sieve;

/**
 * Subset sums of a half of the samples as shifted copies of few ascending lists: two of the four
 * lists of Schroeppel and Shamir (1981, doi:10.1137/0210033). The sums of any window of values
 * stand in one stretch of each copy.
 *
 * <p>A sum has two coordinates here: {@code x}, by which the lists are sorted, and {@code y}. For
 * scalars they are the same array. Copy r holds {@code runX[r][j] + offsetX[r]}, and so for y.
 */
public final class MaskedRuns {
  final long[] offsetX;
  final long[] offsetY;
  final long[][] runX;
  final long[][] runY;
  private final int[] offsetMask;
  private final int[][] runMask;
  private final int offsetBits;

  MaskedRuns(
      int offsetBits,
      int[] offsetMask,
      long[][] offsets,
      long[][] runX,
      long[][] runY,
      int[][] runMask) {
    this.offsetBits = offsetBits;
    this.offsetMask = offsetMask;
    this.offsetX = offsets[0];
    this.offsetY = offsets[1];
    this.runX = runX;
    this.runY = runY;
    this.runMask = runMask;
  }

  int copies() {
    return offsetX.length;
  }

  /** The number of sums. */
  long count() {
    long count = 0;
    for (long[] run : runX) {
      count += run.length;
    }
    return count;
  }

  /** The mask of a sum over the half's samples. */
  long mask(int copy, int position) {
    return (long) runMask[copy][position] << offsetBits | offsetMask[copy];
  }

  /** The least x; {@code Long.MAX_VALUE} where there is no sum. */
  long least() {
    long least = Long.MAX_VALUE;
    for (int r = 0; r < runX.length; r++) {
      least = Math.min(least, offsetX[r] + runX[r][0]);
    }
    return least;
  }

  /** The greatest x; {@code Long.MIN_VALUE} where there is no sum. */
  long greatest() {
    long greatest = Long.MIN_VALUE;
    for (int r = 0; r < runX.length; r++) {
      greatest = Math.max(greatest, offsetX[r] + runX[r][runX[r].length - 1]);
    }
    return greatest;
  }
}
