package org.secateur.solver.backend;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;

/**
 * Answers for one target by a few queries: the first goal, then the tie-break with the first goal's
 * value fixed; for pareto one query for each size. A claim counts only as far as {@link
 * Examination} leaves it.
 */
final class TargetSearch {
  private static final Comparator<Incumbent> BY_ERROR =
      Comparator.comparing(Incumbent::error).thenComparing(Incumbent::size);
  private static final Comparator<Incumbent> BY_SIZE =
      Comparator.comparing(Incumbent::size).thenComparing(Incumbent::error);

  private final Examination examination;
  private final SubsetSumInstance instance;
  private final SizeRange sizes;

  TargetSearch(Backend backend, SubsetSumInstance instance, int row, Session session) {
    this.examination = new Examination(backend, instance, row, session);
    this.instance = instance;
    this.sizes = instance.allowedSizes();
  }

  /** Whether exact evaluation has contradicted a claim that was made for this target. */
  boolean refuted() {
    return examination.refuted();
  }

  /** Whether the backend ended by itself without an answer to one of the queries. */
  boolean gaveUp() {
    return examination.gaveUp();
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
    examination.ranking(BY_ERROR);
    Examination.Outcome first = ask(Goal.LEAST_ERROR, sizes, Optional.empty());
    Rational least = first.lower().map(examination::ofUnits).orElse(Rational.ZERO);
    if (first.claim() != Claim.OPTIMAL) {
      return unfinished(first.reason(), least);
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
    return settled(reason, best, least);
  }

  private Answer minSize() throws BackendException {
    examination.ranking(BY_SIZE);
    Optional<BigInteger> cap = cap();
    Examination.Outcome first = ask(Goal.LEAST_SIZE, sizes, cap);
    if (first.claim() == Claim.INFEASIBLE) {
      return infeasible();
    }
    Rational least = first.lower().map(Rational::of).orElse(Rational.of(sizes.least()));
    if (first.claim() != Claim.OPTIMAL) {
      return unfinished(first.reason(), least);
    }
    Incumbent best = examination.best().orElseThrow();
    StopReason reason = StopReason.COMPLETED;
    if (best.error().signum() > 0) {
      reason = ask(Goal.LEAST_ERROR, SizeRange.exactly(best.size()), cap).reason();
    }
    return settled(reason, best, least);
  }

  private Answer decide() throws BackendException {
    examination.ranking(BY_ERROR);
    Examination.Outcome outcome = ask(Goal.ANY, sizes, cap());
    // The mask itself is the answer, even where a limit ran out just then.
    if (examination.best().isPresent()) {
      return new Answer(
          Status.OPTIMAL,
          StopReason.COMPLETED,
          Evidence.BACKEND,
          Bounds.NONE,
          new Finding.Subset(examination.best().get()));
    }
    return outcome.claim() == Claim.INFEASIBLE ? infeasible() : Answer.unknown(outcome.reason());
  }

  private Answer pareto() throws BackendException {
    List<Incumbent> points = new ArrayList<>();
    StopReason reason = StopReason.COMPLETED;
    boolean complete = true;
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      examination.ranking(BY_ERROR);
      Examination.Outcome outcome =
          ask(Goal.LEAST_ERROR, SizeRange.exactly(size), Optional.empty());
      examination.best().ifPresent(points::add);
      complete &= outcome.claim() == Claim.OPTIMAL;
      if (reason == StopReason.COMPLETED) {
        reason = outcome.reason();
      }
    }
    if (points.isEmpty()) {
      return Answer.unknown(reason);
    }
    return new Answer(
        complete ? Status.OPTIMAL : Status.FEASIBLE,
        reason,
        complete ? Evidence.BACKEND : Evidence.HEURISTIC,
        Bounds.NONE,
        new Finding.Frontier(points));
  }

  private Examination.Outcome ask(Goal goal, SizeRange among, Optional<BigInteger> cap)
      throws BackendException {
    return examination.ask(new Query(goal, among, cap));
  }

  private Optional<BigInteger> cap() {
    return instance.tolerance().map(examination::unitsWithin);
  }

  /**
   * After the first goal's optimum was claimed and stood: the answer is optimal if the tie-break
   * completed too, unless it found a mask that beats the optimum.
   *
   * @param first best mask when the first goal's claim came
   * @param least the claimed value of the first goal
   */
  private Answer settled(StopReason reason, Incumbent first, Rational least) {
    Incumbent best = examination.best().orElseThrow();
    if (value(best).compareTo(value(first)) < 0) {
      examination.refute();
    }
    if (refuted() || gaveUp() || reason != StopReason.COMPLETED) {
      return unfinished(reason, least);
    }
    return new Answer(
        Status.OPTIMAL,
        StopReason.COMPLETED,
        Evidence.BACKEND,
        Bounds.exactly(value(best)),
        new Finding.Subset(best));
  }

  private Answer infeasible() {
    return new Answer(
        Status.INFEASIBLE,
        StopReason.COMPLETED,
        Evidence.BACKEND,
        Bounds.NONE,
        new Finding.Nothing());
  }

  /** A backend's lower bound is dropped as soon as one of its claims has been refuted. */
  private Answer unfinished(StopReason reason, Rational claimedLower) {
    Rational trivial =
        instance.objective() == Objective.MIN_ERROR ? Rational.ZERO : Rational.of(sizes.least());
    Rational lower = refuted() ? trivial : trivial.max(claimedLower);
    if (examination.best().isEmpty()) {
      return new Answer(
          Status.UNKNOWN, reason, Evidence.HEURISTIC, Bounds.atLeast(lower), new Finding.Nothing());
    }
    Incumbent best = examination.best().get();
    return new Answer(
        Status.FEASIBLE,
        reason,
        Evidence.HEURISTIC,
        Bounds.between(lower, value(best)),
        new Finding.Subset(best));
  }

  private ExactReal value(Incumbent incumbent) {
    return instance.objective() == Objective.MIN_ERROR
        ? incumbent.error()
        : Rational.of(incumbent.size());
  }
}
