package org.secateur.solver.sweep;

import org.secateur.solver.limits.Budget;

/**
 * One sweep with all gradients that any selection, of whatever cost, may have: where none is left,
 * there is no selection within the threshold (note {@code sweep-cells}).
 */
final class Refutation {
  private final HalfTurn sweep;
  private final Budget budget;
  private final CellRows here = new CellRows();
  private final CellRows jumped = new CellRows();
  private final CellRows next = new CellRows();

  Refutation(HalfTurn sweep, Budget budget) {
    this.sweep = sweep;
    this.budget = budget;
  }

  /** Whether it is proved that there is no such selection. */
  boolean holds() {
    Step first = sweep.steps().get(0);
    here.set(sweep.ends(first.strip()));
    try {
      for (int j = 0; j + 1 < sweep.steps().size() && !here.isEmpty(); j++) {
        budget.spend(0);
        pass(sweep.steps().get(j), sweep.steps().get(j + 1));
      }
      return here.isEmpty();
    } catch (RowOverflow steep) {
      return false;
    }
  }

  private void pass(Step step, Step after) {
    CellRows passed = here;
    if (step.jumpsAlways()) {
      Moves.jump(here, step.strip(), step.across(), step.along(), jumped);
      passed = jumped;
    } else if (step.isOption()) {
      Moves.jump(here, step.strip(), step.across(), step.along(), jumped);
      Moves.union(here, jumped, next);
      passed = next;
    }
    if (after.turns()) {
      CellRows turned = passed == next ? jumped : next;
      Moves.turn(passed, step.strip(), after.strip(), true, turned);
      here.set(turned.toSet());
    } else if (passed == here) {
      Moves.between(here, step.strip(), after.strip(), next);
      here.set(next.toSet());
    } else {
      Moves.between(passed, step.strip(), after.strip(), here);
    }
  }
}
