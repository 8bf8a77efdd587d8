package org.secateur.solver.backend;

import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.Status;
import org.secateur.model.StopReason;

/**
 * A backend's word on one question: whether it still stands, and the answers that rest on it. It
 * does not once exact evaluation has refuted a claim, or where the backend gave up. Mutable, for
 * one thread.
 */
final class BackendsWord {
  private final Instance instance;
  private boolean refuted;
  private boolean gaveUp;

  BackendsWord(Instance instance) {
    this.instance = instance;
  }

  /** Whether exact evaluation has contradicted a claim. */
  boolean refuted() {
    return refuted;
  }

  void refute() {
    refuted = true;
  }

  /** Whether the backend, or the exact evaluation, ended by itself without an answer. */
  boolean gaveUp() {
    return gaveUp;
  }

  void giveUp() {
    gaveUp = true;
  }

  static Answer infeasible() {
    return Answer.infeasible(Evidence.BACKEND);
  }

  /** To a decision: a mask itself is the answer, even where a limit ran out just then. */
  static Answer decided(Optional<Incumbent> found, Claim claim, StopReason reason) {
    return found
        .map(mask -> Answer.optimal(Evidence.BACKEND, Bounds.NONE, new Finding.Subset(mask)))
        .orElseGet(() -> claim == Claim.INFEASIBLE ? infeasible() : Answer.unknown(reason));
  }

  /**
   * A frontier as far as it was found.
   *
   * @param isComplete whether the claims for all sizes stood
   */
  static Answer frontier(List<Incumbent> points, boolean isComplete, StopReason reason) {
    if (points.isEmpty()) {
      return Answer.unknown(reason);
    }
    return new Answer(
        isComplete ? Status.OPTIMAL : Status.FEASIBLE,
        reason,
        isComplete ? Evidence.BACKEND : Evidence.HEURISTIC,
        Bounds.NONE,
        new Finding.Frontier(points));
  }

  /**
   * After the first goal's optimum was claimed and stood: the answer is optimal if the tie-break
   * completed too, unless it found a mask that beats the optimum.
   *
   * @param first best mask when the first goal's claim came
   * @param best one of now
   * @param lower the claimed value of the first goal
   */
  Answer settled(StopReason reason, Incumbent first, Incumbent best, ExactReal lower) {
    if (value(best).compareTo(value(first)) < 0) {
      refute();
    }
    if (refuted || gaveUp || reason != StopReason.COMPLETED) {
      return unfinished(reason, Optional.of(best), lower);
    }
    return Answer.optimal(Evidence.BACKEND, Bounds.exactly(value(best)), new Finding.Subset(best));
  }

  /** A backend's lower bound is dropped as soon as one of its claims has been refuted. */
  Answer unfinished(StopReason reason, Optional<Incumbent> best, ExactReal claimed) {
    Rational trivial =
        instance.objective() == Objective.MIN_ERROR
            ? Rational.ZERO
            : Rational.of(instance.allowedSizes().least());
    ExactReal lower = refuted || claimed.compareTo(trivial) < 0 ? trivial : claimed;
    Bounds bounds =
        best.map(mask -> Bounds.between(lower, value(mask))).orElse(Bounds.atLeast(lower));
    return Answer.stopped(reason, bounds, best);
  }

  private ExactReal value(Incumbent incumbent) {
    return instance.objective() == Objective.MIN_ERROR
        ? incumbent.error()
        : Rational.of(incumbent.size());
  }
}
