package org.secateur.solver.elimination;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.secateur.model.Rational;
import org.secateur.solver.elimination.Derivation.Step;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.refutation.RefutationLog;

/**
 * Tells a log what follows from windows, as nodes of a tree in preorder. An option that cannot be
 * chosen any more, as it costs too much or its group has one, is none that a line may name: what
 * would drop it is left out, and what would choose it closes the node. What would drop one that is
 * chosen closes the node, too.
 */
final class WindowTelling {
  private static final int[] NONE = {};

  private final SelectionProblem problem;
  private final Map<Integer, Condition> ends;
  private final RefutationLog log;

  /** The size that is left. */
  private int budget;

  /** Whether a group has a chosen option. */
  private final boolean[] isUsed;

  private final boolean[] isChosen;
  private final boolean[] isDropped;

  WindowTelling(
      SelectionProblem problem, Map<Integer, Condition> ends, RefutationLog log, int budget) {
    this.problem = problem;
    this.ends = ends;
    this.log = log;
    this.budget = budget;
    isUsed = new boolean[problem.groups()];
    isChosen = new boolean[problem.options()];
    isDropped = new boolean[problem.options()];
  }

  /** At the root: an option is dropped, as choosing it comes to a contradiction. */
  void drop(int option, Derivation why) {
    if (isFree(option)) {
      log.split(new int[] {option});
      choose(option, true);
      close(why);
      choose(option, false);
    }
    isDropped[option] = true;
  }

  /** Settles the node by a contradiction. */
  void close(Derivation why) {
    close(why.steps(), why.end());
  }

  private void close(List<Step> steps, int end) {
    Deque<Step> taken = new ArrayDeque<>();
    for (Step step : steps) {
      boolean isFree = isFree(step.option());
      if (!isFree && step.isChosen() == isChosen[step.option()]) {
        continue;
      }
      tell(step, isFree);
      if (!isFree) {
        takeBack(taken);
        return;
      }
      take(step, true);
      taken.push(step);
    }
    log.branch(ends.get(end), true, Rational.ZERO, NONE);
    takeBack(taken);
  }

  /** A line for the step; without an option that is free, what settles the node. */
  private void tell(Step step, boolean isFree) {
    int[] named = isFree ? new int[] {step.option()} : NONE;
    boolean isTried = step.opposite() != null;
    if (isFree && (isTried || !step.isChosen())) {
      log.split(named);
    }
    if (!step.isChosen()) {
      log.branch(ends.get(step.end()), true, Rational.ZERO, NONE);
    } else if (!isTried) {
      log.branch(ends.get(step.end()), true, Rational.ZERO, named);
    } else if (!isFree) {
      close(step.opposite().own(), step.opposite().end());
    }
  }

  /** Goes up again; the other child of an option that was tried is still to be settled. */
  private void takeBack(Deque<Step> taken) {
    while (!taken.isEmpty()) {
      Step step = taken.pop();
      take(step, false);
      if (step.opposite() != null) {
        isDropped[step.option()] = true;
        close(step.opposite().own(), step.opposite().end());
        isDropped[step.option()] = false;
      }
    }
  }

  private void take(Step step, boolean isNow) {
    if (step.isChosen()) {
      choose(step.option(), isNow);
    } else {
      isDropped[step.option()] = isNow;
    }
  }

  private boolean isFree(int option) {
    return !isDropped[option] && !isUsed[problem.group(option)] && problem.cost(option) <= budget;
  }

  private void choose(int option, boolean isNow) {
    isUsed[problem.group(option)] = isNow;
    isChosen[option] = isNow;
    budget += isNow ? -problem.cost(option) : problem.cost(option);
  }
}
