package org.secateur.solver.mitm.scalar;

import java.util.Arrays;
import org.secateur.solver.mitm.sums.MaskedSums;

/**
 * One table of subset sums that answers many targets (note {@code mitm-indexed-table}).
 *
 * <p>The samples are split into a few, whose 2^s sums are tried one by one, and the rest, whose
 * sums stand in a {@link SortedIndex}. A target costs 2^s lookups for the least error over all
 * sizes; for one size k, one lookup for each pair of a small sum of size i and the class of size k
 * − i.
 *
 * <p>All values are positions on a {@link org.secateur.solver.reduction.ScalarGrid}. Not safe for
 * use by two threads; {@link #reset} takes in the next vector without allocating.
 */
public final class IndexedTable {
  /** Masks are ints, and an index of 2^22 sums fills 100 MB; beyond, half tables are better. */
  public static final int MAX_SAMPLES = 28;

  private final int n;
  private final int indexed;
  private final int few;
  private final int[] order;
  private final long[] samples;
  private final long[] table;
  private final long[] fewSums;
  private final int[] masksBySize;
  private final int[] starts;
  private final int[] fewBySize;
  private final int[] fewStarts;
  private final SortedIndex whole;
  private final SortedIndex[] classes;
  private final boolean[] classReady;
  private boolean wholeReady;
  private long error;
  private long sum;

  /**
   * @param n number of samples, 1 … {@link #MAX_SAMPLES}
   * @param few how many of them are tried one by one; 0 … n
   */
  public IndexedTable(int n, int few) {
    this.n = n;
    this.few = few;
    this.indexed = n - few;
    order = new int[n];
    samples = new long[n];
    table = new long[1 << indexed];
    fewSums = new long[1 << few];
    masksBySize = MaskedSums.masksBySize(indexed);
    starts = MaskedSums.classStarts(indexed);
    fewBySize = MaskedSums.masksBySize(few);
    fewStarts = MaskedSums.classStarts(few);
    whole = new SortedIndex(1 << indexed);
    classes = new SortedIndex[indexed + 1];
    classReady = new boolean[indexed + 1];
  }

  /** A good split: the index of 2^15 sums and its buckets just fill a second-level cache. */
  public static int fewFor(int n) {
    return n <= 8 ? 0 : Math.max(3, n - 15);
  }

  /** Bytes that a table of this shape occupies, all classes included. */
  public static long bytes(int n, int few) {
    return (1L << (n - few)) * (8 + 4 + 2 * (12 + 32)) + (1L << few) * 12;
  }

  /** Takes in a vector of n samples. */
  public void reset(long[] vector) {
    // The smallest magnitudes are the ones tried one by one: their lookups then fall close
    // together.
    Integer[] byMagnitude = new Integer[n];
    Arrays.setAll(byMagnitude, i -> i);
    Arrays.sort(byMagnitude, (i, j) -> Long.compare(Math.abs(vector[i]), Math.abs(vector[j])));
    for (int i = 0; i < n; i++) {
      order[i] = byMagnitude[i];
      samples[i] = vector[order[i]];
    }
    MaskedSums.fillByMask(samples, 0, few, fewSums);
    MaskedSums.fillByMask(samples, few, indexed, table);
    wholeReady = false;
    Arrays.fill(classReady, false);
  }

  /** The error of the mask that the last call returned. */
  long error() {
    return error;
  }

  /** The sum of the mask that the last call returned. */
  public long sum() {
    return sum;
  }

  /** The mask of least error, and of least size among those. */
  public int nearest(long target) {
    if (!wholeReady) {
      whole.fill(table, null, 0, table.length);
      wholeReady = true;
    }
    long best = Long.MAX_VALUE;
    int mask = 0;
    int size = 0;
    for (int f = 0; f < fewSums.length; f++) {
      long rest = target - fewSums[f];
      if (best < SortedIndex.BEYOND / 2 && !whole.mayReach(rest, best)) {
        continue;
      }
      int above = whole.ceiling(rest);
      long up = whole.sum(above) - rest;
      long down = rest - whole.sum(above - 1);
      if (Math.min(up, down) <= best) {
        for (int at = up <= down ? above : above - 1; at >= above - 1; at--) {
          long e = Math.abs(whole.sum(at) - rest);
          int s = Integer.bitCount(f) + Integer.bitCount(whole.mask(at));
          if (e < best || e == best && s < size) {
            best = e;
            mask = whole.mask(at) << few | f;
            size = s;
            sum = whole.sum(at) + fewSums[f];
          }
        }
      }
    }
    error = best;
    return mask;
  }

  /** The mask of exactly this size that has the least error. */
  public int nearestOfSize(long target, int size) {
    long best = Long.MAX_VALUE;
    int mask = 0;
    for (int i = Math.max(0, size - indexed); i <= Math.min(few, size); i++) {
      SortedIndex index = classOf(size - i);
      for (int at = fewStarts[i]; at < fewStarts[i + 1]; at++) {
        long rest = target - fewSums[fewBySize[at]];
        if (best < SortedIndex.BEYOND / 2 && !index.mayReach(rest, best)) {
          continue;
        }
        int above = index.ceiling(rest);
        long up = index.sum(above) - rest;
        long down = rest - index.sum(above - 1);
        if (Math.min(up, down) < best) {
          best = Math.min(up, down);
          int nearest = up <= down ? above : above - 1;
          mask = index.mask(nearest) << few | fewBySize[at];
          sum = index.sum(nearest) + fewSums[fewBySize[at]];
        }
      }
    }
    error = best;
    return mask;
  }

  private SortedIndex classOf(int size) {
    if (classes[size] == null) {
      classes[size] = new SortedIndex(starts[size + 1] - starts[size]);
    }
    if (!classReady[size]) {
      classes[size].fill(table, masksBySize, starts[size], starts[size + 1] - starts[size]);
      classReady[size] = true;
    }
    return classes[size];
  }

  /** A mask of this table, bits in the order of the vector given to {@link #reset}. */
  public int original(int mask) {
    int bits = 0;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      bits |= 1 << order[Integer.numberOfTrailingZeros(rest)];
    }
    return bits;
  }
}
