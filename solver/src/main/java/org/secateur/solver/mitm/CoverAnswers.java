package org.secateur.solver.mitm;

import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.mitm.cover.CoverSearch;
import org.secateur.solver.mitm.cover.WideCover;
import org.secateur.solver.mitm.sums.SumKernel;
import org.secateur.solver.mitm.wide.WideTables;
import org.secateur.solver.reduction.ScalarGrid;

/** Answers the questions about an interval of targets: the covering radius, and is it within ε. */
final class CoverAnswers {
  private final SubsetSumInstance instance;
  private final Budget budget;

  CoverAnswers(SubsetSumInstance instance, Budget budget) {
    this.instance = instance;
    this.budget = budget;
  }

  Answer run() {
    boolean decides = instance.objective() == Objective.IS_COVER;
    Rational tolerance = instance.tolerance().orElse(Rational.ZERO);
    Optional<CoverSearch> search = Optional.empty();
    try {
      Optional<ScalarGrid> grid = ScalarGrid.of(instance.samples());
      if (grid.isEmpty()) {
        return complete(wideWorst());
      }
      search =
          Optional.of(
              new CoverSearch(
                  grid.get(),
                  instance.interval().orElseThrow(),
                  instance.allowedSizes(),
                  error -> decides && error.compareTo(tolerance) > 0,
                  budget));
      search.get().run();
      return complete(search.get().soFar().orElseThrow());
    } catch (SearchStopped stopped) {
      Optional<CoverSearch.WorstCase> worst = search.flatMap(CoverSearch::soFar);
      boolean refuted =
          decides && worst.isPresent() && worst.get().error().compareTo(tolerance) > 0;
      return refuted ? complete(worst.get()) : open(stopped.reason(), worst);
    }
  }

  private Answer complete(CoverSearch.WorstCase worst) {
    boolean decides = instance.objective() == Objective.IS_COVER;
    boolean covered = !decides || worst.error().compareTo(instance.tolerance().orElseThrow()) <= 0;
    return new Answer(
        covered ? Status.OPTIMAL : Status.INFEASIBLE,
        StopReason.COMPLETED,
        Evidence.PROVED,
        covered ? Bounds.exactly(worst.error()) : Bounds.atLeast(worst.error()),
        found(worst));
  }

  private Answer open(StopReason reason, Optional<CoverSearch.WorstCase> worst) {
    return new Answer(
        Status.UNKNOWN,
        reason,
        Evidence.HEURISTIC,
        worst.map(w -> Bounds.atLeast(w.error())).orElse(Bounds.NONE),
        worst.map(w -> found(w)).orElseGet(Finding.Nothing::new));
  }

  /**
   * The worst target with a mask nearest to it; no mask where there is no more budget to find it.
   */
  private Finding found(CoverSearch.WorstCase worst) {
    try {
      Mask mask =
          Methods.isNarrow(instance)
              ? Methods.HALF
                  .kernel(atTarget(worst.target()), budget)
                  .nearest(0, instance.allowedSizes(), SumKernel.Goal.LEAST_ERROR, ignored -> {})
              : new WideTables(atTarget(worst.target()), budget)
                  .nearest(0, instance.allowedSizes(), SumKernel.Goal.LEAST_ERROR, ignored -> {});
      Rational error = atTarget(worst.target()).error(mask, 0);
      if (!error.equals(worst.error())) {
        throw new IllegalStateException(
            "least error " + error + " at the worst target, expected " + worst.error());
      }
      return new Finding.WorstTarget(worst.target(), new Incumbent(mask, error));
    } catch (SearchStopped stopped) {
      return new Finding.Nothing();
    }
  }

  private SubsetSumInstance atTarget(Rational target) {
    return new SubsetSumInstance(
        instance.samples(),
        RationalMatrix.column(List.of(target)),
        false,
        instance.sizes(),
        instance.tolerance(),
        Optional.empty(),
        Objective.MIN_ERROR,
        Optional.empty());
  }

  /** All sums in a row, for samples whose sums do not fit in 64 bits. */
  private CoverSearch.WorstCase wideWorst() {
    return new WideCover(instance, budget).worst();
  }
}
