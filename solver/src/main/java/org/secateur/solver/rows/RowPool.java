package org.secateur.solver.rows;

import java.util.Arrays;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow.Interval;
import org.secateur.solver.reduction.Threshold;

/**
 * The rows that a search tests at every node, with the sums of the chosen options. A limited
 * number: the least used one makes room for a new one. Mutable, for one thread.
 *
 * <p>Columns are contiguous: to choose an option is to add one array to another. A row closes a
 * node if its sum and the {@link Knapsack} bound for what is left of the budget stay short of an
 * end of its interval. Rows that close more come earlier.
 */
public final class RowPool {
  /** So many rows are kept: at every node there is a pass over all of them. */
  public static final int CAPACITY = 256;

  /** A row has to close twice as much as the one whose place it takes. */
  private static final int FIXED_FRONT = 4;

  private final Knapsack knapsack;
  private final int most;
  private final long[][] columns;
  private final Condition[] conditions = new Condition[CAPACITY];
  private final long[] lower = new long[CAPACITY];
  private final long[] upper = new long[CAPACITY];
  private final long[] sum = new long[CAPACITY];
  private final long[] used = new long[CAPACITY];

  /** By budget, then by row: what the budget can add to the sum at most, and take from it. */
  private final long[][] gain;

  private final long[][] loss;
  private final int[][] rising = new int[CAPACITY][];
  private final int[][] falling = new int[CAPACITY][];

  /** Made when asked for. */
  private final SortedCoefficients[] ascending = new SortedCoefficients[CAPACITY];

  private int size;
  private Threshold threshold;

  /**
   * @param most the largest budget that will be asked for; bounds for all of them are kept
   * @param threshold that errors have to be within
   */
  public RowPool(SelectionProblem problem, Knapsack knapsack, int most, Threshold threshold) {
    this.knapsack = knapsack;
    this.most = most;
    this.threshold = threshold;
    columns = new long[problem.options()][CAPACITY];
    gain = new long[most + 1][CAPACITY];
    loss = new long[most + 1][CAPACITY];
  }

  /** The number of rows; they are counted from 0, and those that close more come earlier. */
  public int size() {
    return size;
  }

  /** What a row asks of the chosen options. */
  public Condition condition(int row) {
    return conditions[row];
  }

  /** Adds a row; its sum is that of the selection. Returns its place. */
  public int add(Condition condition, Selection selection) {
    int row = size < CAPACITY ? size++ : leastUsed();
    long[] coefficients = new long[columns.length];
    for (int o = 0; o < coefficients.length; o++) {
      coefficients[o] = condition.coefficient(o);
      columns[o][row] = coefficients[o];
    }
    conditions[row] = condition;
    bound(row);
    used[row] = 1;
    long[] up = knapsack.bounds(coefficients, 1, most);
    long[] down = knapsack.bounds(coefficients, -1, most);
    for (int b = 0; b <= most; b++) {
      gain[b][row] = up[b];
      loss[b][row] = down[b];
    }
    rising[row] = knapsack.byRatio(coefficients, 1);
    falling[row] = knapsack.byRatio(coefficients, -1);
    ascending[row] = null;
    sum[row] = 0;
    for (int k = 0; k < selection.depth(); k++) {
      sum[row] += coefficients[selection.chosen(k)];
    }
    return row;
  }

  /**
   * The least used row; a violated one only where all are, as the node that a search is at is
   * branched on by one of these.
   */
  private int leastUsed() {
    int least = 0;
    for (int row = 1; row < size; row++) {
      boolean better = isViolated(row) == isViolated(least) && used[row] < used[least];
      least = better || isViolated(least) && !isViolated(row) ? row : least;
    }
    for (int row = 0; row < size; row++) {
      used[row] -= used[row] >> 2;
    }
    return least;
  }

  private void bound(int row) {
    Interval interval = conditions[row].at(threshold);
    lower[row] = interval.lower();
    upper[row] = interval.upper();
  }

  /** From now on only errors within another threshold, not above the old one, are allowed. */
  public void tighten(Threshold tighter) {
    threshold = tighter;
    for (int row = 0; row < size; row++) {
      bound(row);
    }
  }

