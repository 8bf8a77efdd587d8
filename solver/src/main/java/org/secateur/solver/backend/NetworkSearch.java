package org.secateur.solver.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.StopReason;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.backend.LazySelection.Outcome;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;

/**
 * Answers a network-pruning instance by selection queries. Least size is a goal of the backend;
 * least error is found by thresholds: halfway between what is refuted and what is found as long as
 * that pays, then "less than the best", until nothing is (note {@code encoding-networks}).
 */
final class NetworkSearch {
  /** Thresholds halfway that may fail in a row before the last one is tried. */
  private static final int MOST_MISSES = 2;

  private final LazySelection selection;
  private final NetworkPruningInstance instance;
  private final SizeRange sizes;
  private final Optional<Threshold> tolerance;

  NetworkSearch(Backend backend, NetworkPruningInstance instance, Session session) {
    this(backend, instance, NetworkSelection.of(instance), Integer.MAX_VALUE, session);
  }

  /**
   * @param most the largest number of rows to begin with
   */
  NetworkSearch(
      Backend backend,
      NetworkPruningInstance instance,
      NetworkSelection problem,
      int most,
      Session session) {
    int start = Math.min(most, LazySelection.startRows(instance, problem));
    this.selection = new LazySelection(backend, instance, problem, start, session);
    this.instance = instance;
    this.sizes = instance.allowedSizes();
    this.tolerance = instance.tolerance().map(Threshold::atMost);
  }

  /** Whether the claims made so far stand. */
  BackendsWord word() {
    return selection.word();
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
    selection.report(sizes, Optional.empty(), Incumbent.BY_ERROR);
    Least least = leastError(sizes);
    if (least.best().isEmpty() || !least.isComplete()) {
      return least.isComplete()
          ? BackendsWord.infeasible()
          : word().unfinished(least.reason(), best(), least.lower());
    }
    Incumbent best = least.best().get();
    StopReason reason = StopReason.COMPLETED;
    if (best.size() > sizes.least()) {
      // Its own size is known to be reached, so only smaller ones are in question.
      SizeRange smaller = new SizeRange(sizes.least(), best.size() - 1);
      Optional<Threshold> asGood = Optional.of(Threshold.atMost(best.error()));
      reason = selection.ask(Goal.LEAST_SIZE, smaller, asGood).reason();
    }
    return word().settled(reason, best, best().orElseThrow(), least.lower());
  }

  private Answer minSize() throws BackendException {
    selection.report(sizes, tolerance, Incumbent.BY_SIZE);
    Outcome first = selection.ask(Goal.LEAST_SIZE, sizes, tolerance);
    if (first.claim() == Claim.INFEASIBLE) {
      return BackendsWord.infeasible();
    }
    Rational lower = Rational.of(first.lower());
    if (first.claim() != Claim.OPTIMAL) {
      return word().unfinished(first.reason(), best(), lower);
    }
    Incumbent found = first.found().orElseThrow();
    Least least = leastError(SizeRange.exactly(found.size()));
    return word().settled(least.reason(), found, best().orElseThrow(), lower);
  }

  private Answer decide() throws BackendException {
    selection.report(sizes, tolerance, Incumbent.BY_ERROR);
    Outcome outcome = selection.ask(Goal.ANY, sizes, tolerance);
    return BackendsWord.decided(best(), outcome.claim(), outcome.reason());
  }

  private Answer pareto() throws BackendException {
    List<Incumbent> points = new ArrayList<>();
    StopReason reason = StopReason.COMPLETED;
    boolean complete = true;
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      SizeRange only = SizeRange.exactly(size);
      selection.report(only, Optional.empty(), Incumbent.BY_ERROR);
      Least least = leastError(only);
      least.best().ifPresent(points::add);
      complete &= least.isComplete();
      if (reason == StopReason.COMPLETED) {
        reason = least.reason();
      }
    }
    return complete && points.isEmpty()
        ? BackendsWord.infeasible()
        : BackendsWord.frontier(points, complete, reason);
  }

  /**
   * A search for the least error.
   *
   * @param isComplete whether no mask is better than the best, on the backend's word
   * @param lower no mask has a smaller error, on the backend's word
   */
  private record Least(
      Optional<Incumbent> best, boolean isComplete, ExactReal lower, StopReason reason) {}

  private Least leastError(SizeRange among) throws BackendException {
    ExactReal lower = Rational.ZERO;
    boolean isClaimed = false;
    int misses = 0;
    while (true) {
      Optional<Incumbent> best = selection.best(among, Optional.empty(), Incumbent.BY_ERROR);
      if (best.isPresent() && isClaimed && best.get().error().compareTo(lower) <= 0) {
        // It was claimed that there is no such mask.
        word().refute();
        return new Least(best, false, Rational.ZERO, StopReason.COMPLETED);
      }
      if (best.isPresent() && best.get().error().signum() == 0) {
        return new Least(best, true, Rational.ZERO, StopReason.COMPLETED);
      }
      ExactReal from = lower;
      boolean halving = misses < MOST_MISSES;
      Optional<Threshold> half =
          best.filter(b -> halving).flatMap(b -> halfway(from, b.error())).map(Threshold::atMost);
      Optional<Threshold> threshold = half.or(() -> best.map(b -> Threshold.below(b.error())));
      Outcome outcome = selection.ask(Goal.ANY, among, threshold);
      switch (outcome.claim()) {
        case OPTIMAL -> misses = 0;
        case INFEASIBLE -> {
          if (half.isEmpty()) {
            ExactReal least = best.map(Incumbent::error).orElse(lower);
            return new Least(best, true, least, StopReason.COMPLETED);
          }
          lower = half.get().error();
          isClaimed = true;
          misses++;
        }
        case FEASIBLE, UNKNOWN, GAVE_UP -> {
          Optional<Incumbent> last = selection.best(among, Optional.empty(), Incumbent.BY_ERROR);
          return new Least(last, false, lower, outcome.reason());
        }
      }
    }
  }

  /** A number between two others, near the middle; empty where a double cannot tell them apart. */
  private static Optional<Rational> halfway(ExactReal lower, ExactReal upper) {
    double middle = lower.doubleValue() / 2 + upper.doubleValue() / 2;
    if (!Double.isFinite(middle)) {
      return Optional.empty();
    }
    return Optional.of(Rational.of(middle))
        .filter(m -> m.compareTo(lower) > 0 && m.compareTo(upper) < 0);
  }

  private Optional<Incumbent> best() {
    boolean bySize = instance.objective() == Objective.MIN_SIZE;
    Optional<Threshold> errors =
        instance.objective().needsTolerance() ? tolerance : Optional.empty();
    return selection.best(sizes, errors, bySize ? Incumbent.BY_SIZE : Incumbent.BY_ERROR);
  }
}
