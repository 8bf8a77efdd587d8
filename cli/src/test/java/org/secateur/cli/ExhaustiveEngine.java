package org.secateur.cli;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;

/** Tries all masks; so that the commands can be tested without the real engines. */
public final class ExhaustiveEngine implements PruningSolver {
  private static final int MOST_SAMPLES = 12;

  @Override
  public SolverInfo info() {
    return new SolverInfo("exhaustive", "all masks, n ≤ 12", Evidence.PROVED, false);
  }

  @Override
  public Optional<String> unsupported(Instance instance) {
    if (!(instance instanceof SubsetSumInstance subsetSum)) {
      return Optional.of("it does not solve " + instance.problem());
    }
    if (subsetSum.objective().needsInterval()) {
      return Optional.of("it does not answer " + subsetSum.objective().label());
    }
    return subsetSum.sampleCount() > MOST_SAMPLES
        ? Optional.of("n = " + subsetSum.sampleCount() + " is above its limit of 12")
        : Optional.empty();
  }

  @Override
  public SolveResult solve(
      Instance instance, SearchLimits limits, long seed, SearchListener listener) {
    SubsetSumInstance subsetSum = (SubsetSumInstance) instance;
    List<Answer> answers =
        IntStream.range(0, subsetSum.targets().rows())
            .mapToObj(t -> answer(subsetSum, allowed(subsetSum, t)))
            .toList();
    return new SolveResult(
        subsetSum.objective(),
        answers,
        "exhaustive",
        seed,
        limits.threads(),
        Duration.ofMillis(3),
        1L << subsetSum.sampleCount());
  }

  private static List<Incumbent> allowed(SubsetSumInstance instance, int target) {
    List<Incumbent> all = new ArrayList<>();
    for (long bits = 0; bits < 1L << instance.sampleCount(); bits++) {
      Mask mask = Mask.ofBits(instance.sampleCount(), bits);
      if (instance.allowedSizes().contains(mask.size())) {
        all.add(new Incumbent(mask, instance.error(mask, target)));
      }
    }
    return all;
  }

  private static Answer answer(SubsetSumInstance instance, List<Incumbent> allowed) {
    Comparator<Incumbent> byError = Comparator.comparing(Incumbent::error);
    Comparator<Incumbent> bySize = Comparator.comparing(Incumbent::size);
    Rational tolerance = instance.tolerance().orElse(Rational.ZERO);
    List<Incumbent> near =
        allowed.stream().filter(i -> i.error().compareTo(tolerance) <= 0).toList();
    return switch (instance.objective()) {
      case MIN_ERROR -> {
        Incumbent best = allowed.stream().min(byError.thenComparing(bySize)).orElseThrow();
        yield proved(Bounds.exactly(best.error()), new Finding.Subset(best));
      }
      case MIN_SIZE, DECIDE ->
          near.stream()
              .min(bySize.thenComparing(byError))
              .map(i -> proved(boundsOf(instance.objective(), i), new Finding.Subset(i)))
              .orElse(infeasible());
      case COUNT -> {
        BigInteger count = BigInteger.valueOf(near.size());
        yield proved(Bounds.exactly(Rational.of(count)), new Finding.Count(count));
      }
      case PARETO -> proved(Bounds.NONE, new Finding.Frontier(frontier(allowed)));
      case COVER, IS_COVER -> throw new IllegalArgumentException("unsupported");
    };
  }

  private static Bounds boundsOf(Objective objective, Incumbent best) {
    return objective == Objective.MIN_SIZE ? Bounds.exactly(Rational.of(best.size())) : Bounds.NONE;
  }

  private static List<Incumbent> frontier(List<Incumbent> allowed) {
    return IntStream.rangeClosed(0, MOST_SAMPLES)
        .mapToObj(
            size ->
                allowed.stream()
                    .filter(i -> i.size() == size)
                    .min(Comparator.comparing(Incumbent::error)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Answer proved(Bounds bounds, Finding finding) {
    return new Answer(Status.OPTIMAL, StopReason.COMPLETED, Evidence.PROVED, bounds, finding);
  }

  private static Answer infeasible() {
    return new Answer(
        Status.INFEASIBLE,
        StopReason.COMPLETED,
        Evidence.PROVED,
        Bounds.NONE,
        new Finding.Nothing());
  }
}
