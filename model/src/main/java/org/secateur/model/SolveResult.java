package org.secateur.model;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The outcome of a run.
 *
 * @param answers one for each target, in their order; a single one where there is one question
 * @param engine that answered, and how it went about it, such as {@code "meet-in-the-middle"}
 * @param nodes search states visited; for enumerations, partial sums formed
 */
public record SolveResult(
    Objective objective,
    List<Answer> answers,
    String engine,
    long seed,
    int threads,
    Duration elapsed,
    long nodes) {

  /** From the most to the least settled; infeasible counts as settled. */
  private static final List<Status> BY_CERTAINTY =
      List.of(Status.OPTIMAL, Status.INFEASIBLE, Status.FEASIBLE, Status.UNKNOWN);

  public SolveResult {
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("answers: none, expected at least one");
    }
  }

  /**
   * The status of the whole: the least settled of the answers, where infeasible ranks between
   * optimal and feasible. So a list is "optimal" only if every answer is.
   */
  public Status status() {
    return answers.stream()
        .map(Answer::status)
        .max(Comparator.comparing(BY_CERTAINTY::indexOf))
        .orElseThrow();
  }

  /** The same result, of an engine by another name. */
  public SolveResult by(String name) {
    return new SolveResult(objective, answers, name, seed, threads, elapsed, nodes);
  }

  /** The weakest evidence among the answers. */
  public Evidence evidence() {
    return answers.stream().map(Answer::evidence).max(Comparator.naturalOrder()).orElseThrow();
  }

  /** Completed, if all answers are; otherwise the first other reason. */
  public StopReason stopReason() {
    return answers.stream()
        .map(Answer::stopReason)
        .filter(r -> r != StopReason.COMPLETED)
        .findFirst()
        .orElse(StopReason.COMPLETED);
  }
}
