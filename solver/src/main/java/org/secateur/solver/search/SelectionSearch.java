package org.secateur.solver.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;

/**
 * Puts the answer to an instance together from searches for one threshold after another.
 *
 * <p>Least size: budgets 0, 1, 2, … each refuted until masks are found, of which the one with the
 * least error is kept. Least error: ever tighter thresholds, then the least size with that error.
 * So size and error of an answer depend on the instance alone, not on threads or seeds.
 */
final class SelectionSearch {
  /** Nodes for a search without budget, next to those spent under budgets. */
  private static final long FIRST_ALLOWANCE = 20_000;

  private final Instance instance;
  private final SelectionProblem problem;
  private final SearchListener listener;
  private final RefutationLog log;
  private final Budget budget;
  private final SizeRange sizes;
  private final int most;
  private final List<Incumbent> frontier = new ArrayList<>();
  private Incumbent best;
  private int refutedSizes;

  SelectionSearch(
      Instance instance,
      SelectionProblem problem,
      SearchListener listener,
      RefutationLog log,
      Budget budget) {
    this.log = log;
    this.instance = instance;
    this.problem = problem;
    this.listener = listener;
    this.budget = budget;
    this.sizes = instance.allowedSizes();
    this.most = Math.min(sizes.most(), Costs.largest(problem));
    this.refutedSizes = sizes.least();
  }

  Answer run() {
    try {
      // One search for each thread and one without budget; a quarter is for candidate rows.
      budget.reserve((budget.threads() + 1L) * TreeSearch.bytes(problem, most) / 3 * 4);
      return switch (instance.objective()) {
        case MIN_SIZE -> minSize();
        case MIN_ERROR -> minError();
        case DECIDE -> decide();
        case PARETO -> pareto();
        case COUNT, COVER, IS_COVER ->
            throw new IllegalStateException("a question that is not asked of networks");
      };
    } catch (SearchStopped stopped) {
      return stopped(stopped.reason());
    }
  }

  private Threshold tolerance() {
    return Threshold.atMost(instance.tolerance().orElseThrow());
  }

  private Goal goal(SizeRange allowed, Threshold threshold, boolean firstOnly) {
    return new Goal(
        allowed,
        threshold,
        firstOnly,
        found -> {
          best = found;
          listener.onIncumbent(0, found);
        });
  }

  private Answer minSize() {
    Optional<Incumbent> least = leastSize(tolerance(), false);
    return least.isPresent()
        ? proved(
            Status.OPTIMAL,
            Bounds.exactly(Rational.of(least.get().size())),
            new Finding.Subset(least.get()))
        : infeasible();
  }

  /** As for the least size, so that the witness depends on the instance alone. */
  private Answer decide() {
    return leastSize(tolerance(), false)
        .map(found -> proved(Status.OPTIMAL, Bounds.NONE, new Finding.Subset(found)))
        .orElseGet(this::infeasible);
  }

  /**
   * A mask of least size within a threshold.
   *
   * @param firstOnly whether any such mask will do; else the one of least error
   */
  private Optional<Incumbent> leastSize(Threshold threshold, boolean firstOnly) {
    Optional<SelectionProblem> reduced = RootReduction.of(problem, sizes, threshold, log);
    if (sizes.least() > most || reduced.isEmpty()) {
      return Optional.empty();
    }
    return leastSize(reduced.get(), threshold, firstOnly);
  }

  private Optional<Incumbent> leastSize(
      SelectionProblem problem, Threshold threshold, boolean firstOnly) {
    CandidateRows candidates = new CandidateRows(problem, budget.memoryBytes() / 4);
    if (isRefutedWithoutBudget(problem, candidates, threshold, FIRST_ALLOWANCE)) {
      return Optional.empty();
    }
    Goal goal = goal(sizes, threshold, firstOnly);
    ParallelSearch search = new ParallelSearch(problem, candidates, goal, most, log, budget);
    long allowance = FIRST_ALLOWANCE;
    for (int cap = sizes.least(); cap <= most; cap++) {
      refutedSizes = cap;
      budget.progress("size " + cap, cap, most);
      search.run(cap);
      if (goal.best().isPresent()) {
        return goal.best();
      }
      if (budget.nodes() > 4 * allowance) {
        allowance = budget.nodes() / 2;
        if (isRefutedWithoutBudget(problem, candidates, threshold, allowance)) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a search without budget ends, within an allowance of nodes, with nothing found. */
  private boolean isRefutedWithoutBudget(
      SelectionProblem problem, CandidateRows candidates, Threshold threshold, long allowance) {
    if (best != null && threshold.admits(best.error())) {
      return false;
    }
    Goal goal = goal(sizes, threshold, true);
    TreeSearch search = new TreeSearch(problem, candidates, goal, most, log, budget);
    return search.runWithin(Node.ROOT, allowance) && goal.best().isEmpty();
  }

  private Answer minError() {
    Optional<Incumbent> found = leastError(sizes);
    if (found.isEmpty()) {
      return infeasible();
    }
    ExactReal error = found.get().error();
    Incumbent smallest = leastSize(Threshold.atMost(error), true).orElseThrow();
    return proved(Status.OPTIMAL, Bounds.exactly(error), new Finding.Subset(smallest));
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
      leastError(SizeRange.exactly(size)).ifPresent(frontier::add);
    }
    return frontier.isEmpty()
        ? infeasible()
        : proved(Status.OPTIMAL, Bounds.NONE, new Finding.Frontier(frontier));
  }

  private Answer infeasible() {
    return proved(Status.INFEASIBLE, Bounds.NONE, new Finding.Nothing());
  }

  private static Answer proved(Status status, Bounds bounds, Finding finding) {
    return new Answer(status, StopReason.COMPLETED, Evidence.PROVED, bounds, finding);
  }

  private boolean isWithinTolerance() {
    return best != null
        && instance.tolerance().isPresent()
        && best.error().compareTo(instance.tolerance().get()) <= 0;
  }

  /** What is known at the moment a limit runs out. */
  private Answer stopped(StopReason reason) {
    return switch (instance.objective()) {
      case MIN_SIZE ->
          open(
              reason,
              new Bounds(
                  Optional.of(Rational.of(refutedSizes)),
                  isWithinTolerance() ? Optional.of(Rational.of(best.size())) : Optional.empty()),
              isWithinTolerance());
      case MIN_ERROR ->
          best == null
              ? open(reason, Bounds.atLeast(Rational.ZERO), false)
              : open(reason, Bounds.between(Rational.ZERO, best.error()), true);
      case DECIDE ->
          isWithinTolerance()
              ? proved(Status.OPTIMAL, Bounds.NONE, new Finding.Subset(best))
              : open(reason, Bounds.NONE, false);
      case PARETO ->
          new Answer(
              frontier.isEmpty() ? Status.UNKNOWN : Status.FEASIBLE,
              reason,
              Evidence.HEURISTIC,
              Bounds.NONE,
              new Finding.Frontier(frontier));
      case COUNT, COVER, IS_COVER ->
          throw new IllegalStateException("a question that is not asked of networks");
    };
  }

  private Answer open(StopReason reason, Bounds bounds, boolean feasible) {
    return new Answer(
        feasible ? Status.FEASIBLE : Status.UNKNOWN,
        reason,
        Evidence.HEURISTIC,
        bounds,
        feasible ? new Finding.Subset(best) : new Finding.Nothing());
  }
}
