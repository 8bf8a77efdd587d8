package org.secateur.solver.mitm.scalar;

import org.secateur.solver.mitm.sieve.BitTable;
import org.secateur.solver.mitm.sums.MaskedSums;

/**
 * Sums in ascending order with their masks and a bucket index, so that the neighbours of a value
 * are found in about one step. Equal sums are kept once, with a mask of least size.
 *
 * <p>The instance owns its arrays and refills them: one index per thread serves any number of
 * vectors without garbage. A fill of N sums takes O(N) steps for sums that spread evenly over
 * buckets four times as fine as their mean gap; crowded buckets are sorted by value, and a lookup
 * in them is a binary search.
 */
final class SortedIndex {
  /** Beyond any sum of a {@link org.secateur.solver.reduction.ScalarGrid} and any target. */
  static final long BEYOND = 1L << 62;

  private static final int CROWDED = 12;

  /** Cells of the filter to a bucket of the index: some 32 cells to a sum, so most are empty. */
  private static final int LOG_CELLS = 3;

  private final long[] sums;
  private final int[] masks;
  private final int[] starts;
  private final BitTable cells;
  private int size;
  private int buckets;
  private int shift;
  private int cellShift;
  private long least;
  private boolean crowded;

  SortedIndex(int capacity) {
    sums = new long[capacity + 2];
    masks = new int[capacity + 2];
    int slots = 4 * Math.max(1, Integer.highestOneBit(Math.max(1, capacity - 1)) << 1);
    starts = new int[slots + 2];
    cells = new BitTable(Math.max(6, Integer.numberOfTrailingZeros(slots) + LOG_CELLS));
  }

  /** Number of distinct sums. */
  int size() {
    return size;
  }

  /**
   * Takes in the sums of the given masks.
   *
   * @param table sums by mask
   * @param order the masks to take in; null for 0 … count - 1
   */
  void fill(long[] table, int[] order, int from, int count) {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      long sum = table[order == null ? i : order[from + i]];
      low = Math.min(low, sum);
      high = Math.max(high, sum);
    }
    int wanted = 4 * Math.max(1, Integer.highestOneBit(Math.max(1, count - 1)) << 1);
    least = low;
    shift =
        Math.max(
            0, 64 - Long.numberOfLeadingZeros(high - low) - Integer.numberOfTrailingZeros(wanted));
    buckets = (int) ((high - low) >>> shift) + 1;
    java.util.Arrays.fill(starts, 0, buckets + 1, 0);
    for (int i = 0; i < count; i++) {
      starts[(int) ((table[order == null ? i : order[from + i]] - least) >>> shift) + 1]++;
    }
    int most = 0;
    // Positions begin at 1: position 0 holds the sentinel below all sums.
    starts[0] = 1;
    for (int b = 1; b <= buckets; b++) {
      most = Math.max(most, starts[b]);
      starts[b] += starts[b - 1];
    }
    crowded = most > CROWDED;
    cellShift = Math.max(0, shift - LOG_CELLS);
    cells.clear();
    place(table, order, from, count);
    size = count;
    sums[0] = -BEYOND;
    sums[size + 1] = BEYOND;
    sortBuckets();
  }

  /** Puts every sum into its bucket and leaves {@code starts[b]} at the first of bucket b. */
  private void place(long[] table, int[] order, int from, int count) {
    for (int i = count - 1; i >= 0; i--) {
      int mask = order == null ? i : order[from + i];
      long offset = table[mask] - least;
      cells.add(offset >> cellShift);
      int at = --starts[(int) (offset >>> shift) + 1];
      sums[at] = table[mask];
      masks[at] = mask;
    }
    System.arraycopy(starts, 1, starts, 0, buckets);
    starts[buckets] = count + 1;
  }

  private void sortBuckets() {
    if (crowded) {
      MaskedSums.sort(sums, masks, 1, size + 1);
    } else {
      insertionSort();
    }
    boolean repeated = false;
    for (int i = 1; i < size; i++) {
      repeated |= sums[i] == sums[i + 1];
    }
    if (repeated) {
      keepDistinct();
    }
  }

  private void insertionSort() {
    for (int i = 2; i <= size; i++) {
      long sum = sums[i];
      if (sums[i - 1] > sum) {
        int mask = masks[i];
        int at = i;
        while (sums[at - 1] > sum) {
          sums[at] = sums[at - 1];
          masks[at] = masks[at - 1];
          at--;
        }
        sums[at] = sum;
        masks[at] = mask;
      }
    }
  }

  private void keepDistinct() {
    int kept = 0;
    for (int i = 1; i <= size; i++) {
      if (kept > 0 && sums[kept] == sums[i]) {
        if (Integer.bitCount(masks[i]) < Integer.bitCount(masks[kept])) {
          masks[kept] = masks[i];
        }
      } else {
        kept++;
        sums[kept] = sums[i];
        masks[kept] = masks[i];
      }
    }
    size = kept;
    sums[size + 1] = BEYOND;
    int at = 1;
    for (int b = 0; b <= buckets; b++) {
      while (at <= size && (sums[at] - least) >>> shift < b) {
        at++;
      }
      starts[b] = at;
    }
  }

  /**
   * Whether a sum may lie within a reach of a value: false only if none does. Half the cost of a
   * lookup, and mostly false once a good mask is known.
   */
  boolean mayReach(long value, long reach) {
    long low = (value - least - reach) >> cellShift;
    long high = (value - least + reach) >> cellShift;
    return cells.mayContain(low) | cells.mayContain(high) | high - low > 1;
  }

  /**
   * The first position whose sum is at least {@code value}; one past the last where there is none.
   */
  int ceiling(long value) {
    long offset = value - least;
    if (offset <= 0) {
      return 1;
    }
    long bucket = offset >>> shift;
    if (bucket >= buckets) {
      return size + 1;
    }
    int at = starts[(int) bucket];
    if (crowded) {
      return search(value, at, starts[(int) bucket + 1]);
    }
    while (sums[at] < value) {
      at++;
    }
    return at;
  }

  private int search(long value, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The sum at a position; the sentinels ∓{@link #BEYOND} at 0 and {@code size() + 1}. */
  long sum(int position) {
    return sums[position];
  }

  int mask(int position) {
    return masks[position];
  }
}
