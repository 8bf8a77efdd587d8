package org.secateur.solver.tree;

import org.secateur.solver.limits.Budget;

/**
 * The nodes of one search, reported in packets to spare the shared counter of the budget; and what
 * the search may cost.
 */
final class NodeCount {
  private static final int PACKET = 256;

  /** Ends a search that was given a part of the time only. */
  static final class AllowanceSpent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AllowanceSpent() {
      super(null, null, false, false);
    }
  }

  private final Budget budget;
  private int unreported;
  private long mostWork = Long.MAX_VALUE;
  private long work;

  NodeCount(Budget budget) {
    this.budget = budget;
  }

  /** Sets up to which amount the search may work, in multiplications or something like them. */
  void allow(long most) {
    mostWork = most;
  }

  /**
   * Counts a node, and reports where a packet is full.
   *
   * @param spent all work of the search so far
   */
  void countOne(long spent) {
    work = spent;
    if (++unreported == PACKET) {
      report();
    }
  }

  /**
   * Reports what has not been reported yet, if only to ask whether time is left.
   *
   * @throws AllowanceSpent if the search has cost more than was allowed
   */
  void report() {
    budget.spend(unreported);
    unreported = 0;
    if (work > mostWork) {
      throw new AllowanceSpent();
    }
  }
}
