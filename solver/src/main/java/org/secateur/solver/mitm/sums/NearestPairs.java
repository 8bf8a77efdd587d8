package org.secateur.solver.mitm.sums;

import java.util.Arrays;
import org.secateur.solver.reduction.ScalarTarget;

/**
 * The pairs of half sums that come nearest to a target so far: the least error, and up to {@link
 * #CAPACITY} distinct pairs that have it. One collector serves all threads of a search; {@link
 * #error()} and {@link #settled()} may be read without a lock.
 */
public final class NearestPairs {
  /** Random samples have a handful of ties; where there are more, sizes are searched one by one. */
  static final int CAPACITY = 64;

  private final ScalarTarget target;
  private final boolean tiesMatter;
  private final long unbeatable;
  private final long[] left = new long[CAPACITY];
  private final long[] right = new long[CAPACITY];
  private int count;
  private boolean overflowed;
  private volatile long error = Long.MAX_VALUE;
  private volatile boolean settled;

  /**
   * @param tiesMatter whether pairs of equal error must all be seen, to find one of least size
   */
  public NearestPairs(ScalarTarget target, boolean tiesMatter) {
    this.target = target;
    this.tiesMatter = tiesMatter;
    // Sums are multiples of 4 on the grid, so no error is below the distance to the next multiple.
    long phase = Math.floorMod(target.value(), 4L);
    this.unbeatable = Math.min(phase, 4 - phase);
  }

  /** Least error offered so far; {@code Long.MAX_VALUE} before the first. */
  public long error() {
    return error;
  }

  /** Whether no further pair can change the answer. */
  public boolean settled() {
    return settled;
  }

  /** Whether there are more pairs of the least error than were kept. */
  public synchronized boolean overflowed() {
    return overflowed;
  }

  /**
   * The pairs kept: rows of (left sum, right sum), ascending; where none was left out they do not
   * depend on the threads.
   */
  public synchronized long[][] pairs() {
    long[][] pairs = new long[count][];
    for (int i = 0; i < count; i++) {
      pairs[i] = new long[] {left[i], right[i]};
    }
    Arrays.sort(pairs, Arrays::compare);
    return pairs;
  }

  /** Takes in a pair; worse ones than the least error so far are ignored. */
  public synchronized void offer(long leftSum, long rightSum) {
    long pairError = Math.abs(leftSum + rightSum - target.value());
    if (pairError < error) {
      error = pairError;
      count = 0;
      overflowed = false;
    }
    if (pairError == error && !known(leftSum, rightSum)) {
      if (count == CAPACITY) {
        overflowed = true;
      } else {
        left[count] = leftSum;
        right[count++] = rightSum;
      }
    }
    settled |= error == unbeatable && (overflowed || !tiesMatter);
  }

  private boolean known(long leftSum, long rightSum) {
    for (int i = 0; i < count; i++) {
      if (left[i] == leftSum && right[i] == rightSum) {
        return true;
      }
    }
    return false;
  }
}
