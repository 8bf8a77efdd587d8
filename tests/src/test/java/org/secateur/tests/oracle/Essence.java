package org.secateur.tests.oracle;

import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.tests.oracle.BruteForceOracle.Quality;

/**
 * What two complete runs of exact engines must agree on. Masks may differ where several are
 * optimal; the witness of a decision, and the bad target that refutes a cover, may be any.
 *
 * @param qualities size and error of the mask or masks
 */
public record Essence(
    Status status, Optional<Bounds> bounds, List<Quality> qualities, Optional<Object> count) {
  public static List<Essence> of(SolveResult result) {
    return result.answers().stream().map(a -> of(result.objective(), a)).toList();
  }

  private static Essence of(Objective objective, Answer answer) {
    boolean anyWitness =
        objective == Objective.DECIDE
            || objective == Objective.IS_COVER && answer.status() == Status.INFEASIBLE;
    if (anyWitness) {
      return new Essence(answer.status(), Optional.empty(), List.of(), Optional.empty());
    }
    return new Essence(
        answer.status(),
        Optional.of(answer.bounds()),
        qualities(answer.finding()),
        answer.finding() instanceof Finding.Count count
            ? Optional.of(count.count())
            : Optional.empty());
  }

  private static List<Quality> qualities(Finding finding) {
    if (finding instanceof Finding.Subset subset) {
      return List.of(quality(subset.incumbent()));
    }
    if (finding instanceof Finding.Frontier frontier) {
      return frontier.points().stream().map(Essence::quality).toList();
    }
    if (finding instanceof Finding.WorstTarget worst) {
      return List.of(new Quality(0, (Rational) worst.nearest().error()));
    }
    return List.of();
  }

  private static Quality quality(Incumbent incumbent) {
    return new Quality(incumbent.size(), (Rational) incumbent.error());
  }
}
