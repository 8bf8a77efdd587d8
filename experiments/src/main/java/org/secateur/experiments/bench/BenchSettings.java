package org.secateur.experiments.bench;

import java.time.Duration;

/**
 * How a benchmark is run.
 *
 * @param repetitions timed runs of each case, at least 1; long cases get fewer
 * @param warmUp untimed runs before them, together; zero for none
 * @param threads of each engine, backends too
 * @param memoryBytes for the tables of the exact engines
 * @param backendLimit wall clock that a backend gets for a case
 */
public record BenchSettings(
    int repetitions, Duration warmUp, int threads, long memoryBytes, Duration backendLimit) {
  public BenchSettings {
    if (repetitions < 1) {
      throw new IllegalArgumentException("repetitions: " + repetitions + ", expected at least 1");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + ", expected at least 1");
    }
  }
}
