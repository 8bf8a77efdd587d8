package org.secateur.experiments.plot;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;

/**
 * What a picture shows of a run.
 *
 * @param incumbent the mask to be drawn, where there is one
 * @param standing how settled it is and on what that rests, in a few words
 * @param refuted whether it is settled that there is no mask
 */
public record Drawn(Optional<Incumbent> incumbent, String standing, boolean refuted) {

  /** A mask given by hand. */
  public static Drawn evaluated(Incumbent incumbent) {
    return new Drawn(Optional.of(incumbent), "evaluated exactly", false);
  }

  /** A result with its single answer. */
  public static Drawn of(NetworkPruningInstance instance, SolveResult result) {
    Answer answer = result.answers().get(0);
    Optional<Incumbent> chosen = answer.incumbent();
    String which = "";
    if (answer.finding() instanceof Finding.Frontier frontier) {
      chosen = ofFrontier(instance, frontier.points());
      which =
          instance.tolerance().isPresent()
              ? "smallest of the front within ε, "
              : "most accurate of the front, ";
    }
    return new Drawn(chosen, which + standing(answer), answer.status() == Status.INFEASIBLE);
  }

  /** The smallest within the tolerance; without one, or where none is, the most accurate. */
  private static Optional<Incumbent> ofFrontier(
      NetworkPruningInstance instance, List<Incumbent> points) {
    Optional<Incumbent> within =
        instance
            .tolerance()
            .flatMap(
                e ->
                    points.stream()
                        .filter(p -> p.error().compareTo(e) <= 0)
                        .min(Comparator.comparingInt(Incumbent::size)));
    return within.or(
        () ->
            points.stream()
                .min(Comparator.comparing(Incumbent::error).thenComparingInt(Incumbent::size)));
  }

  private static String standing(Answer answer) {
    if (answer.status() == Status.OPTIMAL || answer.status() == Status.INFEASIBLE) {
      String rests =
          answer.evidence() == Evidence.PROVED
              ? "proved"
              : "evidence: " + answer.evidence().label();
      return answer.status().label() + ", " + rests;
    }
    return answer.stopReason() == StopReason.COMPLETED
        ? answer.status().label()
        : answer.status().label() + ", stopped: " + answer.stopReason().label();
  }
}
