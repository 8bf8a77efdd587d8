package org.secateur.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The answer for one target (or one interval).
 *
 * @param bounds of the objective: error for min-error, size for min-size, number of masks for
 *     count, radius for cover and is-cover; none for decide and pareto
 */
public record Answer(
    Status status, StopReason stopReason, Evidence evidence, Bounds bounds, Finding finding) {
  public Answer {
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(stopReason, "stopReason");
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(bounds, "bounds");
    Objects.requireNonNull(finding, "finding");
  }

  /** There is no mask as asked for. */
  public static Answer infeasible(Evidence evidence) {
    return new Answer(
        Status.INFEASIBLE, StopReason.COMPLETED, evidence, Bounds.NONE, new Finding.Nothing());
  }

  public static Answer optimal(Evidence evidence, Bounds bounds, Finding finding) {
    return new Answer(Status.OPTIMAL, StopReason.COMPLETED, evidence, bounds, finding);
  }

  /** Of a run that ended too early: a mask, if there is one, and bounds. */
  public static Answer stopped(StopReason reason, Bounds bounds, Optional<Incumbent> best) {
    return new Answer(
        best.isPresent() ? Status.FEASIBLE : Status.UNKNOWN,
        reason,
        Evidence.HEURISTIC,
        bounds,
        best.<Finding>map(Finding.Subset::new).orElseGet(Finding.Nothing::new));
  }

  /** Nothing found, nothing refuted. */
  public static Answer unknown(StopReason reason) {
    return stopped(reason, Bounds.NONE, Optional.empty());
  }

  /** The mask of the answer, where it is a single one. */
  public Optional<Incumbent> incumbent() {
    return finding instanceof Finding.Subset subset
        ? Optional.of(subset.incumbent())
        : Optional.empty();
  }
}
