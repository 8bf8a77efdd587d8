package org.secateur.checker.halves;

import org.secateur.checker.halves.HalfSums.Sorted;

/** Which sums of two sorted lists are together from one number to another, both included. */
final class Windows {
  private Windows() {}

  /**
   * Looks at the partners of the sum at place k on the left, which are at places from one to before
   * another on the right, at least one; false ends the scan.
   */
  interface Visitor {
    boolean visit(Sorted lefts, int k, Sorted rights, int from, int to);
  }

  /**
   * Visits each sum on the left that has partners, once, with all of them; false if the visitor
   * ended that. Time: linear, and for each visit the logarithm of the length.
   *
   * <p>Sums on the left from place k to {@code last} and those on the right from {@code from} to
   * {@code to} are left to be paired. The greatest one on the right is too great with the least one
   * on the left, and then with all; or that one's partners, if it has any, end with it. So it is
   * from the other ends. Which it is cannot be foreseen, so that there is no branch for it, and
   * both ends are looked at at once.
   */
  static boolean visit(Sorted lefts, Sorted rights, long low, long high, Visitor visitor) {
    long[] ones = lefts.tops();
    long[] others = rights.tops();
    int k = 0;
    int last = low <= high ? ones.length - 1 : -1;
    int from = 0;
    int to = others.length - 1;
    // A number is from 0 to high − low if it is at most so much without its sign bit's meaning.
    long sign = Long.MIN_VALUE;
    long width = high - low + sign;
    while (k < last && from < to) {
      long below = high - ones[k] - others[to];
      long above = ones[last] + others[from] - low;
      if (below + sign <= width || above + sign <= width) {
        int first = least(others, from, to + 1, low - ones[k]);
        int end = least(others, from, to + 1, high - ones[last] + 1);
        if (below + sign <= width && !visitor.visit(lefts, k, rights, first, to + 1)
            || above + sign <= width && !visitor.visit(lefts, last, rights, from, end)) {
          return false;
        }
      }
      int isAbove = (int) (below >> Long.SIZE - 1);
      int isBelow = (int) (above >> Long.SIZE - 1);
      to += isAbove;
      k += 1 + isAbove;
      from -= isBelow;
      last -= 1 + isBelow;
    }
    for (; k <= last; k++) {
      int first = least(others, from, to + 1, low - ones[k]);
      int end = least(others, first, to + 1, high - ones[k] + 1);
      if (first < end && !visitor.visit(lefts, k, rights, first, end)) {
        return false;
      }
    }
    return true;
  }

  /** The first of some ascending numbers that is not below a bound, or the end. */
  private static int least(long[] numbers, int from, int end, long bound) {
    int low = from;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (numbers[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
