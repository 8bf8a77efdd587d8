package org.secateur.checker.halves;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.halves.HalfSums.Sorted;
import org.secateur.checker.verdict.Rejection;

/**
 * Visits every choice of given costs whose sum lies in a box, as pairs of half sums: for a sum on
 * the left, the partners on the right with a first coordinate inside the box stand side by side.
 * Where sums are rounded, those near the sides of the box are added up again as they are.
 */
public final class Enumeration {
  /** How many pairs are looked at while one is added up as it is. */
  private static final int EXACT_VISITS = 32;

  private final int line;
  private final Halves halves;
  private final BigInteger[] low;
  private final BigInteger[] high;
  private final Rounding.Range[] ranges;
  private final boolean isBoxEmpty;
  private HalfSums left;
  private HalfSums right;
  private long visits;
  private long count;

  /** Looks at a choice in the box; false ends the scan. */
  private interface Pair {
    boolean visit(int a, int b);
  }

  /**
   * @param line of the step, for messages
   * @param low least sum for each coordinate; null: any
   * @param high greatest sum; null: any
   */
  public Enumeration(int line, Halves halves, BigInteger[] low, BigInteger[] high) {
    this.line = line;
    this.halves = halves;
    this.low = low.clone();
    this.high = high.clone();
    Arrays.setAll(this.low, c -> low[c] == null ? halves.beyond(c).negate() : low[c]);
    Arrays.setAll(this.high, c -> high[c] == null ? halves.beyond(c) : high[c]);
    this.ranges = new Rounding.Range[low.length];
    Arrays.setAll(ranges, c -> halves.range(c, this.low[c], this.high[c]));
    this.isBoxEmpty =
        IntStream.range(0, low.length).anyMatch(c -> this.low[c].compareTo(this.high[c]) > 0);
  }

  /**
   * Counts the choices of some costs in the box.
   *
   * @throws Rejection UNSUPPORTED if the halves are too long, or the pairs looked at too many
   */
  public long count(Sizes costs) throws Rejection {
    visits = 0;
    count = 0;
    Pair one =
        (a, b) -> {
          count++;
          return true;
        };
    Windows.Visitor each = pairs(halves.mostVisits(), one);
    Windows.Visitor window =
        (lefts, k, rights, from, to) -> {
          int first = from;
          int end = to;
          while (first < end && !isSure(lefts, k, rights, first)) {
            first++;
          }
          while (first < end && !isSure(lefts, k, rights, end - 1)) {
            end--;
          }
          count += end - first;
          return each.visit(lefts, k, rights, from, first) && each.visit(lefts, k, rights, end, to);
        };
    scan(costs, low.length == 1 ? window : each);
    requireFewVisits();
    return count;
  }

