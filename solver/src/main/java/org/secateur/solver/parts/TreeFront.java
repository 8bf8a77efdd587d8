package org.secateur.solver.parts;

import java.util.Optional;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.relaxation.CandidateRows;
import org.secateur.solver.tree.Goal;
import org.secateur.solver.tree.ParallelSearch;
import org.secateur.solver.tree.TreeSearch;

/** The least errors of a part by branch and bound. */
final class TreeFront extends SizeFront {
  /** Work for a search without budget, some hundredths of a second. */
  private static final long ALLOWANCE = 20_000_000;

  /** Work for a first incumbent. */
  private static final long EARLY = 5_000_000;

  private final Part part;
  private final Budget budget;
  private CandidateRows candidates;

  TreeFront(Part part, Budget budget) {
    super(part);
    this.part = part;
    this.budget = budget;
  }

  private CandidateRows candidates() {
    if (candidates == null) {
      candidates = new CandidateRows(part, budget.memoryBytes() / 4);
    }
    return candidates;
  }

  @Override
  Optional<Choice> search(int size, Threshold threshold) {
    SizeRange sizes = SizeRange.exactly(size);
    return Costs.within(part, sizes).isEmpty() ? Optional.empty() : search(sizes, threshold);
  }

  private Optional<Choice> search(SizeRange sizes, Threshold threshold) {
    Goal goal = new Goal(sizes, threshold, false, found -> {});
    int cap = Math.min(most(), sizes.most());
    new ParallelSearch(part, candidates(), goal, cap, RefutationLog.NONE, budget).run(cap);
    return goal.best().map(best -> part.choice(part.chosen(best.mask())));
  }

  @Override
  Choice early(int cap) {
    Choice nothing = part.choice(new int[0]);
    if (nothing.error().signum() == 0) {
      return nothing;
    }
    Goal goal =
        new Goal(SizeRange.atMost(cap), Threshold.below(nothing.error()), false, found -> {});
    new TreeSearch(part, candidates(), goal, Math.min(most(), cap), RefutationLog.NONE, budget)
        .runWithin(EARLY);
    return goal.best().map(best -> part.choice(part.chosen(best.mask()))).orElse(nothing);
  }

  @Override
  Choice searchAll(int cap) {
    Choice start = early(cap);
    return start.error().signum() == 0
        ? start
        : search(SizeRange.atMost(cap), Threshold.below(start.error())).orElse(start);
  }

  @Override
  boolean isRefuted(Threshold threshold, int cap) {
    Goal goal = new Goal(SizeRange.atMost(cap), threshold, true, found -> {});
    TreeSearch search = new TreeSearch(part, candidates(), goal, cap, RefutationLog.NONE, budget);
    return search.runWithin(ALLOWANCE) && goal.best().isEmpty();
  }
}
