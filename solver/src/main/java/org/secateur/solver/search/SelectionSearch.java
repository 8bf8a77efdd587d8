package org.secateur.solver.search;

import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.AnswerSoFar;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.refutation.Told;
import org.secateur.solver.relaxation.CandidateRows;
import org.secateur.solver.tree.Goal;
import org.secateur.solver.tree.ParallelSearch;
import org.secateur.solver.tree.TreeSearch;

/**
 * Puts the answer to an instance together from searches for one threshold after another.
 *
 * <p>Least size: budgets 0, 1, 2, … each refuted until masks are found, of which the one with the
 * least error is kept. Least error: ever tighter thresholds, then the least size with that error.
 * So size and error of an answer depend on the instance alone, not on threads or seeds.
 */
final class SelectionSearch {
  private final Instance instance;
  private final SelectionProblem problem;
  private final RefutationLog log;
  private final Budget budget;
  private final SizeRange sizes;
  private final int most;

  private final AnswerSoFar answer;

  SelectionSearch(
      Instance instance,
      SelectionProblem problem,
      SearchListener listener,
      RefutationLog log,
      Budget budget) {
    this.log = log;
    this.instance = instance;
    this.problem = problem;
    this.budget = budget;
    this.sizes = instance.allowedSizes();
    this.most = Math.min(sizes.most(), Costs.largest(problem));
    this.answer = new AnswerSoFar(instance, 0, listener);
  }

  Answer run() {
    try {
      // A search for each thread, with and without budget; a quarter is for candidate rows.
      budget.reserve(2L * budget.threads() * TreeSearch.bytes(problem, most) / 3 * 4);
      return switch (instance.objective()) {
        case MIN_SIZE, DECIDE -> smallest();
        case MIN_ERROR -> minError();
        case PARETO -> pareto();
        case COUNT, COVER, IS_COVER ->
            throw new IllegalStateException("a question that is not asked of networks");
      };
    } catch (SearchStopped stopped) {
      return answer.stopped(stopped.reason());
    }
  }

  private Threshold tolerance() {
    return Threshold.atMost(instance.tolerance().orElseThrow());
  }

  private Goal goal(SizeRange allowed, Threshold threshold, boolean firstOnly) {
    return new Goal(allowed, threshold, firstOnly, answer::take);
  }

  /** For a decision, too, so that the witness depends on the instance alone. */
  private Answer smallest() {
    return leastSize(tolerance(), false).map(answer::optimal).orElseGet(answer::infeasible);
  }

  /**
   * A mask of least size within a threshold.
   *
   * @param firstOnly whether any such mask will do; else the one of least error
   */
  private Optional<Incumbent> leastSize(Threshold threshold, boolean firstOnly) {
    Question question = new Question(new Told(problem, log), sizes, most, answer, budget);
    return new LeastSizeSearch(question, threshold).run(firstOnly);
  }

  private Answer minError() {
    Optional<Incumbent> found = leastError(sizes);
    if (found.isEmpty()) {
      return answer.infeasible();
    }
    ExactReal error = found.get().error();
    // Proved already, should a limit run out while the least size is looked for.
    answer.errorIsAtLeast(error);
    return answer.optimal(leastSize(Threshold.atMost(error), true).orElseThrow());
  }

  private Optional<Incumbent> leastError(SizeRange allowed) {
    Optional<int[]> any = Costs.within(problem, allowed);
    if (any.isEmpty()) {
      return Optional.empty();
    }
    Incumbent start = problem.evaluate(any.get());
    Goal goal = goal(allowed, Threshold.atMost(start.error()), false);
    goal.offer(start);
    if (!goal.isDone()) {
      int cap = Math.min(most, allowed.most());
      CandidateRows candidates = new CandidateRows(problem, budget.memoryBytes() / 4);
      new ParallelSearch(problem, candidates, goal, cap, log, budget).run(cap);
    }
    return goal.best();
  }

  private Answer pareto() {
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      budget.progress("size " + size, size, sizes.most());
      leastError(SizeRange.exactly(size)).ifPresent(answer::addToFrontier);
    }
    return answer.frontier();
  }
}
