package org.secateur.solver.backend;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Incumbent;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;

/**
 * Answers for one target by a few queries: the first goal, then the tie-break with the first goal's
 * value fixed; for pareto one query for each size. A claim counts only as far as {@link
 * Examination} leaves it.
 */
final class TargetSearch {
  private final Examination examination;
  private final SubsetSumInstance instance;
  private final SizeRange sizes;

  TargetSearch(Backend backend, SubsetSumInstance instance, int row, Session session) {
    this.examination = new Examination(backend, instance, row, session);
    this.instance = instance;
    this.sizes = instance.allowedSizes();
  }

  /** Whether the claims that were made for this target stand. */
  BackendsWord word() {
    return examination.word();
  }

  Answer answer() throws BackendException {
    return switch (instance.objective()) {
      case MIN_ERROR -> minError();
      case MIN_SIZE -> minSize();
      case DECIDE -> decide();
      case PARETO -> pareto();
      case COUNT, COVER, IS_COVER ->
          throw new IllegalArgumentException("objective: " + instance.objective().label());
    };
  }

  private Answer minError() throws BackendException {
    examination.ranking(Incumbent.BY_ERROR);
    Examination.Outcome first = ask(Goal.LEAST_ERROR, sizes, Optional.empty());
    Rational least = first.lower().map(examination::ofUnits).orElse(Rational.ZERO);
    if (first.claim() != Claim.OPTIMAL) {
      return word().unfinished(first.reason(), examination.best(), least);
    }
    Incumbent best = examination.best().orElseThrow();
    StopReason reason = StopReason.COMPLETED;
    if (best.size() > sizes.least()) {
      // Its own size is known to be reached, so only smaller ones are in question.
      Examination.Outcome second =
          ask(
              Goal.LEAST_SIZE,
              new SizeRange(sizes.least(), best.size() - 1),
              Optional.of(examination.units(best)));
      reason = second.reason();
    }
    return word().settled(reason, best, examination.best().orElseThrow(), least);
  }

  private Answer minSize() throws BackendException {
    examination.ranking(Incumbent.BY_SIZE);
    Optional<BigInteger> cap = cap();
    Examination.Outcome first = ask(Goal.LEAST_SIZE, sizes, cap);
    if (first.claim() == Claim.INFEASIBLE) {
      return BackendsWord.infeasible();
    }
    Rational least = first.lower().map(Rational::of).orElse(Rational.of(sizes.least()));
    if (first.claim() != Claim.OPTIMAL) {
      return word().unfinished(first.reason(), examination.best(), least);
    }
    Incumbent best = examination.best().orElseThrow();
    StopReason reason = StopReason.COMPLETED;
    if (best.error().signum() > 0) {
      reason = ask(Goal.LEAST_ERROR, SizeRange.exactly(best.size()), cap).reason();
    }
    return word().settled(reason, best, examination.best().orElseThrow(), least);
  }

  private Answer decide() throws BackendException {
    examination.ranking(Incumbent.BY_ERROR);
    Examination.Outcome outcome = ask(Goal.ANY, sizes, cap());
    return BackendsWord.decided(examination.best(), outcome.claim(), outcome.reason());
  }

  private Answer pareto() throws BackendException {
    List<Incumbent> points = new ArrayList<>();
    StopReason reason = StopReason.COMPLETED;
    boolean complete = true;
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      examination.ranking(Incumbent.BY_ERROR);
      Examination.Outcome outcome =
          ask(Goal.LEAST_ERROR, SizeRange.exactly(size), Optional.empty());
      examination.best().ifPresent(points::add);
      complete &= outcome.claim() == Claim.OPTIMAL;
      if (reason == StopReason.COMPLETED) {
        reason = outcome.reason();
      }
    }
    return BackendsWord.frontier(points, complete, reason);
  }

  private Examination.Outcome ask(Goal goal, SizeRange among, Optional<BigInteger> cap)
      throws BackendException {
    return examination.ask(new Query(goal, among, cap));
  }

  private Optional<BigInteger> cap() {
    return instance.tolerance().map(examination::unitsWithin);
  }
}
