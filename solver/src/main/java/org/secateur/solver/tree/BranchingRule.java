package org.secateur.solver.tree;

import java.util.Arrays;
import java.util.Optional;
import org.secateur.solver.rows.HardestRows;
import org.secateur.solver.rows.RowPool;
import org.secateur.solver.rows.Selection;

/**
 * Chooses the options that a search branches on: some row is violated by the chosen options, and
 * one of those that move it far enough has to be chosen (note {@code search-branching}). Mutable,
 * for one thread.
 */
final class BranchingRule {
  private final Selection selection;
  private final RowPool pool;
  private final NodeLog log;
  private final HardestRows hardest;
  private final int[] scratch;
  private final long[] amounts;

  /** Of the option that fills the budget up after those set aside; 0 where it is never filled. */
  private long fillingAmount;

  private int fillingCost;
  private int closing;
  private long work;

  BranchingRule(SearchPath path, NodeLog log) {
    this.selection = path.selection();
    this.pool = path.pool();
    this.log = log;
    hardest = new HardestRows(pool);
    scratch = new int[selection.options()];
    amounts = new long[selection.options()];
  }

  /** Options looked at so far. */
  long work() {
    return work;
  }

  /**
   * The options of the violated row with the fewest of them: without these the rest of the budget
   * cannot fulfil the row. Empty if no row is violated.
   */
  Optional<int[]> helpfulOptions(int left) {
    int best = -1;
    int fewest = Integer.MAX_VALUE;
    int found = hardest.find(left);
    for (int k = 0; k < found && fewest > 0; k++) {
      int width = width(hardest.row(k), left, fewest);
      if (best < 0 || width < fewest) {
        best = hardest.row(k);
        fewest = width;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    int[] options = Arrays.copyOf(scratch, width(best, left, Integer.MAX_VALUE));
    log.branch(best, fillingAmount, fillingCost, options);
    return Optional.of(options);
  }

  /** Whether a row is violated and no free options within the budget make up for it. */
  boolean isClosedBy(int row, int left) {
    closing = row;
    return pool.isViolated(row) && width(row, left, 1) == 0;
  }

  /**
   * Tells that the row of the last {@link #isClosedBy}, which was so, closes nodes: that node, or
   * so many children of it. What a child chooses only takes away from what is left.
   */
  void tellClosed(int nodes) {
    for (int k = 0; k < nodes; k++) {
      log.branch(closing, fillingAmount, fillingCost, NodeExpansion.SETTLED);
    }
  }

  /**
   * How many of the free options with the best ratios have to be set aside until those left cannot
   * fulfil a violated row within the budget; these are then the first in {@link #scratch}. At least
   * {@code enough} where it is not fewer.
   */
  private int width(int row, int left, int enough) {
    long need = pool.need(row);
    int[] order = pool.moving(row);
    int aside = 0;
    int count = 0;
    long sum = 0;
    long cost = 0;
    for (int k = 0; k < order.length; k++) {
      int option = order[k];
      if (!selection.isFree(option) || selection.cost(option) > left) {
        continue;
      }
      long amount = Math.abs(pool.coefficient(row, option));
      amounts[count] = amount;
      scratch[count++] = option;
      sum += amount;
      cost += selection.cost(option);
      while (aside < count && reached(sum, cost, left, count) >= need) {
        sum -= amounts[aside];
        cost -= selection.cost(scratch[aside]);
        aside++;
        if (aside >= enough) {
          return aside;
        }
      }
      if (cost >= left && aside < count) {
        break;
      }
    }
    work += count;
    boolean isFilled = aside < count && cost >= left;
    fillingAmount = isFilled ? amounts[count - 1] : 0;
    fillingCost = isFilled ? selection.cost(scratch[count - 1]) : 0;
    return aside;
  }

  /** At least what the options since the ones set aside add, the last one in part. */
  private long reached(long sum, long cost, int left, int count) {
    int last = selection.cost(scratch[count - 1]);
    return cost <= left ? sum : sum - amounts[count - 1] / last * (cost - left);
  }
}
