package org.secateur.experiments.bench;

import java.time.Duration;
import java.util.Optional;

/**
 * One case of the benchmark.
 *
 * @param name unique among all cases
 * @param question in a few words
 * @param goal warm wall clock on two threads that was set out for; absent where none was
 * @param contest which backends are asked beside
 */
public record BenchCase(
    BenchGroup group,
    String name,
    String question,
    Optional<Duration> goal,
    Contest contest,
    Tier tier,
    BenchTask task) {

  /** Which of the chosen backends are asked. */
  public enum Contest {
    /** Every one. */
    ALL,
    /** The first one only: on instances far beyond all of them the others only cost time. */
    FIRST,
    /** None: no backend takes the question, or asking would be unfair. */
    NONE
  }

  /** In which runs the case is. */
  public enum Tier {
    QUICK_ONLY,
    BOTH,
    FULL_ONLY;

    boolean isIn(boolean quick) {
      return this == BOTH || this == (quick ? QUICK_ONLY : FULL_ONLY);
    }
  }

  /** Whether the case belongs to a quick, or to a full run. */
  public boolean isIn(boolean quick) {
    return tier.isIn(quick);
  }
}
