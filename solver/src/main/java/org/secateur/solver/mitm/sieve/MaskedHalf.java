package org.secateur.solver.mitm.sieve;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.sums.MaskedSums;
import org.secateur.solver.mitm.sums.VectorList;

/**
 * A half of the samples, from which {@link MaskedRuns} of all its sums or of those of one size are
 * put together. Memory is 2^(h−p) list entries for h samples and 2^p copies, for all sizes
 * together.
 */
public final class MaskedHalf {
  private final int samples;
  private final int offsetBits;
  private final long[][] offsets;
  private final VectorList list;
  private final Budget budget;
  private VectorList[] listBySize;

  /**
   * @param coordinates x alone, or x and y, of the half's samples: {@code coordinates[c][i]}
   * @param starts added to every sum, by coordinate
   * @param offsetBits p, how many of the samples make the shifts
   */
  public MaskedHalf(long[][] coordinates, long[] starts, int offsetBits, Budget budget) {
    this.samples = coordinates[0].length;
    this.budget = budget;
    this.offsetBits = offsetBits;
    offsets = new long[2][];
    for (int c = 0; c < coordinates.length; c++) {
      offsets[c] = MaskedSums.byMask(coordinates[c], 0, offsetBits);
      for (int i = 0; i < offsets[c].length; i++) {
        offsets[c][i] += starts[c];
      }
    }
    if (coordinates.length == 1) {
      offsets[1] = offsets[0];
    }
    list = VectorList.all(coordinates, offsetBits, samples, budget);
  }

  /** As many copies as keep the lists small, few where they are small anyway. */
  public static int offsetBits(int half) {
    return Math.max(Math.min(2, half), Math.min(9, half - 20));
  }

  /** Bytes of a half; as many again where lists by size are asked for. */
  public static long bytes(int half, int coordinates) {
    return (8L * coordinates + 4) << (half - offsetBits(half));
  }

  /** The number of samples of the half. */
  public int samples() {
    return samples;
  }

  /** The sums of all subsets. */
  public MaskedRuns all() {
    VectorList[] lists = new VectorList[offsets[0].length];
    Arrays.fill(lists, list);
    return runs(IntStream.range(0, lists.length).toArray(), lists);
  }

  /** The sums of the subsets of one size. */
  public MaskedRuns ofSize(int size) {
    if (listBySize == null) {
      // Both halves stand twice in memory from here on.
      budget.reserve(4 * bytes(samples, list.coordinates().length));
      listBySize = list.bySize(samples - offsetBits);
    }
    int[] masks =
        IntStream.range(0, offsets[0].length)
            .filter(mask -> size - Integer.bitCount(mask) >= 0)
            .filter(mask -> size - Integer.bitCount(mask) < listBySize.length)
            .toArray();
    return runs(
        masks,
        Arrays.stream(masks)
            .mapToObj(mask -> listBySize[size - Integer.bitCount(mask)])
            .toArray(VectorList[]::new));
  }

  private MaskedRuns runs(int[] offsetMasks, VectorList[] lists) {
    long[][] shifts = new long[2][];
    for (int c = 0; c < 2; c++) {
      long[] coordinate = offsets[c];
      shifts[c] = Arrays.stream(offsetMasks).mapToLong(mask -> coordinate[mask]).toArray();
    }
    return new MaskedRuns(
        offsetBits,
        offsetMasks,
        shifts,
        Arrays.stream(lists).map(l -> l.coordinates()[0]).toArray(long[][]::new),
        Arrays.stream(lists)
            .map(l -> l.coordinates()[l.coordinates().length - 1])
            .toArray(long[][]::new),
        Arrays.stream(lists).map(VectorList::masks).toArray(int[][]::new));
  }
}
