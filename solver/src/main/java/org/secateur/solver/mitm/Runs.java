package org.secateur.solver.mitm;

import java.util.Arrays;
import org.secateur.solver.limits.Budget;

/**
 * The subset sums of h samples, all or of one size, as shifted copies of few ascending lists: two
 * of the four lists of Schroeppel and Shamir (1981, doi:10.1137/0210033). Copy r holds {@code
 * lists[r][j] + offsets[r]}.
 */
final class Runs {
  final long[] offsets;
  final long[][] lists;

  private Runs(long[] offsets, long[][] lists) {
    this.offsets = offsets;
    this.lists = lists;
  }

  /** The lists of a half, from which the runs of any size are put together. */
  static final class Source {
    private final long[] shifts;
    private final long[] listSamples;
    private final int shiftBits;
    private final int most;
    private final Budget budget;
    private long[] whole;
    private long[][] bySize;

    /**
     * @param most the largest size that {@link #ofSize} is asked for
     */
    Source(long[] samples, int shiftBits, int most, Budget budget) {
      this.shiftBits = shiftBits;
      this.most = most;
      this.budget = budget;
      shifts = MaskedSums.byMask(samples, 0, shiftBits);
      listSamples = Arrays.copyOfRange(samples, shiftBits, samples.length);
    }

    /** The sums of all subsets. */
    Runs all() {
      if (whole == null) {
        whole = SortedSums.all(listSamples, budget);
      }
      long[][] lists = new long[shifts.length][];
      Arrays.fill(lists, whole);
      return new Runs(shifts, lists);
    }

    /** The sums of the subsets of one size. */
    Runs ofSize(int size) {
      if (bySize == null) {
        bySize = SortedSums.bySize(listSamples, most, budget);
      }
      long[] offsets = new long[shifts.length];
      long[][] lists = new long[shifts.length][];
      int count = 0;
      for (int mask = 0; mask < shifts.length; mask++) {
        int rest = size - Integer.bitCount(mask);
        if (rest >= 0 && rest < bySize.length) {
          offsets[count] = shifts[mask];
          lists[count++] = bySize[rest];
        }
      }
      return new Runs(Arrays.copyOf(offsets, count), Arrays.copyOf(lists, count));
    }

    int samples() {
      return shiftBits + listSamples.length;
    }
  }

  boolean isEmpty() {
    return lists.length == 0;
  }

  long least() {
    long least = Long.MAX_VALUE;
    for (int r = 0; r < lists.length; r++) {
      least = Math.min(least, offsets[r] + lists[r][0]);
    }
    return least;
  }

  long greatest() {
    long greatest = Long.MIN_VALUE;
    for (int r = 0; r < lists.length; r++) {
      greatest = Math.max(greatest, offsets[r] + lists[r][lists[r].length - 1]);
    }
    return greatest;
  }

  /** How many sums lie in [from, to); stops counting beyond {@code enough}. */
  long count(long from, long to, long enough) {
    long count = 0;
    for (int r = 0; r < lists.length && count <= enough; r++) {
      count += position(r, to) - position(r, from);
    }
    return count;
  }

  /** Gathers the sums in [from, to), ascending. */
  long[] gather(long from, long to) {
    long[] sums = new long[Math.toIntExact(count(from, to, Long.MAX_VALUE))];
    int at = 0;
    for (int r = 0; r < lists.length; r++) {
      int end = position(r, to);
      for (int j = position(r, from); j < end; j++) {
        sums[at++] = lists[r][j] + offsets[r];
      }
    }
    Arrays.sort(sums);
    return sums;
  }

  /** Some sum in [from, to), which must hold one. */
  long firstIn(long from, long to) {
    for (int r = 0; r < lists.length; r++) {
      int at = position(r, from);
      if (at < position(r, to)) {
        return lists[r][at] + offsets[r];
      }
    }
    throw new IllegalArgumentException("window [" + from + ", " + to + ") holds no sum");
  }

  /** The first position of a copy that is at least the value. */
  int position(int run, long value) {
    return TwoPointer.ceiling(lists[run], lists[run].length, value - offsets[run]);
  }

  /** As {@link #position(int, long)}, looked for from a position that is not beyond it. */
  int position(int run, long value, int from) {
    long[] list = lists[run];
    long bound = value - offsets[run];
    int low = from;
    int high = from;
    for (int step = 8; high < list.length && list[high] < bound; step *= 2) {
      low = high + 1;
      high = (int) Math.min((long) high + step, list.length);
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (list[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