  /**
   * A choice in the box for each of some costs that has one; throws as {@link #count}.
   *
   * @param leastOnly whether that of the least such cost is enough
   */
  public Map<Integer, List<Integer>> choices(Sizes costs, boolean leastOnly) throws Rejection {
    Map<Integer, List<Integer>> found = new TreeMap<>();
    if (isBoxEmpty) {
      return found;
    }
    boolean isNew = prepare(costs);
    // New tables are not split for a single cost.
    if ((isNew || costs.least() < costs.most()) && findAtOnce(costs, found)) {
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
    visits = 0;
    Pair any =
        (a, b) -> {
          int cost = left.cost(a) + right.cost(b);
          if (costs.contains(cost)) {
            found.computeIfAbsent(cost, c -> choice(a, b));
          }
          return true;
        };
    long few = Math.min(halves.entries(), halves.mostVisits());
    return scan(left.all(), right.all(), pairs(few, any));
  }

  /**
   * The greatest sum of choices of some costs in the box, which is of one coordinate; throws as
   * {@link #count}.
   */
  Optional<BigInteger> greatest(Sizes costs) throws Rejection {
    visits = 0;
    Greatest greatest = new Greatest();
    scan(costs, greatest);
    requireFewVisits();
    return Optional.ofNullable(greatest.sum);
  }

  /** Of each window only those sums are looked at that may be greater than the one so far. */
  private final class Greatest implements Windows.Visitor {
    private BigInteger sum;
    private long rounded;

    @Override
    public boolean visit(Sorted lefts, int k, Sorted rights, int from, int to) {
      for (int r = to - 1; r >= from; r--) {
        long next = lefts.tops()[k] + rights.tops()[r];
        if (sum != null && next + halves.rounding(0).slack() <= rounded) {
          break;
        }
        if (visits > halves.mostVisits()) {
          return false;
        }
        BigInteger exact = exact(0, lefts.entries()[k], rights.entries()[r]);
        if (isWithin(0, exact) && (sum == null || exact.compareTo(sum) > 0)) {
          sum = exact;
          rounded = next;
        }
      }
      return true;
    }
  }

  /** How many pairs the last search has looked at, more or less. */
  long visits() {
    return visits;
  }

  /** Whether tables were made. */
  private boolean prepare(Sizes costs) throws Rejection {
    boolean isNew = halves.prepare(line, costs.most());
    left = halves.left();
    right = halves.right();
    return isNew;
  }

  private void requireFewVisits() throws Rejection {
    if (visits > halves.mostVisits()) {
      throw Rejection.unsupported(
          line, "enumeration of more than %s pairs of half sums", halves.mostVisits());
    }
  }

  /** Looks at the pairs one by one, at most so many. */
  private Windows.Visitor pairs(long most, Pair visitor) {
    return (lefts, k, rights, from, to) -> {
      int a = lefts.entries()[k];
      for (int r = from; r < to; r++) {
        int b = rights.entries()[r];
        if (++visits > most
            || isInside(a, b, isSure(lefts, k, rights, r)) && !visitor.visit(a, b)) {
          return false;
        }
      }
      return true;
    };
  }

  /** Whether a pair in a window is surely inside the box in the first coordinate. */
  private boolean isSure(Sorted lefts, int k, Sorted rights, int r) {
    return ranges[0].surelyHolds(lefts.tops()[k] + rights.tops()[r]);
  }

  /** Whether a pair is inside the box in all coordinates, in the first one surely or maybe. */
  private boolean isInside(int a, int b, boolean isSure) {
    if (!isSure && !isWithin(0, exact(0, a, b))) {
      return false;
    }
    for (int c = 1; c < ranges.length; c++) {
      long sum = left.further(c, a) + right.further(c, b);
      if (!ranges[c].mayHold(sum) || !ranges[c].surelyHolds(sum) && !isWithin(c, exact(c, a, b))) {
        return false;
      }
    }
    return true;
  }

  private BigInteger exact(int coordinate, int a, int b) {
    visits += EXACT_VISITS;
    return left.exact(coordinate, a).add(right.exact(coordinate, b));
  }

  private boolean isWithin(int coordinate, BigInteger sum) {
    return sum.compareTo(low[coordinate]) >= 0 && sum.compareTo(high[coordinate]) <= 0;
  }

  /**
   * Shows a visitor all pairs of choices of some costs together that may be in the box by their
   * first coordinate; returns false if it ended that.
   *
   * @throws Rejection UNSUPPORTED if the halves are too long
   */
  boolean scan(Sizes costs, Windows.Visitor visitor) throws Rejection {
    prepare(costs);
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

  private boolean scan(Sorted lefts, Sorted rights, Windows.Visitor visitor) {
    return isBoxEmpty || Windows.visit(lefts, rights, ranges[0].least(), ranges[0].most(), visitor);
  }

  private List<Integer> choice(int a, int b) {
    return Stream.of(left.summands(a), right.summands(b))
        .flatMap(List::stream)
        .map(Summand::number)
        .sorted()
        .toList();
  }
}
