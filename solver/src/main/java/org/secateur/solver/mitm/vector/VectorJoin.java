package org.secateur.solver.mitm.vector;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.sieve.NearestMasks;
import org.secateur.solver.mitm.sums.TwoPointer;
import org.secateur.solver.mitm.sums.VectorList;

/**
 * Pairs of vectors whose sum is near a target: a window on the first coordinate moves down the
 * right list as the left one is walked up, and the other coordinates are compared inside it.
 */
final class VectorJoin {
  private static final int STRIDE = 1 << 16;

  private final VectorList left;
  private final VectorList right;
  private final long[] target;
  private final Budget budget;

  VectorJoin(VectorList left, VectorList right, long[] target, Budget budget) {
    this.left = left;
    this.right = right;
    this.target = target;
    this.budget = budget;
  }

  int leftLength() {
    return left.length();
  }

  /** Offers to each left vector of [from, to) the right one nearest in the first coordinate. */
  void seed(int from, int to, NearestMasks nearest) {
    long[] x = right.coordinates()[0];
    if (x.length == 0) {
      return;
    }
    for (int i = from; i < to; i++) {
      long wanted = target[0] - left.coordinates()[0][i];
      int at = TwoPointer.ceiling(x, x.length, wanted);
      offer(i, Math.min(at, x.length - 1), nearest);
      offer(i, Math.max(at - 1, 0), nearest);
      if ((i & (STRIDE - 1)) == 0) {
        budget.spend(Math.min(STRIDE, to - i));
      }
    }
  }

  /** Offers every pair with a left vector of [from, to) that is within the collector's reach. */
  void nearest(int from, int to, NearestMasks nearest) {
    walk(from, to, nearest::reach, (i, j) -> offer(i, j, nearest), nearest::settled);
  }

  /** How many pairs with a left vector of [from, to) have an error of at most {@code within}. */
  long count(int from, int to, long within) {
    long[] count = new long[1];
    walk(from, to, () -> within, (i, j) -> count[0] += error(i, j) <= within ? 1 : 0, () -> false);
    return count[0];
  }

  @FunctionalInterface
  private interface Pair {
    void at(int i, int j);
  }

  private void walk(int from, int to, LongSupplier reach, Pair pair, BooleanSupplier settled) {
    long[] x = right.coordinates()[0];
    if (from >= to || x.length == 0) {
      return;
    }
    int start =
        TwoPointer.ceiling(
            x, x.length, target[0] - left.coordinates()[0][from] - reach.getAsLong());
    long unspent = 0;
    for (int i = from; i < to; i++) {
      long wanted = target[0] - left.coordinates()[0][i];
      long near = reach.getAsLong();
      while (start > 0 && x[start - 1] >= wanted - near) {
        start--;
        unspent++;
      }
      while (start < x.length && x[start] < wanted - near) {
        start++;
      }
      int j = start;
      for (; j < x.length && x[j] <= wanted + near; j++) {
        pair.at(i, j);
      }
      unspent += 1 + j - start;
      if (unspent >= STRIDE) {
        budget.spend(unspent);
        unspent = 0;
        if (settled.getAsBoolean()) {
          return;
        }
      }
    }
    budget.spend(unspent);
  }

  private void offer(int i, int j, NearestMasks nearest) {
    long error = error(i, j);
    if (error <= nearest.reach()) {
      nearest.offer(error, left.masks()[i], right.masks()[j]);
    }
  }

  private long error(int i, int j) {
    long error = 0;
    for (int c = 0; c < target.length; c++) {
      long difference = left.coordinates()[c][i] + right.coordinates()[c][j] - target[c];
      error = Math.max(error, Math.abs(difference));
    }
    return error;
  }
}
