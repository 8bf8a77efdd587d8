package org.secateur.solver.limits;

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
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchListener;

/**
 * What an exact search knows of its answer: the incumbent, lower bounds, the sizes of a frontier
 * that are done. Makes the proved answer at the end, or what can be said where a limit runs out.
 * Mutable, for one thread at a time.
 */
public final class AnswerSoFar {
  private final Instance instance;
  private final int target;
  private final SearchListener listener;
  private final List<Incumbent> frontier = new ArrayList<>();
  private Optional<Incumbent> incumbent = Optional.empty();
  private int leastSize;
  private ExactReal leastError = Rational.ZERO;

  /**
   * @param target that is asked about; 0 where there is one question only
   * @param listener hears of each incumbent and lower bound
   */
  public AnswerSoFar(Instance instance, int target, SearchListener listener) {
    this.instance = instance;
    this.target = target;
    this.listener = listener;
    this.leastSize = instance.allowedSizes().least();
  }

  /** Takes a mask as the incumbent; whether it is a better one is the caller's to judge. */
  public void take(Incumbent found) {
    incumbent = Optional.of(found);
    listener.onIncumbent(target, found);
  }

  public Optional<Incumbent> incumbent() {
    return incumbent;
  }

  /** Whether the instance's tolerance admits a mask; never where it has none. */
  public boolean isWithinTolerance(Incumbent mask) {
    return instance.tolerance().filter(most -> mask.error().compareTo(most) <= 0).isPresent();
  }

  /** The incumbent, if it is within the tolerance. */
  private Optional<Incumbent> witness() {
    return incumbent.filter(this::isWithinTolerance);
  }

  /** No mask that is smaller is within the tolerance. */
  public void sizeIsAtLeast(int size) {
    if (size > leastSize) {
      leastSize = size;
      tell(Objective.MIN_SIZE, Rational.of(size));
    }
  }

  /** No mask of an allowed size has a smaller error. */
  public void errorIsAtLeast(ExactReal error) {
    if (error.compareTo(leastError) > 0) {
      leastError = error;
      tell(Objective.MIN_ERROR, error);
    }
  }

  /** Of the size and the error only one is what is asked for. */
  private void tell(Objective objective, ExactReal bound) {
    if (instance.objective() == objective) {
      listener.onLowerBound(target, bound);
    }
  }

  /** Adds a mask of least error of the next size. */
  public void addToFrontier(Incumbent found) {
    frontier.add(found);
  }

  /** A mask as the answer, proved to be what the objective asks for. */
  public Answer optimal(Incumbent found) {
    Bounds bounds =
        switch (instance.objective()) {
          case MIN_SIZE -> Bounds.exactly(Rational.of(found.size()));
          case MIN_ERROR -> Bounds.exactly(found.error());
          case DECIDE, PARETO, COUNT, COVER, IS_COVER -> Bounds.NONE;
        };
    return Answer.optimal(Evidence.PROVED, bounds, new Finding.Subset(found));
  }

  /** The whole frontier; infeasible where no mask is of an allowed size. */
  public Answer frontier() {
    return frontier.isEmpty()
        ? infeasible()
        : Answer.optimal(Evidence.PROVED, Bounds.NONE, new Finding.Frontier(frontier));
  }

  public Answer infeasible() {
    return Answer.infeasible(Evidence.PROVED);
  }

  /** What is known at the moment a limit runs out; not of numbers of masks, nor of intervals. */
  public Answer stopped(StopReason reason) {
    return switch (instance.objective()) {
      case MIN_SIZE ->
          Answer.stopped(
              reason,
              between(Rational.of(leastSize), witness().map(mask -> Rational.of(mask.size()))),
              witness());
      case MIN_ERROR ->
          Answer.stopped(reason, between(leastError, incumbent.map(Incumbent::error)), incumbent);
      case DECIDE -> witness().map(this::optimal).orElseGet(() -> Answer.unknown(reason));
      case PARETO ->
          new Answer(
              frontier.isEmpty() ? Status.UNKNOWN : Status.FEASIBLE,
              reason,
              Evidence.HEURISTIC,
              Bounds.NONE,
              new Finding.Frontier(frontier));
      case COUNT, COVER, IS_COVER ->
          throw new IllegalStateException("a question that no single mask answers");
    };
  }

  private static Bounds between(ExactReal lower, Optional<? extends ExactReal> upper) {
    return upper.isPresent() ? Bounds.between(lower, upper.get()) : Bounds.atLeast(lower);
  }
}
