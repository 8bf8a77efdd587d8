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

  /** Nothing found, nothing refuted. */
  public static Answer unknown(StopReason reason) {
    return new Answer(
        Status.UNKNOWN, reason, Evidence.HEURISTIC, Bounds.NONE, new Finding.Nothing());
  }

  /** The mask of the answer, where it is a single one. */
  public Optional<Incumbent> incumbent() {
    return finding instanceof Finding.Subset subset
        ? Optional.of(subset.incumbent())
        : Optional.empty();
  }
}
