package org.secateur.solver.search;

import java.util.Optional;
import org.secateur.model.Incumbent;
import org.secateur.model.SizeRange;
import org.secateur.solver.elimination.RootReduction;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.refutation.Told;
import org.secateur.solver.sweep.Sweep;
import org.secateur.solver.sweep.SweepGrid;
import org.secateur.solver.tree.Goal;

/**
 * The least size within a threshold: budgets one after another, each refuted before the next, by a
 * sweep where there is one, else by branching. Without a budget a search is tried from time to
 * time, for where there is nothing to be found it may end sooner.
 */
final class LeastSizeSearch {
  /** For a search without budget before there is any other, some hundredths of a second. */
  private static final long FIRST_ALLOWANCE = 20_000_000;

  /** Searches under budgets cost so many times as much as the next one without. */
  private static final int PATIENCE = 8;

  /** Sweeps that cost less are not raced, some tenths of a second. */
  private static final long WORTH_A_RACE = 100_000_000;

  /** The same where a sweep is one line of a log, and branching many, some seconds. */
  private static final long WORTH_A_LONGER_LOG = 1_000_000_000;

  /** A search without budget among so few options often ends at once. */
  private static final int FEW_OPTIONS = 64;

  /** Among more options its relaxations take longer than looks at planes. */
  private static final int FEW_FOR_A_TREE = 500;

  private final Question question;
  private final SizeRange sizes;
  private final int most;
  private final Threshold threshold;
  private final RefutationLog log;
  private final Budget budget;

  LeastSizeSearch(Question question, Threshold threshold) {
    this.question = question;
    this.sizes = question.sizes();
    this.most = question.most();
    this.threshold = threshold;
    this.log = question.log();
    this.budget = question.budget();
  }

  /**
   * A mask of least size within the threshold; empty if there is none of an allowed size.
   *
   * @param firstOnly whether any such mask will do; else the one of least error
   */
  Optional<Incumbent> run(boolean firstOnly) {
    if (sizes.least() > most) {
      log.begin(question.problem(), sizes, threshold);
      log.tooSmall(new int[0]);
      return Optional.empty();
    }
    Goal goal = question.goal(threshold, firstOnly);
    Optional<SweptBudgets> sweep = sweep(goal);
    Optional<SweepGrid> refuted = sweep.flatMap(SweptBudgets::refuted);
    if (refuted.isPresent()) {
      tell(sizes, true, refuted.get());
      return Optional.empty();
    }
    Optional<Told> reduced =
        sweep.isPresent()
            ? Optional.of(question.told())
            : RootReduction.of(question.problem(), sizes, threshold, log);
    if (reduced.isEmpty()) {
      return Optional.empty();
    }
    Optional<BranchedBudgets> tree = unrefuted(reduced.get(), goal, sweep.isPresent());
    if (tree.isEmpty()) {
      return Optional.empty();
    }
    return deepen(tree.get(), sweep, goal, firstOnly);
  }

  /**
   * What is to be searched budget by budget, unless a search without budget or planes refute it.
   * The one comes first that is likely to take less time.
   */
  private Optional<BranchedBudgets> unrefuted(Told reduced, Goal goal, boolean isSwept) {
    boolean isTried = !isSwept || question.problem().options() <= FEW_OPTIONS;
    boolean isFirst = reduced.problem().options() <= FEW_FOR_A_TREE;
    BranchedBudgets tree = new BranchedBudgets(question.of(reduced), goal);
    if (isTried && isFirst && tree.isRefuted(FIRST_ALLOWANCE, isSwept)) {
      return Optional.empty();
    }
    if (!isSwept && !tree.isAnswered()) {
      Optional<Told> rest =
          RootReduction.inPlanes(reduced.problem(), sizes, threshold, reduced.log(), budget);
      if (rest.isEmpty()) {
        return Optional.empty();
      }
      if (rest.get().problem() != reduced.problem()) {
        tree = new BranchedBudgets(question.of(rest.get()), goal);
      }
    }
    return isTried && !isFirst && tree.isRefuted(FIRST_ALLOWANCE, isSwept)
        ? Optional.empty()
        : Optional.of(tree);
  }

  private Optional<SweptBudgets> sweep(Goal goal) {
    return log.takesSweeps() && question.problem() instanceof NetworkSelection network
        ? Sweep.of(network, threshold, log.isKept(), budget)
            .map(s -> new SweptBudgets(network, s, goal, budget))
        : Optional.empty();
  }

  /** Tells the log that a sweep finds no selection of some sizes, or none at all. */
  private void tell(SizeRange refuted, boolean all, SweepGrid grid) {
    log.begin(question.problem(), refuted, threshold);
    log.sweep(all, grid, Optional.empty());
  }

  /**
   * Tells the log that no selection of a size has less error than that found. Options are dropped
   * as for the larger error, so that the sweep begins on a line that is left.
   */
  private void tellLeastError(SizeRange size, Threshold below, SweepGrid grid) {
    log.begin(question.problem(), size, log.dropsOptions() ? threshold : below);
    if (log.dropsOptions()) {
      log.tighten(size, below);
    }
    log.sweep(false, grid, Optional.empty());
  }

  /** One sweep for all sizes, of which the last one is not known yet. */
  private void tellAtEnd(SizeRange refuted, SweepGrid grid) {
    log.atEnd(() -> tell(refuted, false, grid));
  }

  private Optional<Incumbent> deepen(
      BranchedBudgets tree, Optional<SweptBudgets> sweep, Goal goal, boolean firstOnly) {
    boolean canSweep = sweep.isPresent();
    long allowance = FIRST_ALLOWANCE;
    for (int cap = sizes.least(); cap <= most; cap++) {
      question.answer().sizeIsAtLeast(cap);
      budget.progress("size " + cap, cap, most);
      boolean isBranched = canSweep && isBranchedSooner(tree, cap, sweep.get());
      boolean isSwept = canSweep && !isBranched && sweep.get().run(cap);
      canSweep = isBranched || isSwept;
      if (!isBranched && !isSwept) {
        tree.run(cap);
      }
      if (goal.best().isPresent()) {
        if (isSwept && !firstOnly && goal.best().get().error().signum() > 0) {
          tellLeastError(SizeRange.exactly(cap), goal.threshold(), sweep.get().grid());
        }
        return goal.best();
      }
      if (isSwept) {
        int last = cap == most ? sizes.most() : cap;
        tellAtEnd(new SizeRange(sizes.least(), last), sweep.get().grid());
      } else {
        // The tree refutes all sizes up to its own, those that were swept among them.
        log.atEnd(() -> {});
      }
      int patience = tree.isLevellingOff() ? 1 : PATIENCE;
      if (tree.work() > 2 * patience * allowance) {
        allowance = tree.work() / patience;
        if (tree.isRefuted(allowance, canSweep)) {
          log.atEnd(() -> {});
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a budget is branched on, to its end, for half of what a sweep for it is likely to cost.
   * Sweeps win while budgets are small; their cost grows faster.
   */
  private boolean isBranchedSooner(BranchedBudgets tree, int cap, SweptBudgets sweep) {
    long expected = sweep.expectedWork(cap);
    long worth = log.isKept() ? WORTH_A_LONGER_LOG : WORTH_A_RACE;
    return expected > worth && tree.runWithin(cap, expected / 2);
  }
}
