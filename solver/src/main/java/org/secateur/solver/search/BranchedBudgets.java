package org.secateur.solver.search;

import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.relaxation.CandidateRows;
import org.secateur.solver.tree.Goal;
import org.secateur.solver.tree.ParallelSearch;

/**
 * Budgets refuted, or searched, by branching: one tree for each. Made when it is first asked for.
 */
final class BranchedBudgets {
  private final Question question;
  private final Goal goal;
  private final RefutationLog log;
  private CandidateRows candidates;
  private ParallelSearch search;

  private long work;

  /** What the last budget cost, and the one before. */
  private long last;

  private long beforeLast;

  /**
   * @param goal of the question, shared with whoever else looks for it
   */
  BranchedBudgets(Question question, Goal goal) {
    this.question = question;
    this.goal = goal;
    this.log = question.log();
  }

  private CandidateRows candidates() {
    if (candidates == null) {
      candidates = new CandidateRows(question.problem(), question.budget().memoryBytes() / 4);
    }
    return candidates;
  }

  /** All that searches under budgets have cost, in multiplications or something like them. */
  long work() {
    return work;
  }

  /** Whether a greater budget costs little more, so that the budget is not what ends a search. */
  boolean isLevellingOff() {
    return last < 2 * beforeLast;
  }

  /**
   * Finds the masks of the goal whose cost is within a cap, or refutes that there are any, if that
   * takes so much work only.
   *
   * @return whether the search came to its end
   */
  boolean runWithin(int cap, long allowance) {
    if (log.isKept()) {
      // A log is told nothing that comes to no end.
      boolean ends = search(RefutationLog.NONE).runWithin(cap, allowance);
      if (ends) {
        run(cap);
      }
      return ends;
    }
    ParallelSearch trial = begun();
    long before = trial.work();
    boolean ends = trial.runWithin(cap, allowance);
    note(ends ? trial.work() - before : allowance);
    search = ends ? trial : null;
    return ends;
  }

  /** Finds the masks of the goal whose cost is within a cap, or refutes that there are any. */
  void run(int cap) {
    long before = begun().work();
    search.run(cap);
    note(search.work() - before);
  }

  private ParallelSearch begun() {
    if (search == null) {
      search = search(log);
    }
    return search;
  }

  private void note(long cost) {
    work += cost;
    beforeLast = last;
    last = cost;
  }

  private ParallelSearch search(RefutationLog told) {
    return search(goal, told);
  }

  private ParallelSearch search(Goal sought, RefutationLog told) {
    return new ParallelSearch(
        question.problem(), candidates(), sought, question.most(), told, question.budget());
  }

  /** Whether something within the threshold is known. */
  boolean isAnswered() {
    return question
        .answer()
        .incumbent()
        .filter(best -> goal.threshold().admits(best.error()))
        .isPresent();
  }

  /**
   * Whether a search without budget ends, within an allowance of work, with nothing found.
   *
   * @param isSwept whether sizes are refuted by sweeps, too
   */
  boolean isRefuted(long allowance, boolean isSwept) {
    if (isAnswered()) {
      return false;
    }
    // What a sweep may refute in one step is told in many only where that is known to succeed.
    boolean isWorthwhile = !log.isKept() || !isSwept || isRefuted(allowance, RefutationLog.NONE);
    return isWorthwhile && isRefuted(allowance, log);
  }

  private boolean isRefuted(long allowance, RefutationLog told) {
    Goal any = question.goal(goal.threshold(), true);
    return search(any, told).runWithin(question.most(), allowance) && any.best().isEmpty();
  }
}
