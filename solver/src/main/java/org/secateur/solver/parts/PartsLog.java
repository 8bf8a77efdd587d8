package org.secateur.solver.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.relaxation.CandidateRows;
import org.secateur.solver.tree.Goal;
import org.secateur.solver.tree.TreeSearch;

/**
 * Tells a log on what an answer in parts rests: facts, each refuted by listing all choices of some
 * parts. A fact for which these are too many is searched as a tree first, which may end sooner; of
 * a run that a limit stops it is left out (notes {@code search-parts}, {@code certificate-v2}).
 */
final class PartsLog {
  /** Work for a tree, some seconds. */
  private static final long WORTH_A_TREE = 1_000_000_000;

  /** The same where a checker has room for halves, and most likely for their pairs, too. */
  private static final long WORTH_A_LOOK = 20_000_000;

  /**
   * No selection of these sizes is within the threshold.
   *
   * @param by the parts that show it
   */
  record Fact(List<SizeFront> by, SizeRange sizes, Threshold threshold) {
    /** None where it would say nothing. */
    static Optional<Fact> of(List<SizeFront> by, int least, int most, Threshold threshold) {
      return least > most || threshold.strict() && threshold.error().signum() == 0
          ? Optional.empty()
          : Optional.of(new Fact(List.copyOf(by), new SizeRange(least, most), threshold));
    }

    private boolean isWithinLimits() {
      return by.stream().allMatch(front -> front.canBeListed(sizes.most()));
    }

    private long allowance() {
      boolean hasTables = by.stream().allMatch(front -> front.hasTables(sizes.most()));
      return hasTables ? WORTH_A_LOOK : WORTH_A_TREE;
    }
  }

  private final SelectionProblem problem;
  private final RefutationLog log;
  private final Budget budget;
  private final List<Fact> facts = new ArrayList<>();
  private boolean isTreeHopeless;

  PartsLog(SelectionProblem problem, RefutationLog log, Budget budget) {
    this.problem = problem;
    this.log = log;
    this.budget = budget;
  }

  /** One more fact that the answer rests on, known from now on. */
  void add(Optional<Fact> fact) {
    fact.ifPresent(facts::add);
    tellIfStopped(List.copyOf(facts));
  }

  /** Facts that take the place of those before, should a limit run out. */
  void replace(Optional<Fact> fact) {
    facts.clear();
    add(fact);
  }

  private void tellIfStopped(List<Fact> known) {
    log.atEnd(() -> known.stream().filter(Fact::isWithinLimits).forEach(this::tell));
  }

  /** Tells all facts: the answer is complete. */
  void end() {
    log.atEnd(() -> {});
    if (log.isKept()) {
      for (Fact fact : facts) {
        if (fact.isWithinLimits() || !isToldAsTree(fact)) {
          tell(fact);
        }
      }
    }
  }

  private void tell(Fact fact) {
    log.begin(problem, fact.sizes(), fact.threshold());
    log.halves(fact.by().stream().flatMap(front -> front.wholeRows().stream()).toList());
  }

  private boolean isToldAsTree(Fact fact) {
    int most = Math.min(fact.sizes().most(), Costs.largest(problem));
    if (isTreeHopeless
        || fact.sizes().least() > most
        || !budget.fits(TreeSearch.bytes(problem, most) / 3 * 4)) {
      return false;
    }
    try {
      // The log is told nothing that comes to no end.
      isTreeHopeless = !isRefuted(fact, most, RefutationLog.NONE) || !isRefuted(fact, most, log);
    } catch (SearchStopped stopped) {
      log.abandon();
      isTreeHopeless = true;
    }
    return !isTreeHopeless;
  }

  private boolean isRefuted(Fact fact, int most, RefutationLog told) {
    Goal goal = new Goal(fact.sizes(), fact.threshold(), true, found -> {});
    CandidateRows candidates = new CandidateRows(problem, budget.memoryBytes() / 4);
    return new TreeSearch(problem, candidates, goal, most, told, budget).runWithin(fact.allowance())
        && goal.best().isEmpty();
  }
}