  /** Adds what an option adds to all rows. */
  public void choose(int option) {
    long[] column = columns[option];
    for (int row = 0; row < size; row++) {
      sum[row] += column[row];
    }
  }

  /** Takes an option back. */
  public void unchoose(int option) {
    long[] column = columns[option];
    for (int row = 0; row < size; row++) {
      sum[row] -= column[row];
    }
  }

  /** A row that no choice within the budget can fulfil; -1 if there is none. */
  public int closing(int budget) {
    long[] more = gain[budget];
    long[] less = loss[budget];
    for (int row = 0; row < size; row++) {
      if (sum[row] + more[row] < lower[row] || sum[row] - less[row] > upper[row]) {
        used[row]++;
        return row;
      }
    }
    return -1;
  }

  /** The same after one more choice, which is not carried out. */
  public int closingWith(int option, int budget) {
    long[] column = columns[option];
    long[] more = gain[budget];
    long[] less = loss[budget];
    for (int row = 0; row < size; row++) {
      long with = sum[row] + column[row];
      if (with + more[row] < lower[row] || with - less[row] > upper[row]) {
        used[row]++;
        int ahead = row >> 1;
        if (row > FIXED_FRONT && used[row] > 2 * used[ahead]) {
          swap(row, ahead);
          return ahead;
        }
        return row;
      }
    }
    return -1;
  }

  /** Whether the sum of what is chosen is outside a row's interval. */
  public boolean isViolated(int row) {
    return sum[row] < lower[row] || sum[row] > upper[row];
  }

  /** Whether no sum is within the row's interval. */
  public boolean isEmpty(int row) {
    return lower[row] > upper[row];
  }

  /** Whether a budget cannot lift the sum to the lower end. */
  public boolean isBelow(int row, int budget) {
    return sum[row] + gain[budget][row] < lower[row];
  }

  /** The same after one more choice. */
  public boolean isBelow(int row, int option, int budget) {
    return sum[row] + columns[option][row] + gain[budget][row] < lower[row];
  }

  /** Whether the sum has to rise, of a row that is violated. */
  public boolean hasToRise(int row) {
    return sum[row] < lower[row];
  }

  /** By how much the sum of a violated row is outside its interval. */
  public long need(int row) {
    return hasToRise(row) ? lower[row] - sum[row] : sum[row] - upper[row];
  }

  /** What a budget can add at most to the sum of a violated row, towards its interval. */
  long reach(int row, int budget) {
    return hasToRise(row) ? gain[budget][row] : loss[budget][row];
  }

  /** The options that move a violated row towards its interval, by decreasing ratio to the cost. */
  public int[] moving(int row) {
    return hasToRise(row) ? rising[row] : falling[row];
  }

  /** What an option adds to a row. */
  public long coefficient(int row, int option) {
    return columns[option][row];
  }

  /**
   * The options, as a range of {@link #sorted}, that alone put the sum of a row into its interval.
   *
   * @return the first place, and the place after the last
   */
  public int[] fitting(int row) {
    return ascending(row).between(lower[row] - sum[row], upper[row] - sum[row]);
  }

  /** All options by ascending coefficient. */
  public int[] sorted(int row) {
    return ascending(row).options();
  }

  private SortedCoefficients ascending(int row) {
    if (ascending[row] == null) {
      long[] coefficients = new long[columns.length];
      Arrays.setAll(coefficients, o -> columns[o][row]);
      ascending[row] = new SortedCoefficients(coefficients);
    }
    return ascending[row];
  }

  private void swap(int a, int b) {
    swap(lower, a, b);
    swap(upper, a, b);
    swap(sum, a, b);
    swap(used, a, b);
    swap(conditions, a, b);
    for (int budget = 0; budget <= most; budget++) {
      swap(gain[budget], a, b);
      swap(loss[budget], a, b);
    }
    swap(rising, a, b);
    swap(falling, a, b);
    swap(ascending, a, b);
    for (long[] column : columns) {
      swap(column, a, b);
    }
  }

  private static void swap(long[] array, int a, int b) {
    long kept = array[a];
    array[a] = array[b];
    array[b] = kept;
  }

  private static <T> void swap(T[] array, int a, int b) {
    T kept = array[a];
    array[a] = array[b];
    array[b] = kept;
  }
}
