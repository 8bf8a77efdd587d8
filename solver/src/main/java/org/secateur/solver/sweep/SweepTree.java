package org.secateur.solver.sweep;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.secateur.solver.limits.Budget;

/**
 * One thread's walk through all selections of at most a cost whose gradient can get to the end of a
 * sweep: a node is a set of options chosen so far, in the order of steps. The last option of a
 * selection is looked up by its odd part.
 */
final class SweepTree {
  private final Sweep sweep;
  private final Budget budget;
  private final AtomicIntegerArray claimed;
  private final Sweep.Visitor visitor;
  private final Step[] steps;
  private final Completions completions;
  private final OddPart odd;
  private final CellRows[] here;
  private final CellRows[] next;
  private final CellRows jumped = new CellRows();
  private final CellRows turned = new CellRows();
  private final int lookedUp;
  private final int kept;
  private final int[] chosen;
  private final long[] sumUp;
  private final long[] sumDown;

  /**
   * @param most options of a selection
   * @param claimed of each step, whether some thread has taken the selections that begin there
   */
  SweepTree(
      Sweep sweep, int most, Budget budget, AtomicIntegerArray claimed, Sweep.Visitor visitor) {
    this.sweep = sweep;
    this.budget = budget;
    this.claimed = claimed;
    this.visitor = visitor;
    this.steps = sweep.steps();
    this.completions = sweep.completions();
    this.odd = sweep.odd();
    this.here = new CellRows[most + 1];
    this.next = new CellRows[most + 1];
    Arrays.setAll(here, i -> new CellRows());
    Arrays.setAll(next, i -> new CellRows());
    this.lookedUp = sweep.pairs() == null ? 1 : 2;
    this.kept = lookedUp * sweep.leastCost();
    this.chosen = new int[most + 1];
    this.sumUp = new long[most + 1];
    this.sumDown = new long[most + 1];
  }

  /** Visits all selections of at most a cost, next to those that other threads claim. */
  void run(int cost) {
    CellSet start = completions.within(cost, 0);
    here[0].set(sweep.starts());
    Moves.between(here[0], steps[0].strip(), steps[0].strip(), start, next[0]);
    swap(0);
    if (claimed.compareAndSet(0, 0, 1)) {
      lookUpOne(0, 0, cost);
      if (lookedUp == 2) {
        lookUpTwo(0, 0, cost);
      }
    }
    walk(0, 0, cost);
  }

  private void swap(int depth) {
    CellRows other = here[depth];
    here[depth] = next[depth];
    next[depth] = other;
  }

  /** Chooses one more option, and leaves enough for those that are looked up. */
  private void walk(int depth, int from, int left) {
    for (int j = from; j + 1 < steps.length && !visitor.isDone(); j++) {
      Step step = steps[j];
      if (step.jumpsAlways()) {
        Moves.jump(here[depth], step.strip(), step.across(), step.along(), next[depth]);
        swap(depth);
      } else if (step.isOption()
          && left - step.cost() >= kept
          && canLand(depth, j, left)
          && isOpen(depth, j)) {
        Moves.jump(here[depth], step.strip(), step.across(), step.along(), jumped);
        advance(jumped, j, left - step.cost(), here[depth + 1]);
        if (!here[depth + 1].isEmpty() && (depth > 0 || claimed.compareAndSet(j, 0, 1))) {
          choose(depth, step.option());
          if (lookedUp == 2) {
            lookUpTwo(depth + 1, j + 1, left - step.cost());
          } else {
            lookUpOne(depth + 1, j + 1, left - step.cost());
          }
          if (left - step.cost() >= kept + sweep.leastCost()) {
            walk(depth + 1, j + 1, left - step.cost());
          }
        }
      }
      advance(here[depth], j, left, next[depth]);
      swap(depth);
      if (here[depth].isEmpty()) {
        return;
      }
    }
  }

  /** Whether rows that a jump leads to are among those from which the sweep can be completed. */
  private boolean canLand(int depth, int j, int left) {
    Step step = steps[j];
    CellSet goal = completions.within(left - step.cost(), j + 1);
    CellRows cells = here[depth];
    return !goal.isEmpty()
        && (steps[j + 1].turns()
            || cells.row(0) + step.along() <= goal.rows()[goal.size() - 1]
                && cells.row(cells.size() - 1) + step.along() + 1 >= goal.rows()[0]);
  }

  private boolean isOpen(int depth, int j) {
    return isFree(depth, steps[j].option()) && (depth > 0 || claimed.get(j) == 0);
  }

  /** Whether no option of the same group is chosen. */
  private boolean isFree(int depth, int option) {
    for (int i = 0; i < depth; i++) {
      if (sweep.group(chosen[i]) == sweep.group(option)) {
        return false;
      }
    }
    return true;
  }

  private void choose(int depth, int option) {
    budget.spend(1);
    chosen[depth] = option;
    sumUp[depth + 1] = sumUp[depth] + odd.up().of()[option];
    sumDown[depth + 1] = sumDown[depth] + odd.down().of()[option];
  }

  /** From before a step's end to the beginning of the next step. */
  private void advance(CellRows cells, int j, int left, CellRows into) {
    Step step = steps[j + 1];
    CellSet within = completions.within(left, j + 1);
    if (step.turns()) {
      Moves.turn(cells, steps[j].strip(), step.strip(), true, turned);
      Moves.between(turned, step.strip(), step.strip(), within, into);
    } else {
      Moves.between(cells, steps[j].strip(), step.strip(), within, into);
    }
  }

  /** Visits the selections that have exactly one more option, at a step or after it. */
  private void lookUpOne(int depth, int from, int left) {
    for (int place = odd.firstPlace(sumUp[depth]);
        place < odd.places() && !odd.isBeyond(place, sumUp[depth]);
        place++) {
      int option = odd.option(place);
      if (sweep.stepOf(option) >= from
          && sweep.cost(option) <= left
          && odd.completes(option, sumUp[depth], sumDown[depth])
          && isFree(depth, option)) {
        chosen[depth] = option;
        visit(depth + 1);
      }
    }
  }

  /** Visits the selections that have exactly two more options, at a step or after it. */
  private void lookUpTwo(int depth, int from, int left) {
    sweep
        .pairs()
        .completing(
            sumUp[depth],
            sumDown[depth],
            (a, b) -> {
              if (sweep.stepOf(a) >= from
                  && sweep.stepOf(b) >= from
                  && sweep.cost(a) + sweep.cost(b) <= left
                  && sweep.group(a) != sweep.group(b)
                  && isFree(depth, a)
                  && isFree(depth, b)) {
                chosen[depth] = a;
                chosen[depth + 1] = b;
                visit(depth + 2);
              }
            });
  }

  private void visit(int options) {
    if (sweep.fulfilsSomeRows(chosen, options)) {
      budget.spend(1);
      visitor.visit(Arrays.copyOf(chosen, options));
    }
  }
}
