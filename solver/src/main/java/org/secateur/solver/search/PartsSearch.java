package org.secateur.solver.search;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.AnswerSoFar;
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
  private final Budget budget;
  private final SizeRange sizes;
  private final int most;
  private final AnswerSoFar answer;
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
    this.budget = budget;
    this.sizes = instance.allowedSizes();
    this.most = Math.min(sizes.most(), fronts.stream().mapToInt(SizeFront::most).sum());
    this.answer = new AnswerSoFar(instance, 0, listener);
  }

  Answer run() {
    try {
      budget.spend(0);
      return switch (instance.objective()) {
        case MIN_SIZE, DECIDE -> smallest();
        case MIN_ERROR -> minError();
        case PARETO -> pareto();
        case COUNT, COVER, IS_COVER ->
            throw new IllegalStateException("a question that is not asked of networks");
      };
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

  private Optional<Choice> withinTolerance() {
    return leastSize(Threshold.atMost(instance.tolerance().orElseThrow()));
  }

  /** For the least size and for a decision: what is the least size decides, too. */
  private Answer smallest() {
    return withinTolerance()
        .map(choice -> answer.optimal(offer(evaluated(choice))))
        .orElseGet(answer::infeasible);
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
        answer.sizeIsAtLeast(before + front.reached());
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
      answer.sizeIsAtLeast(size);
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
      leastError = leastError.max(own.error());
      answer.errorIsAtLeast(leastError);
      nearest = nearest.with(own);
    }
    offerIfBetter(nearest);
    Choice optimum = leastSize(Threshold.atMost(leastError)).orElseGet(this::leastOfAllSizes);
    return answer.optimal(offer(evaluated(optimum)));
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
      sum.at(size).map(this::evaluated).ifPresent(answer::addToFrontier);
    }
    return answer.frontier();
  }
}
