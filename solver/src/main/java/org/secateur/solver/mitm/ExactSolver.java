package org.secateur.solver.mitm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Evidence;
import org.secateur.model.Instance;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.mitm.sums.SumKernel;

/**
 * The exact engines for the subset-sum family: meet in the middle in several forms, one engine for
 * each, and {@code auto}, which picks one by the number of samples, the objective and the memory.
 *
 * <p>All answers are proved: sums are exact integers and every search is complete (notes {@code
 * reduction-grid}, {@code mitm-half-tables}, {@code mitm-four-lists}, {@code mitm-sieve}, {@code
 * mitm-indexed-table}, {@code mitm-vectors}, {@code mitm-wide}, {@code cover-cells}).
 */
public final class ExactSolver implements PruningSolver {
  /** Below this a greedy incumbent would cost more than the answer. */
  private static final int PROBE_FROM = 24;

  private final SolverInfo info;
  private final Choice choice;

  /** Picks the method for an instance. */
  @FunctionalInterface
  private interface Choice {
    Method method(SubsetSumInstance instance, SearchLimits limits);
  }

  private ExactSolver(String name, String summary, Choice choice) {
    this.info = new SolverInfo(name, summary, Evidence.PROVED, false);
    this.choice = choice;
  }

  /** The engine that picks the method itself. */
  public static PruningSolver auto() {
    return new ExactSolver(
        "auto", "picks the exact engine by size, objective and memory", MethodChoice::best);
  }

  /** One engine for each method. */
  public static List<PruningSolver> eachMethod() {
    return Methods.all().stream()
        .<PruningSolver>map(m -> new ExactSolver(m.name(), m.summary(), (i, l) -> m))
        .toList();
  }

  @Override
  public SolverInfo info() {
    return info;
  }

  private boolean isAuto() {
    return info.name().equals("auto");
  }

  @Override
  public Optional<String> unsupported(Instance instance) {
    if (!(instance instanceof SubsetSumInstance subsetSum)) {
      return Optional.of(
          info.name()
              + " solves problem \""
              + SubsetSumInstance.PROBLEM
              + "\", not \""
              + instance.problem()
              + "\"");
    }
    if (isAuto()) {
      return Optional.empty();
    }
    if (instance.objective().needsInterval()) {
      return Optional.of(
          info.name()
              + " answers about targets, not about an interval (objective \""
              + instance.objective().label()
              + "\"); try engine auto");
    }
    return choice.method(subsetSum, SearchLimits.none(1)).unsupported(subsetSum);
  }

  @Override
  public SolveResult solve(
      Instance instance, SearchLimits limits, long seed, SearchListener listener) {
    Optional<String> reason = unsupported(instance);
    if (reason.isPresent() || !(instance instanceof SubsetSumInstance subsetSum)) {
      throw new IllegalArgumentException(reason.orElse("problem: " + instance.problem()));
    }
    Budget budget = new Budget(limits, listener);
    List<Answer> answers;
    String method;
    if (instance.objective().needsInterval()) {
      method = "covering-cells";
      answers = List.of(new CoverAnswers(subsetSum, budget).run());
    } else {
      Method chosen = choice.method(subsetSum, limits);
      method = chosen.name();
      answers = answers(chosen, subsetSum, limits, budget, listener);
    }
    return new SolveResult(
        instance.objective(),
        answers,
        isAuto() ? "auto: " + method : method,
        seed,
        limits.threads(),
        budget.elapsed(),
        budget.nodes());
  }

  private static List<Answer> answers(
      Method method,
      SubsetSumInstance instance,
      SearchLimits limits,
      Budget budget,
      SearchListener listener) {
    List<TargetSearch> searches = new ArrayList<>();
    for (int t = 0; t < instance.targets().rows(); t++) {
      TargetSearch search =
          new TargetSearch(
              instance, t, listener, part -> MethodChoice.best(part, limits).kernel(part, budget));
      searches.add(search);
    }
    Optional<SumKernel> kernel = Optional.empty();
    List<Answer> answers = new ArrayList<>();
    for (int t = 0; t < searches.size(); t++) {
      if (needsProbe(instance)) {
        searches.get(t).offer(new GreedyProbe(instance, t, instance.allowedSizes()).run());
      }
      try {
        if (kernel.isEmpty()) {
          kernel = Optional.of(method.kernel(instance, budget));
        }
        answers.add(searches.get(t).run(kernel.get()));
      } catch (SearchStopped stopped) {
        answers.add(searches.get(t).stopped(stopped.reason()));
      }
      budget.progress("targets", t + 1, searches.size());
    }
    return answers;
  }

  /** A greedy mask first, where the search can take long enough to be stopped. */
  private static boolean needsProbe(SubsetSumInstance instance) {
    return instance.sampleCount() >= PROBE_FROM || !Methods.isNarrow(instance);
  }
}
