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

  /** The same for the partners of one sum on the left. */
  private final long[][] least;

  private final long[][] greatest;

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
    this.least = new long[low.length][halves.width()];
    this.greatest = new long[low.length][halves.width()];
  }

  private long[][] words(BigInteger[] bounds) {
    return Arrays.stream(bounds)
        .map(bound -> Words.of(halves.clamped(bound), halves.width()))
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
    int most = Math.min(costs.most(), left.byCost().length + right.byCost().length - 2);
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
    long[] negated = Words.of(less.negate(), halves.width());
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
        if (++visits > most || isInside(rights[r]) && !visitor.visit(a, rights[r])) {
          return false;
        }
      }
      return true;
    };
  }

  /** Whether a partner is inside the box in the other coordinates, too. */
  private boolean isInside(int b) {
    for (int c = 1; c < low.length; c++) {
      if (right.sums(c).isBelow(b, least[c]) || right.sums(c).isAbove(b, greatest[c])) {
        return false;
      }
    }
    return true;
  }

  /** False if the visitor ended it. */
  private boolean scan(Sizes costs, Window visitor) {
    int[][] lefts = left.byCost();
    int[][] rights = right.byCost();
    if (costs.least() == 0 && costs.most() >= lefts.length - 1 + rights.length - 1) {
      return scan(left.all(), right.all(), visitor);
    }
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

  private boolean scan(int[] lefts, int[] rights, Window visitor) {
    int from = rights.length;
    int to = rights.length;
    Words sums = right.sums(0);
    for (int k = 0; k < lefts.length && to > 0 && !isBoxEmpty; k++) {
      int a = lefts[k];
      left.sums(0).subtract(a, low[0], least[0]);
      left.sums(0).subtract(a, high[0], greatest[0]);
      while (from > 0 && !sums.isBelow(rights[from - 1], least[0])) {
        from--;
      }
      while (to > 0 && sums.isAbove(rights[to - 1], greatest[0])) {
        to--;
      }
      for (int c = 1; c < low.length && from < to; c++) {
        left.sums(c).subtract(a, low[c], least[c]);
        left.sums(c).subtract(a, high[c], greatest[c]);
      }
      if (from < to && !visitor.visit(a, rights, from, to)) {
        return false;
      }
    }
    return true;
  }

  private List<Integer> choice(int a, int b) {
    return Stream.concat(left.choice(a).stream(), right.choice(b).stream()).sorted().toList();
  }
}
