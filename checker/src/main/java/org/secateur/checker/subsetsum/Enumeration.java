package org.secateur.checker.subsetsum;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.checker.arithmetic.Sizes;

/**
 * Visits every mask of given sizes whose sum lies in a box, as pairs of half sums: for ascending
 * sums on the left, the partners on the right with a first coordinate inside the box are a window
 * that only moves down.
 */
final class Enumeration {
  private final HalfSums left;
  private final HalfSums right;
  private final BigInteger[] low;
  private final BigInteger[] high;
  private final long mostVisits;
  private long visits;
  private long count;
  private long[] first;

  /**
   * @param low least allowed sum for each coordinate, in the units of the half sums
   * @param high greatest allowed sum
   * @param mostVisits pairs that may be looked at one by one, which vectors need
   */
  Enumeration(HalfSums left, HalfSums right, BigInteger[] low, BigInteger[] high, long mostVisits) {
    this.left = left;
    this.right = right;
    this.low = low;
    this.high = high;
    this.mostVisits = mostVisits;
  }

  /** Counts the masks; false if the allowed visits do not suffice. */
  boolean run(Sizes sizes, int leftLength, int rightLength) {
    for (int c = 0; c < low.length; c++) {
      if (low[c].compareTo(high[c]) > 0) {
        return true;
      }
    }
    if (sizes.least() == 0 && sizes.most() >= leftLength + rightLength) {
      return scan(left.all(), right.all());
    }
    int[][] ofRight = new int[rightLength + 1][];
    for (int j = 0; j <= Math.min(rightLength, sizes.most()); j++) {
      ofRight[j] = right.ofSize(j);
    }
    for (int i = 0; i <= Math.min(leftLength, sizes.most()); i++) {
      int[] ofLeft = left.ofSize(i);
      int mostRight = Math.min(rightLength, sizes.most() - i);
      for (int j = Math.max(0, sizes.least() - i); j <= mostRight; j++) {
        if (!scan(ofLeft, ofRight[j])) {
          return false;
        }
      }
    }
    return true;
  }

  /** The number of masks found. */
  long count() {
    return count;
  }

  /** One of the masks found, as indices of the samples. */
  Optional<List<Integer>> found(int leftLength) {
    if (first == null) {
      return Optional.empty();
    }
    List<Integer> kept = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      for (int j = 0; j < Long.SIZE; j++) {
        if ((first[half] >>> j & 1) == 1) {
          kept.add(half * leftLength + j);
        }
      }
    }
    return Optional.of(kept);
  }

  private boolean scan(int[] lefts, int[] rights) {
    int from = rights.length;
    int to = rights.length;
    for (int a : lefts) {
      BigInteger least = low[0].subtract(left.sum(a));
      BigInteger greatest = high[0].subtract(left.sum(a));
      while (from > 0 && right.sum(rights[from - 1]).compareTo(least) >= 0) {
        from--;
      }
      while (to > 0 && right.sum(rights[to - 1]).compareTo(greatest) > 0) {
        to--;
      }
      if (!window(a, rights, from, to)) {
        return false;
      }
    }
    return true;
  }

  private boolean window(int a, int[] rights, int from, int to) {
    if (low.length == 1) {
      if (from < to) {
        keep(a, rights[from], to - from);
      }
      return true;
    }
    visits += to - from;
    if (visits > mostVisits) {
      return false;
    }
    for (int r = from; r < to; r++) {
      if (isInside(a, rights[r])) {
        keep(a, rights[r], 1);
      }
    }
    return true;
  }

  private boolean isInside(int a, int b) {
    for (int c = 1; c < low.length; c++) {
      BigInteger sum = left.sum(a, c).add(right.sum(b, c));
      if (sum.compareTo(low[c]) < 0 || sum.compareTo(high[c]) > 0) {
        return false;
      }
    }
    return true;
  }

  private void keep(int a, int b, int masks) {
    count = Math.addExact(count, masks);
    first = first == null ? new long[] {left.mask(a), right.mask(b)} : first;
  }
}
