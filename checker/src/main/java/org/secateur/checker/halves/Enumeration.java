package org.secateur.checker.halves;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.halves.HalfSums.Sorted;
import org.secateur.checker.verdict.Rejection;

/**
 * Visits every choice of given costs whose sum lies in a box, as pairs of half sums: for ascending
 * sums on the left, the partners on the right with a first coordinate inside the box are a window
 * that only moves down.
 */
public final class Enumeration {
  private final int line;
  private final Halves halves;
  private final boolean isBoxEmpty;

  /** {@code low[c]}, {@code high[c]}: of coordinate c, in words. */
  private final long[][] low;

  private final long[][] high;

  private HalfSums left;
  private HalfSums right;
  private long visits;
  private long count;

  /** Looks at the partners of one sum on the left, at least one; false ends the scan. */
  private interface Window {
    boolean visit(int a, int[] rights, int from, int to);
  }

  /** Looks at a choice in the box; false ends the scan. */
  private interface Pair {
    boolean visit(int a, int b);
  }

  /**
   * @param line of the step, for messages
   * @param low least sum for each coordinate
   * @param high greatest sum
   */
  public Enumeration(int line, Halves halves, BigInteger[] low, BigInteger[] high) {
    this.line = line;
    this.halves = halves;
    this.isBoxEmpty = IntStream.range(0, low.length).anyMatch(c -> low[c].compareTo(high[c]) > 0);
    this.low = words(low);
    this.high = words(high);
  }

  private long[][] words(BigInteger[] bounds) {
    return Arrays.stream(bounds)
        .map(bound -> halves.form().words(halves.clamped(bound)))
        .toArray(long[][]::new);
  }

  /**
   * Counts the choices of some costs in the box.
   *
   * @throws Rejection UNSUPPORTED if the halves are too long, or the pairs looked at too many
   */
  public long count(Sizes costs) throws Rejection {
    prepare(costs);
    count = 0;
    scan(
        costs,
        low.length == 1
            ? (a, rights, from, to) -> add(to - from)
            : pairs(halves.mostVisits(), (a, b) -> add(1)));
    requireFewVisits();
    return count;
  }

  private boolean add(int choices) {
    count += choices;
    return true;
  }

  /**
   * A choice in the box for each of some costs that has one; throws as {@link #count}.
   *
   * @param leastOnly whether that of the least such cost is enough
   */
  public Map<Integer, List<Integer>> choices(Sizes costs, boolean leastOnly) throws Rejection {
    prepare(costs);
    Map<Integer, List<Integer>> found = new TreeMap<>();
    if (costs.least() < costs.most() && findAtOnce(costs, found)) {
      return found;
    }
    found.clear();
    visits = 0;
    // Nothing costs more than both tables together, whatever the step asks for.
    int most = Math.min(costs.most(), left.dearest() + right.dearest());
    for (int cost = costs.least(); cost <= most; cost++) {
      int of = cost;
      Pair first =
          (a, b) -> {
            found.put(of, choice(a, b));
            return false;
          };
      scan(new Sizes(cost, cost), pairs(halves.mostVisits(), first));
      requireFewVisits();
      if (leastOnly && !found.isEmpty()) {
        break;
      }
    }
    return found;
  }

  /** In one scan over all costs; false where it would look at more pairs than there are sums. */
  private boolean findAtOnce(Sizes costs, Map<Integer, List<Integer>> found) {
    long few = Math.min(halves.entries(), halves.mostVisits());
    Pair any =
        (a, b) -> {
          int cost = left.cost(a) + right.cost(b);
          if (costs.contains(cost)) {
            found.computeIfAbsent(cost, c -> choice(a, b));
          }
          return true;
        };
    scan(left.all(), right.all(), pairs(few, any));
    return visits <= few;
  }

