package org.secateur.solver.mitm.sums;

import java.util.Arrays;
import org.secateur.solver.limits.Budget;

/**
 * The subset sums of h samples, all or of one size, as shifted copies of few ascending lists: two
 * of the four lists of Schroeppel and Shamir (1981, doi:10.1137/0210033). Copy r holds {@code
 * lists[r][j] + offsets[r]}.
 */
public final class Runs {
  private final long[] offsets;
  private final long[][] lists;

  private Runs(long[] offsets, long[][] lists) {
    this.offsets = offsets;
    this.lists = lists;
  }

  /** The lists of a half, from which the runs of any size are put together. */
  public static final class Source {
    private final long[] shifts;
    private final long[] listSamples;
    private final int shiftBits;
    private final int most;
    private final Budget budget;
    private long[] whole;
    private long[][] bySize;

    /**
     * @param samples of the half; the first {@code shiftBits} of them make the shifts
     * @param shiftBits so that there are 2^shiftBits copies; at most the number of samples
     * @param most the largest size that {@link #ofSize} is asked for
     */
    public Source(long[] samples, int shiftBits, int most, Budget budget) {
      this.shiftBits = shiftBits;
      this.most = most;
      this.budget = budget;
      shifts = MaskedSums.byMask(samples, 0, shiftBits);
      listSamples = Arrays.copyOfRange(samples, shiftBits, samples.length);
    }

    /** The sums of all subsets. */
    public Runs all() {
      if (whole == null) {
        whole = SortedSums.all(listSamples, budget);
      }
      long[][] lists = new long[shifts.length][];
      Arrays.fill(lists, whole);
      return new Runs(shifts, lists);
    }

    /** The sums of the subsets of one size. */
    public Runs ofSize(int size) {
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

    /** The number of samples of the half. */
    public int samples() {
      return shiftBits + listSamples.length;
    }
  }

  /** How many copies there are. */
  public int copies() {
    return lists.length;
  }

  /** The list of a copy, ascending; borrowed, and shared with other copies. */
  public long[] list(int run) {
    return lists[run];
  }

  /** What is added to every entry of a copy's list. */
  public long offset(int run) {
    return offsets[run];
  }

  public boolean isEmpty() {
    return lists.length == 0;
  }

  /** The least sum; {@code Long.MAX_VALUE} where there is none. */
  public long least() {
    long least = Long.MAX_VALUE;
    for (int r = 0; r < lists.length; r++) {
      least = Math.min(least, offsets[r] + lists[r][0]);
    }
    return least;
  }

  /** The greatest sum; {@code Long.MIN_VALUE} where there is none. */
  public long greatest() {
    long greatest = Long.MIN_VALUE;
    for (int r = 0; r < lists.length; r++) {
      greatest = Math.max(greatest, offsets[r] + lists[r][lists[r].length - 1]);
    }
    return greatest;
  }

  /** How many sums lie in [from, to); stops counting beyond {@code enough}. */
  public long count(long from, long to, long enough) {
    long count = 0;
    for (int r = 0; r < lists.length && count <= enough; r++) {
      count += position(r, to) - position(r, from);
    }
    return count;
  }

  /** Gathers the sums in [from, to), ascending. */
  public long[] gather(long from, long to) {
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
  public long firstIn(long from, long to) {
    for (int r = 0; r < lists.length; r++) {
      int at = position(r, from);
      if (at < position(r, to)) {
        return lists[r][at] + offsets[r];
      }
    }
    throw new IllegalArgumentException("window [" + from + ", " + to + ") holds no sum");
  }

  /** The first position of a copy that is at least the value. */
  public int position(int run, long value) {
    return TwoPointer.ceiling(lists[run], lists[run].length, value - offsets[run]);
  }

  /** As {@link #position(int, long)}, looked for from a position that is not beyond it. */
  public int position(int run, long value, int from) {
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
