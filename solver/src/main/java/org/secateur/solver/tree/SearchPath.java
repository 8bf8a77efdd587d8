package org.secateur.solver.tree;

import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.rows.Knapsack;
import org.secateur.solver.rows.RowPool;
import org.secateur.solver.rows.Selection;

/**
 * The path from the root to the node that a search is at: the selection, the sums of what is chosen
 * in the rows of a pool, and what is left of the cap on the cost. Mutable, for one thread; the pool
 * serves one node after another.
 */
final class SearchPath {
  private final Selection selection;
  private final RowPool pool;
  private int cap;

  /**
   * @param most the largest cap that will be asked for; the cap of the moment, too
   */
  SearchPath(SelectionProblem problem, Knapsack knapsack, int most, Threshold threshold) {
    selection = new Selection(problem);
    pool = new RowPool(problem, knapsack, most, threshold);
    cap = most;
  }

  Selection selection() {
    return selection;
  }

  RowPool pool() {
    return pool;
  }

  /** The most that a whole selection may cost. */
  int cap() {
    return cap;
  }

  void cap(int most) {
    cap = most;
  }

  /** What is left of the cap. */
  int left() {
    return cap - selection.spent();
  }

  /** Goes from the root to a node. */
  void enter(Node node) {
    for (int option : node.excluded()) {
      exclude(option);
    }
    for (int option : node.chosen()) {
      choose(option);
    }
  }

  /** Goes back to the root. */
  void leave(Node node) {
    for (int k = node.chosen().length - 1; k >= 0; k--) {
      unchoose(node.chosen()[k]);
    }
    for (int option : node.excluded()) {
      readmit(option);
    }
  }

  void choose(int option) {
    selection.choose(option);
    pool.choose(option);
  }

  /** Takes back the last choice, which was this option. */
  void unchoose(int option) {
    selection.unchoose();
    pool.unchoose(option);
  }

  void exclude(int option) {
    selection.exclude(option);
  }

  void readmit(int option) {
    selection.readmit(option);
  }
}
