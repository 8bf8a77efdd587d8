package org.secateur.solver.rows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.SelectionProblem;

/**
 * Upper bounds on what options can add to a row within a budget: the relaxation of the
 * multiple-choice knapsack problem, at most one option of each group (note {@code search-budget}).
 *
 * <p>Within a group only the increments of the upper hull of (cost, coefficient) can be in an
 * optimum; taken over all groups by decreasing ratio they fill the budget.
 */
public final class Knapsack {
  private static final int INDEX_BITS = 21;

  private final int[] group;
  private final int[] cost;
  private final int[][] members;
  private final int least;
  private final boolean linearOnly;

  /** Increments of one row, reused. */
  private long[] keys = new long[64];

  private long[] values = new long[64];
  private int[] costs = new int[64];
  private int count;

  /**
   * For the options of a selection problem, at most 2^21, which is what a key holds.
   *
   * @param linearOnly whether to leave out bounds that no price of a unit of budget explains; a log
   *     needs one for each
   */
  public static Knapsack of(SelectionProblem problem, boolean linearOnly) {
    int[] group = new int[problem.options()];
    int[] cost = new int[problem.options()];
    Arrays.setAll(group, problem::group);
    Arrays.setAll(cost, problem::cost);
    return new Knapsack(group, cost, problem.groups(), linearOnly);
  }

  /**
   * @param linearOnly whether to leave out bounds that no price of a unit of budget explains
   */
  Knapsack(int[] group, int[] cost, int groups, boolean linearOnly) {
    this.linearOnly = linearOnly;
    this.group = group;
    this.cost = cost;
    int[] sizes = new int[groups];
    for (int g : group) {
      sizes[g]++;
    }
    members = new int[groups][];
    least = Arrays.stream(cost).min().orElse(1);
    Arrays.setAll(members, g -> new int[sizes[g]]);
    for (int o = group.length - 1; o >= 0; o--) {
      members[group[o]][--sizes[group[o]]] = o;
    }
  }

  /**
   * The options with positive coefficients by decreasing ratio of coefficient and cost. The order
   * is exact: whoever adds up the first of them relies on no later one being better.
   *
   * @param sign 1, or -1 to look at the negated coefficients
   */
  int[] byRatio(long[] coefficients, int sign) {
    long[] sorted = new long[coefficients.length];
    int found = 0;
    for (int o = 0; o < coefficients.length; o++) {
      long value = sign * coefficients[o];
      if (value > 0) {
        sorted[found++] = key(value, cost[o], o);
      }
    }
    Arrays.sort(sorted, 0, found);
    int[] order = new int[found];
    for (int k = 0; k < found; k++) {
      order[k] = (int) (sorted[k] & (1 << INDEX_BITS) - 1);
    }
    return exactly(order, coefficients);
  }

  /** Puts an order by keys, which do not tell apart ratios that are nearly the same, right. */
  private int[] exactly(int[] order, long[] coefficients) {
    for (int k = 1; k < order.length; k++) {
      if (compare(order[k - 1], order[k], coefficients) < 0) {
        return Arrays.stream(order)
            .boxed()
            .sorted((a, b) -> compare(b, a, coefficients))
            .mapToInt(o -> o)
            .toArray();
      }
    }
    return order;
  }

  private int compare(int a, int b, long[] coefficients) {
    return compareProducts(Math.abs(coefficients[a]), cost[b], Math.abs(coefficients[b]), cost[a]);
  }

  /** Ascending keys are descending ratios; the last bits hold the index. */
  private static long key(long value, int cost, int index) {
    long ratio = Double.doubleToRawLongBits((double) value / cost);
    return (Long.MAX_VALUE - ratio) >>> INDEX_BITS << INDEX_BITS | index;
  }

  /**
   * Bounds for the budgets 0 … most.
   *
   * @param sign 1 for the largest sum of coefficients, -1 for the largest of the negated ones
   */
  long[] bounds(long[] coefficients, int sign, int most) {
    count = 0;
    long largest = 0;
    for (int[] of : members) {
      hull(of, coefficients, sign);
    }
    for (int k = 0; k < count; k++) {
      largest = Math.max(largest, values[k]);
    }
    Arrays.sort(keys, 0, count);
    long[] bounds = fill(most, largest);
    if (!linearOnly) {
      lowerToFew(bounds, coefficients, sign);
    }
    return bounds;
  }

