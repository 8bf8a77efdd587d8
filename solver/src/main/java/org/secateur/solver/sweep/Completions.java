package org.secateur.solver.sweep;

import java.util.ArrayList;
import java.util.List;
import org.secateur.solver.limits.Budget;

/**
 * From which gradients a sweep can get to its end: for each step, before its jump, and each cost of
 * the options still to be chosen, a set of cells that holds all such gradients (note {@code
 * sweep-cells}). Sets for a cost take those for smaller ones, so they are made one after another.
 *
 * <p>Time and memory of a cost: the cells of all steps, at most the options times the rows.
 */
final class Completions {
  private final List<Step> steps;
  private final CellSet ends;
  private final Budget budget;
  private final long mostBytes;
  private final List<CellSet[]> layers = new ArrayList<>();
  private long bytes;

  /**
   * @param mostBytes for the sets of all costs together
   */
  Completions(HalfTurn sweep, Budget budget, long mostBytes) {
    this.steps = sweep.steps();
    this.ends = sweep.ends(steps.get(steps.size() - 1).strip());
    this.budget = budget;
    this.mostBytes = mostBytes;
  }

  /** The gradients before a step from which the end is reached with options of at most a cost. */
  CellSet within(int cost, int step) {
    return layers.get(cost)[step];
  }

  /** The largest cost that sets have been made for, or -1. */
  int cost() {
    return layers.size() - 1;
  }

  /**
   * Makes the sets of the next cost.
   *
   * @return false if there is no room for them; then nothing more can be asked for
   */
  boolean extend() {
    if (bytes > mostBytes) {
      return false;
    }
    CellSet[] layer = new CellSet[steps.size()];
    int cost = layers.size();
    layers.add(layer);
    CellRows after = new CellRows();
    CellRows cheaper = new CellRows();
    CellRows jumped = new CellRows();
    CellRows before = new CellRows();
    int last = steps.size() - 1;
    layer[last] = ends;
    for (int j = last - 1; j >= 0; j--) {
      budget.spend(0);
      Step step = steps.get(j);
      retreat(cost, j, before, after);
      if (step.jumpsAlways()) {
        back(after, step, before);
        layer[j] = before.toSet();
      } else if (step.isOption() && step.cost() <= cost) {
        retreat(cost - step.cost(), j, before, cheaper);
        back(cheaper, step, jumped);
        Moves.union(after, jumped, before);
        layer[j] = before.toSet();
      } else {
        layer[j] = after.toSet();
      }
      bytes += layer[j].bytes();
      if (bytes > mostBytes) {
        return false;
      }
    }
    return true;
  }

  /** The gradients after a step's jump that complete. */
  private void retreat(int cost, int j, CellRows scratch, CellRows into) {
    Step step = steps.get(j);
    Step next = steps.get(j + 1);
    scratch.set(layers.get(cost)[j + 1]);
    if (next.turns()) {
      Moves.turn(scratch, next.strip(), step.strip(), false, into);
    } else {
      Moves.between(scratch, next.strip(), step.strip(), into);
    }
  }

  private static void back(CellRows after, Step step, CellRows into) {
    Moves.jump(after, step.strip(), -step.across() - 1, -step.along() - 1, into);
  }
}
