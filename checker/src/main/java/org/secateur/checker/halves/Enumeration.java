package org.secateur.checker.halves;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.verdict.Rejection;

/**
 * Visits every choice of given costs whose sum lies in a box, as pairs of half sums: for ascending
 * sums on the left, the partners on the right with a first coordinate inside the box are a window
 * that only moves down.
 */
public final class Enumeration {
  private final int line;
  private final Halves halves;
  private final BigInteger[] low;
  private final BigInteger[] high;
  private HalfSums left;
  private HalfSums right;
  private long visits;
  private boolean firstOnly;
  private long count;
  private Optional<List<Integer>> first = Optional.empty();

  /**
   * @param line of the step, for messages
   * @param low least sum for each coordinate
   * @param high greatest sum
   */
  public Enumeration(int line, Halves halves, BigInteger[] low, BigInteger[] high) {
    this.line = line;
    this.halves = halves;
    this.low = low;
    this.high = high;
  }

  /**
   * Counts the choices of some costs in the box.
   *
   * @throws Rejection UNSUPPORTED if the halves, or what all counts have looked at, are too many
   */
  public long count(Sizes costs) throws Rejection {
    firstOnly = false;
    run(costs);
    return count;
  }

  /** One choice of some costs in the box; throws as {@link #count}. */
  public Optional<List<Integer>> find(Sizes costs) throws Rejection {
    firstOnly = true;
    run(costs);
    return first;
  }

  /**
   * Whether one scan sees that there is no choice of these costs, for it finds none of any cost.
   * Throws as {@link #count}; does not where it looks at too many pairs to see anything.
   */
  public boolean isSeenEmpty(Sizes costs) throws Rejection {
    firstOnly = true;
    start(costs);
    return isBoxEmpty() || scan(left.all(), right.all()) && first.isEmpty();
  }

  private void start(Sizes costs) throws Rejection {
    halves.prepare(line, costs.most());
    left = halves.left();
    right = halves.right();
    count = 0;
    first = Optional.empty();
  }

  private boolean isBoxEmpty() {
    for (int c = 0; c < low.length; c++) {
      if (low[c].compareTo(high[c]) > 0) {
        return true;
      }
    }
    return false;
  }

  private void run(Sizes costs) throws Rejection {
    start(costs);
    if (!isBoxEmpty() && !scan(costs)) {
      throw Rejection.unsupported(
          line, "enumeration of more than %s pairs of half sums", halves.mostVisits());
    }
  }

  /** False if the allowed visits do not suffice. */
  private boolean scan(Sizes costs) {
    int[][] lefts = left.byCost();
    int[][] rights = right.byCost();
    if (costs.least() == 0 && costs.most() >= lefts.length - 1 + rights.length - 1) {
      return scan(left.all(), right.all());
    }
    for (int i = 0; i < lefts.length && i <= costs.most(); i++) {
      int mostRight = Math.min(rights.length - 1, costs.most() - i);
      for (int j = Math.max(0, costs.least() - i); j <= mostRight; j++) {
        if (!scan(lefts[i], rights[j])) {
          return false;
        }
        if (isDone()) {
          return true;
        }
      }
    }
    return true;
  }

  private boolean isDone() {
    return firstOnly && first.isPresent();
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
      if (to == 0 || isDone()) {
        return true;
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
    if (visits > halves.mostVisits()) {
      return false;
    }
    for (int r = from; r < to && !isDone(); r++) {
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

  private void keep(int a, int b, int choices) {
    count = Math.addExact(count, choices);
    if (first.isEmpty()) {
      first =
          Optional.of(
              Stream.concat(left.choice(a).stream(), right.choice(b).stream()).sorted().toList());
    }
  }
}
