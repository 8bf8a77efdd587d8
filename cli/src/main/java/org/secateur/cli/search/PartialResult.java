package org.secateur.cli.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.oracle.ExactEvaluation;

/**
 * The result of a run whose engine had to be given up: what its incumbents and lower bounds are
 * worth on their own.
 *
 * <p>Every mask is evaluated again, exactly, and one that breaks the instance's rules counts for
 * nothing. Where no lower bound was heard of, an error is at least 0, a size at least the least
 * allowed one.
 *
 * @param incumbents by target, as far as they were heard of
 * @param lowerBounds by target, of the objective, as far as they were proved and heard of
 * @param reason why the run ended
 */
public record PartialResult(
    Instance instance,
    Map<Integer, Incumbent> incumbents,
    Map<Integer, ExactReal> lowerBounds,
    StopReason reason) {

  /** The result, in the form in which an engine would have given it. */
  public SolveResult of(String engine, long seed, int threads, Duration elapsed) {
    List<Answer> answers = IntStream.range(0, questions()).mapToObj(this::answer).toList();
    return new SolveResult(instance.objective(), answers, engine, seed, threads, elapsed, 0);
  }

  private int questions() {
    return instance instanceof SubsetSumInstance subsetSum && !subsetSum.objective().needsInterval()
        ? subsetSum.targets().rows()
        : 1;
  }

  private Answer answer(int target) {
    Optional<Incumbent> heard =
        instance.objective().needsInterval()
            ? Optional.empty()
            : Optional.ofNullable(incumbents.get(target));
    Optional<ExactReal> lower = Optional.ofNullable(lowerBounds.get(target));
    return heard
        .flatMap(i -> usable(target, i))
        .map(i -> answer(i, lower))
        .orElseGet(
            () ->
                Answer.stopped(
                    reason, lower.map(Bounds::atLeast).orElse(Bounds.NONE), Optional.empty()));
  }

  private Optional<Incumbent> usable(int target, Incumbent heard) {
    if (heard.mask().length() != instance.maskLength()) {
      return Optional.empty();
    }
    Incumbent evaluated = ExactEvaluation.of(instance, heard.mask(), target);
    boolean tooFar =
        instance.objective().needsTolerance()
            && evaluated.error().compareTo(instance.tolerance().orElseThrow()) > 0;
    return tooFar || !instance.allowedSizes().contains(evaluated.size())
        ? Optional.empty()
        : Optional.of(evaluated);
  }

  private Answer answer(Incumbent incumbent, Optional<ExactReal> lower) {
    Finding subset = new Finding.Subset(incumbent);
    return switch (instance.objective()) {
      case MIN_ERROR ->
          feasible(Bounds.between(lower.orElse(Rational.ZERO), incumbent.error()), subset);
      case MIN_SIZE -> {
        ExactReal least = lower.orElse(Rational.of(instance.allowedSizes().least()));
        yield feasible(Bounds.between(least, Rational.of(incumbent.size())), subset);
      }
      // One mask within the tolerance is the whole answer.
      case DECIDE -> Answer.optimal(Evidence.PROVED, Bounds.NONE, subset);
      case PARETO -> feasible(Bounds.NONE, new Finding.Frontier(List.of(incumbent)));
      case COUNT ->
          feasible(Bounds.atLeast(Rational.ONE), new Finding.Count(java.math.BigInteger.ONE));
      case COVER, IS_COVER -> Answer.unknown(reason);
    };
  }

  private Answer feasible(Bounds bounds, Finding finding) {
    return new Answer(Status.FEASIBLE, reason, Evidence.HEURISTIC, bounds, finding);
  }
}
