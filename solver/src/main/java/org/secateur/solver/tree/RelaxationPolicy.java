package org.secateur.solver.tree;

import java.util.Arrays;

/**
 * When a relaxation is worth its time: where it is likely to save more than it costs, judged by
 * what nodes with the same budget left have cost so far. Counts operations, not time, so that a
 * search with one thread is the same every time. Mutable, for one thread.
 */
final class RelaxationPolicy {
  private static final double MEMORY = 1.0 / 64;

  /** Every so often one is tried all the same. */
  private static final int EXPLORATION = 256;

  private final int leastCost;
  private final double[] subtree;
  private final double[] success;
  private double cost;
  private int asked;

  /**
   * @param most the largest budget left
   */
  RelaxationPolicy(int most, int leastCost) {
    this.leastCost = leastCost;
    subtree = new double[most + 1];
    success = new double[most + 1];
    Arrays.fill(subtree, Double.NaN);
    Arrays.fill(success, 0.5);
  }

  boolean isWorthwhile(int left) {
    if (left < 3 * leastCost) {
      return false;
    }
    asked++;
    return Double.isNaN(subtree[left])
        || success[left] * subtree[left] > cost
        || asked % EXPLORATION == 0;
  }

  /**
   * Whether a node has cost so much that a relaxation of what is left of it is worth its time: few
   * nodes cost many times what their like do, and these are most of a search.
   *
   * @param work of the search so far
   */
  boolean isWorthwhile(int left, Patience patience, long work) {
    return left >= 3 * leastCost && patience.isLostAfter(cost, work);
  }

  /** Notes what a relaxation has cost, and whether it closed its node. */
  void relaxed(int left, boolean closed, long work) {
    success[left] += MEMORY * ((closed ? 1 : 0) - success[left]);
    cost = cost == 0 ? work : cost + MEMORY * (work - cost);
  }

  /** Notes what a node, with all below it, has cost. */
  void explored(int left, long work) {
    subtree[left] =
        Double.isNaN(subtree[left]) ? work : subtree[left] + MEMORY * (work - subtree[left]);
  }
}
