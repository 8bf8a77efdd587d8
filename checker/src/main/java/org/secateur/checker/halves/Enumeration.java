package org.secateur.checker.halves;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.halves.HalfSums.Sorted;
import org.secateur.checker.verdict.Rejection;

/**
 * Visits every choice of given costs whose sum lies in a box, as pairs of half sums: for a sum on
 * the left, the partners on the right with a first coordinate inside the box stand side by side.
 * Where sums are rounded, those near the sides of the box are added up again as they are, for the
 * first coordinate only as many as bisection asks for.
 */
public final class Enumeration {
  private final int line;
  private final Halves halves;
  private final BigInteger[] low;
  private final BigInteger[] high;
  private final Rounding.Range[] ranges;
  private boolean isBoxEmpty;
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
    this.low = new BigInteger[low.length];
    this.high = new BigInteger[low.length];
    this.ranges = new Rounding.Range[low.length];
    for (int c = 0; c < low.length; c++) {
      BigInteger beyond = halves.beyond(c);
      this.low[c] = low[c] == null ? beyond.negate() : halves.clamped(c, low[c]);
      this.high[c] = high[c] == null ? beyond : halves.clamped(c, high[c]);
      ranges[c] = halves.rounding(c).range(this.low[c], this.high[c]);
      isBoxEmpty |= this.low[c].compareTo(this.high[c]) > 0;
    }
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
    Windows.Visitor window =
        (lefts, k, rights, from, to) -> {
          count += to - from;
          return true;
        };
    scan(costs, low.length == 1 ? window : pairs(halves.mostVisits(), one));
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
    boolean isNew = halves.prepare(line, costs.most());
    // New tables are not split for a single cost.
    if ((isNew || costs.least() < costs.most()) && findAtOnce(costs, found)) {
      return found;
    }
    found.clear();
    visits = 0;
    // Nothing costs more than both tables together, whatever the step asks for.
    int most = Math.min(costs.most(), left().dearest() + right().dearest());
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
          int cost = left().cost(a) + right().cost(b);
          if (costs.contains(cost)) {
            found.computeIfAbsent(cost, c -> choice(a, b));
          }
          return true;
        };
    long few = Math.min(halves.entries(), halves.mostVisits());
    return scan(left().all(), right().all(), pairs(few, any));
  }

  /**
   * The greatest sum of choices of some costs in the box, which is of one coordinate; throws as
   * {@link #count}.
   */
  Optional<BigInteger> greatest(Sizes costs) throws Rejection {
    Greatest greatest = new Greatest();
    scan(costs, greatest);
    return Optional.ofNullable(greatest.sum);
  }

  /** Of a window only the last sum is looked at, if it may be greater than the one so far. */
  private final class Greatest implements Windows.Visitor {
    private BigInteger sum;
    private long rounded;

    @Override
    public boolean visit(Sorted lefts, int k, Sorted rights, int from, int to) {
      long next = lefts.tops()[k] + rights.tops()[to - 1];
      if (sum == null || next + halves.rounding(0).slack() > rounded) {
        BigInteger exact = exact(0, lefts.entries()[k], rights.entries()[to - 1]);
        if (sum == null || exact.compareTo(sum) > 0) {
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
        if (++visits > most || isInside(a, b) && !visitor.visit(a, b)) {
          return false;
        }
      }
      return true;
    };
  }

  /** Whether a pair is inside the box in all coordinates but the first. */
  private boolean isInside(int a, int b) {
    for (int c = 1; c < ranges.length; c++) {
      long sum = left().further(c, a) + right().further(c, b);
      if (!ranges[c].mayHold(sum) || !ranges[c].surelyHolds(sum) && !isWithin(c, exact(c, a, b))) {
        return false;
      }
    }
    return true;
  }

  private HalfSums left() {
    return halves.left();
  }

  private HalfSums right() {
    return halves.right();
  }

  private BigInteger exact(int coordinate, int a, int b) {
    return left().exact(coordinate, a).add(right().exact(coordinate, b));
  }

  private boolean isWithin(int coordinate, BigInteger sum) {
    return sum.compareTo(low[coordinate]) >= 0 && sum.compareTo(high[coordinate]) <= 0;
  }

  /**
   * Shows a visitor all pairs of choices of some costs together that are in the box by their first
   * coordinate; returns false if it ended that.
   *
   * @throws Rejection UNSUPPORTED if the halves are too long
   */
  boolean scan(Sizes costs, Windows.Visitor visitor) throws Rejection {
    halves.prepare(line, costs.most());
    if (costs.least() == 0 && costs.most() >= left().dearest() + right().dearest()) {
      return scan(left().all(), right().all(), visitor);
    }
    Sorted[] lefts = left().byCost();
    Sorted[] rights = right().byCost();
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
    Rounding.Range range = ranges[0];
    return isBoxEmpty
        || Windows.visit(lefts, rights, range.least(), range.most(), narrowed(visitor));
  }

  /** Without the sums at either end of a window that are not in the box. */
  private Windows.Visitor narrowed(Windows.Visitor visitor) {
    return (lefts, k, rights, from, to) -> {
      long top = lefts.tops()[k];
      int first = from;
      int end = to;
      if (!ranges[0].surelyHolds(top + rights.tops()[from])) {
        first = least(left().exact(0, lefts.entries()[k]), rights, from, to, low[0]);
      }
      if (!ranges[0].surelyHolds(top + rights.tops()[to - 1])) {
        BigInteger beyond = high[0].add(BigInteger.ONE);
        end = least(left().exact(0, lefts.entries()[k]), rights, first, to, beyond);
      }
      return first >= end || visitor.visit(lefts, k, rights, first, end);
    };
  }

  /**
   * The first of some places where the sum with another one is not below a bound, or the end; for
   * rounded sums, of which windows may hold too many.
   */
  private int least(BigInteger other, Sorted rights, int from, int end, BigInteger bound) {
    BigInteger rest = bound.subtract(other);
    Rounding.Range range = halves.rounding(0).range(rest, rest);
    int low = from;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      long top = rights.tops()[middle];
      if (top <= range.least()
          || top < range.surelyLeast()
              && right().exact(0, rights.entries()[middle]).compareTo(rest) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private List<Integer> choice(int a, int b) {
    return Stream.of(left().summands(a), right().summands(b))
        .flatMap(List::stream)
        .map(Summand::number)
        .sorted()
        .toList();
  }
}
