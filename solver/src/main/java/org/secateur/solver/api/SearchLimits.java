package org.secateur.solver.api;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run may spend.
 *
 * @param time wall clock from the call of {@code solve}; absent for no limit
 * @param nodes search states, deterministic where threads = 1; absent for no limit
 * @param memoryBytes for tables and search states, besides the fixed cost of the program
 * @param threads at least 1
 */
public record SearchLimits(
    Optional<Duration> time, OptionalLong nodes, long memoryBytes, int threads) {
  public SearchLimits {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + ", expected at least 1");
    }
    if (memoryBytes < 1) {
      throw new IllegalArgumentException("memory: " + memoryBytes + ", expected at least 1 byte");
    }
    time.ifPresent(
        t -> {
          if (t.isNegative()) {
            throw new IllegalArgumentException("time limit: " + t + ", expected ≥ 0");
          }
        });
  }

  /** No limit on time; three quarters of the heap; the given number of threads. */
  public static SearchLimits none(int threads) {
    return new SearchLimits(
        Optional.empty(), OptionalLong.empty(), Runtime.getRuntime().maxMemory() / 4 * 3, threads);
  }

  public SearchLimits withTime(Duration limit) {
    return new SearchLimits(Optional.of(limit), nodes, memoryBytes, threads);
  }

  public SearchLimits withNodes(long limit) {
    return new SearchLimits(time, OptionalLong.of(limit), memoryBytes, threads);
  }

  public SearchLimits withMemory(long bytes) {
    return new SearchLimits(time, nodes, bytes, threads);
  }
}