  /**
   * A budget is enough for so many options, so no more than the largest coefficients of so many
   * groups; and for one option only where it is short of twice the least cost.
   */
  private void lowerToFew(long[] bounds, long[] coefficients, int sign) {
    long[] best = new long[members.length];
    for (int g = 0; g < best.length; g++) {
      for (int o : members[g]) {
        best[g] = Math.max(best[g], sign * coefficients[o]);
      }
    }
    Arrays.sort(best);
    long sum = 0;
    for (int b = least, k = best.length - 1; b < bounds.length && k >= 0; b++) {
      if (b % least == 0) {
        sum += best[k--];
      }
      bounds[b] = Math.min(bounds[b], sum);
    }
    for (int b = least; b < Math.min(2 * least, bounds.length); b++) {
      long single = 0;
      for (int o = 0; o < coefficients.length; o++) {
        single = cost[o] <= b ? Math.max(single, sign * coefficients[o]) : single;
      }
      bounds[b] = Math.min(bounds[b], single);
    }
  }

  /** The price of a unit of budget at which the bound for a budget is reached; at least 0. */
  public Rational price(long[] coefficients, int sign, int budget) {
    count = 0;
    for (int[] of : members) {
      hull(of, coefficients, sign);
    }
    // Exactly, not by keys: at the price of a ratio that is nearly the same others still gain.
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted((a, b) -> compareProducts(values[b], costs[a], values[a], costs[b]))
            .mapToInt(at -> at)
            .toArray();
    int spent = 0;
    for (int at : order) {
      spent += costs[at];
      if (spent > budget) {
        return Rational.of(values[at], costs[at]);
      }
    }
    return Rational.ZERO;
  }

  private void hull(int[] of, long[] coefficients, int sign) {
    long value = 0;
    int spent = 0;
    while (true) {
      int best = -1;
      for (int o : of) {
        long more = sign * coefficients[o] - value;
        if (more > 0 && cost[o] > spent && (best < 0 || isSteeper(more, cost[o] - spent))) {
          best = o;
          stepValue = more;
          stepCost = cost[o] - spent;
        }
      }
      if (best < 0) {
        return;
      }
      add(stepValue, stepCost);
      value += stepValue;
      spent += stepCost;
    }
  }

  private long stepValue;
  private int stepCost;

  private boolean isSteeper(long value, int cost) {
    int order = compareProducts(value, stepCost, stepValue, cost);
    return order > 0 || order == 0 && cost > stepCost;
  }

  /** Compares a · x with b · y, which are not negative and may not fit in a long. */
  private static int compareProducts(long a, long x, long b, long y) {
    int high = Long.compare(Math.multiplyHigh(a, x), Math.multiplyHigh(b, y));
    return high != 0 ? high : Long.compareUnsigned(a * x, b * y);
  }

  private void add(long value, int cost) {
    if (count == keys.length) {
      keys = Arrays.copyOf(keys, 2 * count);
      values = Arrays.copyOf(values, 2 * count);
      costs = Arrays.copyOf(costs, 2 * count);
    }
    keys[count] = key(value, cost, count);
    values[count] = value;
    costs[count] = cost;
    count++;
  }

  private long[] fill(int most, long largest) {
    long[] bounds = new long[most + 1];
    // Ratios are compared on 42 bits only: the order can be wrong where they differ by less, which
    // costs at most twice that difference for each unit of the budget.
    long slack = (largest >> 28) + 2;
    long sum = 0;
    int spent = 0;
    int b = 0;
    for (int k = 0; k < count && b <= most; k++) {
      int at = (int) (keys[k] & (1 << INDEX_BITS) - 1);
      for (; b <= most && b < spent + costs[at]; b++) {
        bounds[b] =
            b < least && !linearOnly
                ? 0
                : sum + values[at] / costs[at] * (b - spent) + (b - spent) + b * slack;
      }
      sum += values[at];
      spent += costs[at];
    }
    for (; b <= most; b++) {
      bounds[b] = sum;
    }
    return bounds;
  }
}
