package org.secateur.solver.search;

import org.secateur.model.SizeRange;
import org.secateur.solver.limits.AnswerSoFar;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.refutation.Told;
import org.secateur.solver.tree.Goal;

/**
 * What is asked of a selection problem, whatever the threshold: selections of some sizes, for an
 * answer that is told of each one found, within limits.
 *
 * @param told the problem, and the log that hears what is refuted of it
 * @param sizes that are allowed
 * @param most the largest size worth a look
 */
record Question(Told told, SizeRange sizes, int most, AnswerSoFar answer, Budget budget) {
  SelectionProblem problem() {
    return told.problem();
  }

  RefutationLog log() {
    return told.log();
  }

  /** The same, asked of what a reduction has left of the problem. */
  Question of(Told rest) {
    return new Question(rest, sizes, most, answer, budget);
  }

  /**
   * Its selections within a threshold.
   *
   * @param firstOnly whether any such selection will do; else the one of least error
   */
  Goal goal(Threshold threshold, boolean firstOnly) {
    return new Goal(sizes, threshold, firstOnly, answer::take);
  }
}