  /**
   * Visits the sums of choices of some costs in the box, of one coordinate, less a number, which
   * must not be far beyond all sums. Returns whether these are all that it was to look at.
   *
   * @param visitor takes the words of a number, and says whether to go on
   */
  boolean visit(Sizes costs, BigInteger less, Predicate<long[]> visitor) throws Rejection {
    prepare(costs);
    long[] negated = halves.form().words(less.negate());
    long[] half = new long[negated.length];
    long[] sum = new long[negated.length];
    Pair each =
        (a, b) -> {
          left.sums(0).add(a, negated, half);
          right.sums(0).add(b, half, sum);
          return visitor.test(sum);
        };
    scan(costs, pairs(halves.mostVisits(), each));
    return visits <= halves.mostVisits();
  }

  private void prepare(Sizes costs) throws Rejection {
    halves.prepare(line, costs.most());
    left = halves.left();
    right = halves.right();
    visits = 0;
  }

  private void requireFewVisits() throws Rejection {
    if (visits > halves.mostVisits()) {
      throw Rejection.unsupported(
          line, "enumeration of more than %s pairs of half sums", halves.mostVisits());
    }
  }

  /** Looks at the pairs one by one, at most so many. */
  private Window pairs(long most, Pair visitor) {
    return (a, rights, from, to) -> {
      for (int r = from; r < to; r++) {
        if (++visits > most || isInside(a, rights[r]) && !visitor.visit(a, rights[r])) {
          return false;
        }
      }
      return true;
    };
  }

  /** Whether a pair is inside the box in the other coordinates, too. */
  private boolean isInside(int a, int b) {
    for (int c = 1; c < low.length; c++) {
      if (left.sums(c).compareSum(a, right.sums(c), b, low[c]) < 0
          || left.sums(c).compareSum(a, right.sums(c), b, high[c]) > 0) {
        return false;
      }
    }
    return true;
  }

  /** False if the visitor ended it. */
  private boolean scan(Sizes costs, Window visitor) {
    if (costs.least() == 0 && costs.most() >= left.dearest() + right.dearest()) {
      return scan(left.all(), right.all(), visitor);
    }
    Sorted[] lefts = left.byCost();
    Sorted[] rights = right.byCost();
    for (int i = 0; i < lefts.length && i <= costs.most(); i++) {
      int mostRight = Math.min(rights.length - 1, costs.most() - i);
      for (int j = Math.max(0, costs.least() - i); j <= mostRight; j++) {
        if (!scan(lefts[i], rights[j], visitor)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean scan(Sorted lefts, Sorted rights, Window visitor) {
    long[] tops = rights.tops();
    int from = tops.length;
    int to = from;
    for (int k = 0; k < lefts.count() && to > 0 && !isBoxEmpty; k++) {
      long top = high[0][0] - lefts.tops()[k];
      while (to > 0 && tops[to - 1] > top) {
        to--;
      }
      while (to > 0 && compare(lefts, k, rights, to - 1, high[0]) > 0) {
        to--;
      }
      if (to > 0 && compare(lefts, k, rights, to - 1, low[0]) >= 0) {
        from = Math.min(from, to);
        while (from > 0 && compare(lefts, k, rights, from - 1, low[0]) >= 0) {
          from--;
        }
        if (!visitor.visit(lefts.entries()[k], rights.entries(), from, to)) {
          return false;
        }
      }
    }
    return true;
  }

  /** The sign of a sum's first coordinate less a bound, mostly by first words alone. */
  private long compare(Sorted lefts, int k, Sorted rights, int j, long[] bound) {
    long above = lefts.tops()[k] + rights.tops()[j] - bound[0];
    return above > 0 || above < -1
        ? above
        : left.sums(0).compareSum(lefts.entries()[k], right.sums(0), rights.entries()[j], bound);
  }

  private List<Integer> choice(int a, int b) {
    return Stream.concat(left.choice(a).stream(), right.choice(b).stream()).sorted().toList();
  }
}
