package org.secateur.experiments.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.secateur.model.StopReason;

/**
 * A case and what was measured.
 *
 * @param measurement of the exact engine; absent where it did not come to its end
 * @param stopReason of its last run
 * @param method that answered
 * @param answer of the last run in a few words; empty where there are many
 */
public record BenchRow(
    BenchCase benchCase,
    Optional<Measurement> measurement,
    StopReason stopReason,
    String method,
    String answer,
    List<BackendOutcome> backends) {
  public BenchRow {
    backends = List.copyOf(backends);
  }

  /**
   * How many times as long the backend took for one answer as the exact engine in the median; a
   * lower bound where it did not answer.
   */
  public OptionalDouble ratio(BackendOutcome backend) {
    if (measurement.isEmpty() || backend.seconds().isEmpty()) {
      return OptionalDouble.empty();
    }
    double ours = measurement.get().wall().median() / benchCase.task().answers();
    return OptionalDouble.of(backend.seconds().getAsDouble() / ours);
  }
}
