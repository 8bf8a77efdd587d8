package org.secateur.solver.search;

import java.util.Optional;
import org.secateur.model.Incumbent;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.sweep.Sweep;
import org.secateur.solver.sweep.SweepGrid;
import org.secateur.solver.tree.Goal;

/** Budgets refuted, or searched, by a sweep: what it visits is evaluated and offered to a goal. */
final class SweptBudgets {
  /** About what a node of a sweep costs in multiplications. */
  private static final int NODE = 500;

  private final NetworkSelection problem;
  private final Sweep sweep;
  private final Goal goal;
  private final Budget budget;

  SweptBudgets(NetworkSelection problem, Sweep sweep, Goal goal, Budget budget) {
    this.problem = problem;
    this.sweep = sweep;
    this.goal = goal;
    this.budget = budget;
  }

  /** Where no selection at all is within the threshold; empty says nothing. */
  Optional<SweepGrid> refuted() {
    return sweep.refuted();
  }

  /** Where selections are looked for. */
  SweepGrid grid() {
    return sweep.grid();
  }

  /** What a budget is likely to cost, in the units of branching; 0 where nothing is known. */
  long expectedWork(int cap) {
    return (long) (NODE * sweep.expectedNodes(cap));
  }

  /**
   * Offers every selection of at most a cost that is within the threshold.
   *
   * @return false if that is beyond this sweep; then nothing is said
   */
  boolean run(int cap) {
    offer(new int[0]);
    return sweep.prepare(cap)
        && sweep.visit(
            cap,
            new Sweep.Visitor() {
              @Override
              public void visit(int[] chosen) {
                offer(chosen);
              }

              @Override
              public boolean isDone() {
                return goal.isDone();
              }
            });
  }

  private void offer(int[] chosen) {
    int cost = 0;
    for (int o : chosen) {
      cost += problem.cost(o);
    }
    if (goal.sizes().contains(cost)) {
      Incumbent found = problem.evaluate(chosen);
      if (goal.threshold().admits(found.error())) {
        goal.offer(found);
      }
    }
  }
}
