package org.secateur.cli.search;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;

/**
 * The result of a run whose engine had to be given up: what its incumbents are worth on their own.
 *
 * <p>Every mask is evaluated again, exactly, and one that breaks the instance's rules counts for
 * nothing. The lower bounds are the trivial ones: an error is at least 0, a size at least the least
 * allowed one.
 *
 * @param incumbents by target, as far as they were heard of
 * @param reason why the run ended
 */
public record PartialResult(
    Instance instance, Map<Integer, Incumbent> incumbents, StopReason reason) {

  /** The result, in the form in which an engine would have given it. */
  public SolveResult of(String engine, long seed, int threads, Duration elapsed) {
    List<Answer> answers =
        switch (instance.problem()) {
          case SubsetSumInstance.PROBLEM -> answers((SubsetSumInstance) instance);
          default -> throw new IllegalArgumentException("problem: " + instance.problem());
        };
    return new SolveResult(instance.objective(), answers, engine, seed, threads, elapsed, 0);
  }

  private List<Answer> answers(SubsetSumInstance subsetSum) {
    int questions = subsetSum.objective().needsInterval() ? 1 : subsetSum.targets().rows();
    return IntStream.range(0, questions).mapToObj(t -> answer(subsetSum, t)).toList();
  }

  private Answer answer(SubsetSumInstance subsetSum, int target) {
    Optional<Incumbent> usable =
        subsetSum.objective().needsInterval()
            ? Optional.empty()
            : Optional.ofNullable(incumbents.get(target))
                .flatMap(i -> usable(subsetSum, target, i));
    return usable.map(i -> answer(subsetSum, i)).orElse(Answer.unknown(reason));
  }

  private static Optional<Incumbent> usable(
      SubsetSumInstance subsetSum, int target, Incumbent heard) {
    if (heard.mask().length() != subsetSum.sampleCount()
        || !subsetSum.allowedSizes().contains(heard.size())) {
      return Optional.empty();
    }
    Rational error = subsetSum.error(heard.mask(), target);
    boolean tooFar =
        subsetSum.objective().needsTolerance()
            && error.compareTo(subsetSum.tolerance().orElseThrow()) > 0;
    return tooFar ? Optional.empty() : Optional.of(new Incumbent(heard.mask(), error));
  }

  private Answer answer(SubsetSumInstance subsetSum, Incumbent incumbent) {
    Finding subset = new Finding.Subset(incumbent);
    return switch (subsetSum.objective()) {
      case MIN_ERROR -> feasible(Bounds.between(Rational.ZERO, incumbent.error()), subset);
      case MIN_SIZE -> {
        Rational least = Rational.of(subsetSum.allowedSizes().least());
        yield feasible(Bounds.between(least, Rational.of(incumbent.size())), subset);
      }
      // One mask within the tolerance is the whole answer.
      case DECIDE ->
          new Answer(Status.OPTIMAL, StopReason.COMPLETED, Evidence.PROVED, Bounds.NONE, subset);
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
