package org.secateur.solver.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
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
 * Puts the answer to an instance together from the fronts of independent parts (note {@code
 * search-parts}). Size and error of an answer are those of {@link SelectionSearch}: for the least
 * size the least error of it, for the least error the least size that has it.
 */
final class PartsSearch {
  private final Instance instance;
  private final SelectionProblem problem;
  private final List<SizeFront> fronts;
  private final Rational mostError;
  private final SearchListener listener;
  private final Budget budget;
  private final SizeRange sizes;
  private final int most;
  private final List<Incumbent> frontier = new ArrayList<>();
  private Incumbent best;
  private Rational leastError = Rational.ZERO;
  private int leastSize;
  private boolean isEarlyOffered;

  PartsSearch(
      Instance instance,
      SelectionProblem problem,
      PartFronts parts,
      SearchListener listener,
      Budget budget) {
    this.instance = instance;
    this.problem = problem;
    this.fronts = parts.all();
    this.mostError = parts.mostError();
    this.listener = listener;
    this.budget = budget;
    this.sizes = instance.allowedSizes();
    this.most = Math.min(sizes.most(), fronts.stream().mapToInt(SizeFront::most).sum());
    this.leastSize = sizes.least();
  }

  Answer run() {
    try {
      budget.spend(0);
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

  /** The mask of a choice, evaluated by the definition of the error. */
  private Incumbent evaluated(Choice choice) {
    Incumbent found = problem.evaluate(choice.options());
    if (found.size() != choice.size() || found.error().compareTo(choice.error()) != 0) {
      throw new IllegalStateException(
          "size "
              + choice.size()
              + " and error "
              + choice.error()
              + " put together from parts, evaluated: "
              + found);
    }
    return found;
  }

  private Incumbent offer(Incumbent found) {
    best = found;
    listener.onIncumbent(0, found);
    return found;
  }

  private Optional<Choice> withinTolerance() {
    return leastSize(Threshold.atMost(instance.tolerance().orElseThrow()));
  }

  private Answer minSize() {
    return withinTolerance()
        .map(choice -> offer(evaluated(choice)))
        .map(
            found ->
                proved(
                    Status.OPTIMAL,
                    Bounds.exactly(Rational.of(found.size())),
                    new Finding.Subset(found)))
        .orElseGet(this::infeasible);
  }

  private Answer decide() {
    return withinTolerance()
        .map(choice -> offer(evaluated(choice)))
        .map(found -> proved(Status.OPTIMAL, Bounds.NONE, new Finding.Subset(found)))
        .orElseGet(this::infeasible);
  }

  /** A choice of the least allowed size within a threshold, of those one of least error. */
  private Optional<Choice> leastSize(Threshold threshold) {
    int[] least = new int[fronts.size()];
    Choice all = Choice.NOTHING;
    for (int p = 0; p < least.length; p++) {
      budget.progress("parts", p, least.length);
      SizeFront front = fronts.get(p);
      int before = all.size();
      Optional<Choice> own;
      try {
        own = front.leastSize(threshold, most - before, this::offerEarly);
      } finally {
        leastSize = Math.max(leastSize, before + front.reached());
      }
      if (own.isEmpty()) {
        return Optional.empty();
      }
      least[p] = own.get().size();
      all = all.with(own.get());
    }
    return all.size() >= sizes.least() ? Optional.of(all) : padded(least, threshold);
  }

  /** As {@link #leastSize} where smaller sizes than the allowed ones are within the threshold. */
  private Optional<Choice> padded(int[] least, Threshold threshold) {
    FrontSum sum = new FrontSum(fronts, least, threshold);
    for (leastSize = sizes.least(); leastSize <= most; leastSize++) {
      budget.progress("size " + leastSize, leastSize, most);
      Optional<Choice> choice = sum.at(leastSize);
      if (choice.isPresent()) {
        return choice;
      }
    }
    return Optional.empty();
  }

  private Answer minError() {
    Optional<int[]> any = Costs.within(problem, sizes);
    if (any.isEmpty()) {
      return infeasible();
    }
    offer(problem.evaluate(any.get()));
    offerEarly();
    Choice nearest = Choice.NOTHING;
    for (int p = 0; p < fronts.size(); p++) {
      budget.progress("parts", p, fronts.size());
      Choice own = fronts.get(p).nearest(most);
      leastError = leastError.max(own.error());
      nearest = nearest.with(own);
    }
    offerIfBetter(nearest);
    Choice optimum = leastSize(Threshold.atMost(leastError)).orElseGet(this::leastOfAllSizes);
    Incumbent found = offer(evaluated(optimum));
    return proved(Status.OPTIMAL, Bounds.exactly(found.error()), new Finding.Subset(found));
  }

  /** Takes a first incumbent, once, for the case that a limit runs out. */
  private void offerEarly() {
    if (isEarlyOffered) {
      return;
    }
    isEarlyOffered = true;
    Choice all = Choice.NOTHING;
    for (SizeFront front : fronts) {
      all = all.with(front.early(most));
    }
    offerIfBetter(all);
  }

  private void offerIfBetter(Choice choice) {
    if (sizes.contains(choice.size())
        && (best == null || best.error().compareTo(choice.error()) > 0)) {
      offer(evaluated(choice));
    }
  }

  private boolean isWithinTolerance() {
    return best != null && best.error().compareTo(instance.tolerance().orElseThrow()) <= 0;
  }

  /** A choice of least error by going through the sizes; one of the first size that has it. */
  private Choice leastOfAllSizes() {
    FrontSum sum = new FrontSum(fronts, new int[fronts.size()], Threshold.atMost(mostError));
    Choice least = null;
    for (int size = sizes.least(); size <= most; size++) {
      budget.progress("size " + size, size, most);
      Optional<Choice> choice = sum.at(size);
      if (choice.isPresent()
          && (least == null || choice.get().error().compareTo(least.error()) < 0)) {
        least = choice.get();
        if (least.error().compareTo(best.error()) <= 0) {
          offer(evaluated(least));
        }
      }
    }
    return Objects.requireNonNull(least, "some size is allowed");
  }

  private Answer pareto() {
    FrontSum sum = new FrontSum(fronts, new int[fronts.size()], Threshold.atMost(mostError));
    for (int size = sizes.least(); size <= most; size++) {
      budget.progress("size " + size, size, most);
      sum.at(size).map(this::evaluated).ifPresent(frontier::add);
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

  /** What is known at the moment a limit runs out. */
  private Answer stopped(StopReason reason) {
    return switch (instance.objective()) {
      case MIN_SIZE ->
          isWithinTolerance()
              ? open(
                  reason,
                  Bounds.between(Rational.of(leastSize), Rational.of(best.size())),
                  new Finding.Subset(best))
              : open(reason, Bounds.atLeast(Rational.of(leastSize)), new Finding.Nothing());
      case MIN_ERROR ->
          best == null
              ? open(reason, Bounds.atLeast(leastError), new Finding.Nothing())
              : open(reason, Bounds.between(leastError, best.error()), new Finding.Subset(best));
      case DECIDE ->
          isWithinTolerance()
              ? proved(Status.OPTIMAL, Bounds.NONE, new Finding.Subset(best))
              : open(reason, Bounds.NONE, new Finding.Nothing());
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

  private static Answer open(StopReason reason, Bounds bounds, Finding finding) {
    boolean nothing = finding instanceof Finding.Nothing;
    return new Answer(
        nothing ? Status.UNKNOWN : Status.FEASIBLE, reason, Evidence.HEURISTIC, bounds, finding);
  }
}
