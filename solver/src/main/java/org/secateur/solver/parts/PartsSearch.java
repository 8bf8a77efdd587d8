package org.secateur.solver.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.AnswerSoFar;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.RefutationLog;

/**
 * Puts the answer to an instance together from the fronts of independent parts (note {@code
 * search-parts}). Size and error of an answer are those of a search of the whole: for the least
 * size the least error of it, for the least error the least size that has it.
 */
public final class PartsSearch {
  private final Instance instance;
  private final SelectionProblem problem;
  private final List<SizeFront> fronts;
  private final Rational mostError;
  private final Budget budget;
  private final SizeRange sizes;
  private final int most;
  private final AnswerSoFar answer;
  private final PartsLog told;
  private boolean isEarlyOffered;

  /** The parts that {@link #leastSize} has looked at. */
  private List<SizeFront> looked = List.of();

  /** Smaller sizes are not within the tolerance. */
  private int refutedBelow;

  private PartsSearch(
      NetworkSelection problem,
      PartFronts parts,
      SearchListener listener,
      RefutationLog log,
      Budget budget) {
    this.instance = problem.instance();
    this.problem = problem;
    this.fronts = parts.all();
    this.mostError = parts.mostError();
    this.budget = budget;
    this.sizes = instance.allowedSizes();
    this.most = Math.min(sizes.most(), fronts.stream().mapToInt(SizeFront::most).sum());
    this.answer = new AnswerSoFar(instance, 0, listener);
    this.told = new PartsLog(problem, log, budget);
  }

  /**
   * A search in parts; empty where the problem does not fall apart, or not so that it helps.
   *
   * @param limits for what is searched otherwise than as a tree
   * @param log is told on what the answer rests
   * @param budget that all parts share
   */
  public static Optional<PartsSearch> of(
      NetworkSelection problem,
      SearchLimits limits,
      SearchListener listener,
      RefutationLog log,
      Budget budget) {
    return PartFronts.of(problem, limits, budget, log.isKept())
        .map(parts -> new PartsSearch(problem, parts, listener, log, budget));
  }

  /** The answer, proved; or what is known of it where a limit runs out. */
  public Answer run() {
    try {
      budget.spend(0);
      Answer complete =
          switch (instance.objective()) {
            case MIN_SIZE, DECIDE -> smallest();
            case MIN_ERROR -> minError();
            case PARETO -> pareto();
            case COUNT, COVER, IS_COVER ->
                throw new IllegalStateException("a question that is not asked of networks");
          };
      told.end();
      return complete;
    } catch (SearchStopped stopped) {
      return answer.stopped(stopped.reason());
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
    answer.take(found);
    return found;
  }

  /** For the least size and for a decision: what is the least size decides, too. */
  private Answer smallest() {
    Threshold tolerance = Threshold.atMost(instance.tolerance().orElseThrow());
    Optional<Choice> choice = leastSize(tolerance);
    if (choice.isEmpty()) {
      told.replace(PartsLog.Fact.of(looked, sizes.least(), sizes.most(), tolerance));
      return answer.infeasible();
    }
    Incumbent found = offer(evaluated(choice.get()));
    if (instance.objective() == Objective.DECIDE) {
      told.replace(Optional.empty());
    } else {
      told.replace(PartsLog.Fact.of(fronts, sizes.least(), found.size() - 1, tolerance));
      told.add(
          PartsLog.Fact.of(fronts, sizes.least(), found.size(), Threshold.below(found.error())));
    }
    return answer.optimal(found);
  }

  /** Notes that no selection below a size is within the threshold, by the parts looked at. */
  private void sizeIsAtLeast(int size, Threshold threshold) {
    answer.sizeIsAtLeast(size);
    if (instance.objective() != Objective.MIN_ERROR && size > refutedBelow) {
      refutedBelow = size;
      told.replace(PartsLog.Fact.of(looked, sizes.least(), size - 1, threshold));
    }
  }

  /** A choice of the least allowed size within a threshold, of those one of least error. */
  private Optional<Choice> leastSize(Threshold threshold) {
    int[] least = new int[fronts.size()];
    Choice all = Choice.NOTHING;
    for (int p = 0; p < least.length; p++) {
      budget.progress("parts", p, least.length);
      SizeFront front = fronts.get(p);
      // The last one first: if it is out of reach, it shows that alone.
      looked = new ArrayList<>(fronts.subList(0, p));
      looked.add(0, front);
      int before = all.size();
      Optional<Choice> own;
      try {
        own = front.leastSize(threshold, most - before, this::offerEarly);
      } finally {
        sizeIsAtLeast(before + front.reached(), threshold);
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
    for (int size = sizes.least(); size <= most; size++) {
      sizeIsAtLeast(size, threshold);
      budget.progress("size " + size, size, most);
      Optional<Choice> choice = sum.at(size);
      if (choice.isPresent()) {
        return choice;
      }
    }
    return Optional.empty();
  }

  private Answer minError() {
    Optional<int[]> any = Costs.within(problem, sizes);
    if (any.isEmpty()) {
      return answer.infeasible();
    }
    offer(problem.evaluate(any.get()));
    offerEarly();
    Choice nearest = Choice.NOTHING;
    Rational leastError = Rational.ZERO;
    for (int p = 0; p < fronts.size(); p++) {
      budget.progress("parts", p, fronts.size());
      Choice own = fronts.get(p).nearest(most);
      if (own.error().compareTo(leastError) > 0) {
        leastError = own.error();
        answer.errorIsAtLeast(leastError);
        told.replace(errorIsAtLeast(leastError, List.of(fronts.get(p))));
      }
      nearest = nearest.with(own);
    }
    offerIfBetter(nearest);
    Choice optimum = leastSize(Threshold.atMost(leastError)).orElseGet(this::leastOfAllSizes);
    if (optimum.error().compareTo(leastError) > 0) {
      told.replace(errorIsAtLeast(optimum.error(), fronts));
    }
    told.add(
        PartsLog.Fact.of(
            fronts, sizes.least(), optimum.size() - 1, Threshold.atMost(optimum.error())));
    return answer.optimal(offer(evaluated(optimum)));
  }

  private Optional<PartsLog.Fact> errorIsAtLeast(Rational error, List<SizeFront> by) {
    return PartsLog.Fact.of(by, sizes.least(), sizes.most(), Threshold.below(error));
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
    Optional<Incumbent> best = answer.incumbent();
    if (sizes.contains(choice.size())
        && (best.isEmpty() || best.get().error().compareTo(choice.error()) > 0)) {
      offer(evaluated(choice));
    }
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
        if (least.error().compareTo(answer.incumbent().orElseThrow().error()) <= 0) {
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
      sum.at(size).map(this::evaluated).ifPresent(this::addToFrontier);
    }
    return answer.frontier();
  }

  private void addToFrontier(Incumbent found) {
    answer.addToFrontier(found);
    told.add(PartsLog.Fact.of(fronts, found.size(), found.size(), Threshold.below(found.error())));
  }
}
