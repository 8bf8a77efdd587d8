package org.secateur.solver.mitm.sieve;

import java.util.function.LongBinaryOperator;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.Workers;
import org.secateur.solver.mitm.sums.MaskedSums;
import org.secateur.solver.mitm.sums.TwoPointer;

/**
 * Finds the pairs of a left and a right sum that lie nearest to each other, in memory far below the
 * number of sums (note {@code mitm-sieve}).
 *
 * <p>Both sides are {@link MaskedRuns}, the right one of target minus sum, so that a pair's error
 * is the distance of its two points in the sup-norm. The x-axis is cut into windows of about 2^16
 * left sums. In a window the cells of the left y-values are marked in a cache-sized table; the
 * right sums that fall into a marked cell, about one in sixteen, survive; the left sums near
 * survivors, on finer cells, are the hits; the few survivors near hits are compared exactly. Every
 * test errs on the side of keeping a pair. Windows are independent: threads take segments of the
 * axis.
 */
public final class Sieve {
  private static final int LOG_BITS = 20;
  private static final int WINDOW = 1 << 16;
  private static final int BATCH = 1 << 15;
  private static final int FINER = 6;
  private static final int LOG_HITS = 15;
  private static final int MOST_SEGMENTS = 512;
  private static final int WINDOWS_PER_SEGMENT = 8;

  /** So many sums in a window that cannot be narrowed are repeated ones: nothing for a sieve. */
  private static final long CROWD = 64L * WINDOW;

  private static final int STRIDE = 1 << 20;

  private final MaskedRuns left;
  private final MaskedRuns right;
  private final LongBinaryOperator furtherError;
  private final PairCollector nearest;
  private final Budget budget;
  private final int scalarOrCoarse;
  private boolean givesUp;
  private volatile boolean crowded;

  /**
   * @param furtherError of a pair of masks in coordinates beyond x and y; 0 where there are none
   * @param ySpan greatest minus least y of either side; 0 for scalars, whose y is x
   */
  public Sieve(
      MaskedRuns left,
      MaskedRuns right,
      LongBinaryOperator furtherError,
      long ySpan,
      PairCollector nearest,
      Budget budget) {
    this.left = left;
    this.right = right;
    this.furtherError = furtherError;
    this.nearest = nearest;
    this.budget = budget;
    scalarOrCoarse = ySpan == 0 ? -1 : shiftFor(ySpan);
  }

  private static int shiftFor(long span) {
    return Math.max(0, 64 - Long.numberOfLeadingZeros(span) - LOG_BITS);
  }

  /** Offers every pair that is at least as near as the collector's reach. */
  public void run() {
    if (left.copies() == 0 || right.copies() == 0) {
      return;
    }
    long low = Math.max(left.least() - nearest.reach(), right.least());
    long high = Math.min(left.greatest() + nearest.reach(), right.greatest());
    if (low > high) {
      return;
    }
    long width = (high - low) / segmentCount() + 1;
    int segments = (int) ((high - low) / width) + 1;
    ThreadLocal<Worker> workers = ThreadLocal.withInitial(Worker::new);
    Workers.run(
        budget.threads(),
        segments,
        index -> {
          // From the middle outward: that is where sums are dense and good masks are found early.
          int step = (index + 1) / 2;
          int segment = Math.floorMod(segments / 2 + (index % 2 == 0 ? step : -step), segments);
          long from = low + segment * width;
          workers.get().segment(from, Math.min(high, from + width - 1) + 1);
          budget.progress("sieve", index, segments);
        });
  }

  /** Enough to share out, but each some windows long: entering a segment costs about a window. */
  private long segmentCount() {
    long wanted = left.count() / WINDOW / WINDOWS_PER_SEGMENT;
    return Math.max(4L * budget.threads(), Math.min(MOST_SEGMENTS, wanted));
  }

  /**
   * As {@link #run}, but gives up where sums on one coordinate repeat so often that there is
   * nothing to be sieved.
   *
   * @return whether the search was complete
   */
  public boolean runUnlessCrowded() {
    givesUp = true;
    run();
    return !crowded;
  }

  private boolean ended() {
    return crowded || nearest.settled();
  }

  /** One thread's tables. */
  private final class Worker {
    private final Windows leftWindow = new Windows(left);
    private final Windows rightWindow = new Windows(right);
    private final BitTable coarse = new BitTable(LOG_BITS);
    private final BitTable fine = new BitTable(LOG_BITS);
    private final BitTable hitCells = new BitTable(LOG_HITS);
    private final long[] survivors = new long[BATCH];
    private final long[] hits = new long[BATCH];
    private final long[] hitKeys = new long[BATCH];
    private final int[] hitOrder = new int[BATCH];
    private long width = 1;
    private long reach;
    private int shift;
    private int fineShift;
    private int unspent;
    private int survivorCount;
    private int hitCount;

