package org.secateur.solver.search;

import org.secateur.solver.limits.Budget;

/** The nodes of one search, reported in packets to spare the shared counter of the budget. */
final class NodeCount {
  private static final int PACKET = 256;

  /** Ends a search that was given a number of nodes only. */
  static final class AllowanceSpent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AllowanceSpent() {
      super(null, null, false, false);
    }
  }

  private final Budget budget;
  private int unreported;
  private long allowed = Long.MAX_VALUE;

  NodeCount(Budget budget) {
    this.budget = budget;
  }

  /** Sets how many nodes may be reported from now on. */
  void allow(long nodes) {
    allowed = nodes;
  }

  /** Counts a node, and reports where a packet is full. */
  void countOne() {
    if (++unreported == PACKET) {
      report();
    }
  }

  /**
   * Reports what has not been reported yet, if only to ask whether time is left.
   *
   * @throws AllowanceSpent if it is more than was allowed
   */
  void report() {
    budget.spend(unreported);
    allowed -= unreported;
    unreported = 0;
    if (allowed < 0) {
      throw new AllowanceSpent();
    }
  }
}