    /** Right sums with x in [from, to). */
    void segment(long from, long to) {
      long at = from;
      while (at < to && !ended()) {
        long end = Math.min(to, at + width);
        long rightCount = rightWindow.moveTo(at, end);
        reach = nearest.reach();
        long leftCount = reach < 0 ? 0 : leftWindow.moveTo(at - reach, end + reach);
        if (Math.max(leftCount, rightCount) > 2 * WINDOW && width > 1 && reach < width) {
          width >>>= 1;
          continue;
        }
        if (givesUp && isCrowded(leftCount, rightCount)) {
          crowded = true;
        } else if (leftCount > 0 && rightCount > 0) {
          window();
        }
        budget.spend(1 + leftCount + rightCount);
        at = end;
        if (Math.max(leftCount, rightCount) <= WINDOW && width < 1L << 60) {
          width <<= 1;
        }
      }
    }

    /** A window of one value that is full, or one that a wide reach fills beyond measure. */
    private boolean isCrowded(long leftCount, long rightCount) {
      boolean full = width == 1 && rightCount > 2 * WINDOW;
      return scalarOrCoarse < 0
          && Math.min(leftCount, rightCount) > 0
          && (full || Math.max(leftCount, rightCount) > CROWD);
    }

    private void window() {
      shift = scalarOrCoarse >= 0 ? scalarOrCoarse : shiftFor(width);
      // Twice the reach must fit in a fine cell: then the two cells at its ends are all it meets.
      fineShift = Math.max(shift - FINER, 65 - Long.numberOfLeadingZeros(reach));
      coarse.clear();
      for (int r = 0; r < left.copies(); r++) {
        coarse.addAll(left.runY[r], leftWindow.from(r), leftWindow.to(r), left.offsetY[r], shift);
      }
      survivorCount = 0;
      for (int r = 0; r < right.copies(); r++) {
        int to = rightWindow.to(r);
        for (int from = rightWindow.from(r); from < to && !ended(); ) {
          int end = Math.min(to, from + BATCH - survivorCount);
          survivorCount =
              coarse.collectNear(
                  right.runY[r],
                  from,
                  end,
                  right.offsetY[r],
                  reach,
                  shift,
                  (long) r << 32,
                  survivors,
                  survivorCount);
          seen(end - from);
          from = end;
          if (survivorCount == BATCH) {
            matchSurvivors();
          }
        }
      }
      matchSurvivors();
    }

    /** Keeps long windows within the limits; {@link #segment} counts the sums themselves. */
    private void seen(int count) {
      unspent += count;
      if (unspent > STRIDE) {
        unspent = 0;
        budget.spend(1);
      }
    }

    private void matchSurvivors() {
      if (survivorCount == 0) {
        return;
      }
      fine.clear();
      for (int s = 0; s < survivorCount; s++) {
        long y = y(right, survivors[s]);
        fine.add((y - reach) >>> fineShift);
        fine.add((y + reach) >>> fineShift);
      }
      hitCount = 0;
      for (int r = 0; r < left.copies(); r++) {
        int to = leftWindow.to(r);
        for (int from = leftWindow.from(r); from < to && !ended(); ) {
          int end = Math.min(to, from + BATCH - hitCount);
          hitCount =
              fine.collect(
                  left.runY[r],
                  from,
                  end,
                  left.offsetY[r],
                  fineShift,
                  (long) r << 32,
                  hits,
                  hitCount);
          seen(end - from);
          from = end;
          if (hitCount == BATCH) {
            matchHits();
          }
        }
      }
      matchHits();
      survivorCount = 0;
    }

    private void matchHits() {
      if (hitCount == 0) {
        return;
      }
      hitCells.clear();
      for (int h = 0; h < hitCount; h++) {
        hitKeys[h] = y(left, hits[h]);
        hitOrder[h] = h;
        hitCells.add(hitKeys[h] >>> fineShift);
      }
      MaskedSums.sort(hitKeys, hitOrder, 0, hitCount);
      for (int s = 0; s < survivorCount && !ended(); s++) {
        long y = y(right, survivors[s]);
        if (hitCells.mayContain((y - reach) >>> fineShift)
            || hitCells.mayContain((y + reach) >>> fineShift)) {
          // The reach of this moment: once ties are given up on, none of them is looked at again.
          long near = Math.min(reach, nearest.reach());
          int at = TwoPointer.ceiling(hitKeys, hitCount, y - near);
          int start = at;
          for (; at < hitCount && hitKeys[at] <= y + near && !ended(); at++) {
            compare(hits[hitOrder[at]], survivors[s]);
          }
          seen(at - start);
        }
      }
      hitCount = 0;
    }

    private void compare(long hit, long survivor) {
      int leftRun = (int) (hit >>> 32);
      int rightRun = (int) (survivor >>> 32);
      long dx =
          left.offsetX[leftRun]
              + left.runX[leftRun][(int) hit]
              - right.offsetX[rightRun]
              - right.runX[rightRun][(int) survivor];
      long error = Math.max(Math.abs(dx), Math.abs(y(left, hit) - y(right, survivor)));
      if (error <= nearest.reach()) {
        long leftMask = left.mask(leftRun, (int) hit);
        long rightMask = right.mask(rightRun, (int) survivor);
        nearest.offer(
            Math.max(error, furtherError.applyAsLong(leftMask, rightMask)), leftMask, rightMask);
      }
    }

    private long y(MaskedRuns runs, long place) {
      int copy = (int) (place >>> 32);
      return runs.offsetY[copy] + runs.runY[copy][(int) place];
    }
  }
}
