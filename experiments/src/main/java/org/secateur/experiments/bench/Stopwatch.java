package org.secateur.experiments.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.StopReason;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** Runs a task warm and several times. */
final class Stopwatch {
  /** A first run as long as this is warm for most of its time and counts. */
  private static final Duration LONG = Duration.ofSeconds(5);

  private static final int WARM_UP_LAPS = 5;

  /** After this much timed running a case is not repeated any more. */
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  private final BenchSettings settings;
  private final SearchListener listener;

  Stopwatch(BenchSettings settings, SearchListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * All runs of a task.
   *
   * @param measurement absent where a run did not come to its end
   * @param last outcome
   */
  record Timed(Optional<Measurement> measurement, BenchTask.Outcome last) {}

  /** One run with what it cost. */
  private record Lap(Sample sample, BenchTask.Outcome outcome) {
    boolean complete() {
      return outcome.stopReason() == StopReason.COMPLETED;
    }
  }

  Timed time(BenchTask task) throws BackendException {
    // The tables of the case before must not be collected on this one's time.
    System.gc();
    Lap lap = lap(task);
    List<Sample> samples = new ArrayList<>();
    if (lap.sample.wallNanos() >= LONG.toNanos()) {
      samples.add(lap.sample);
    } else {
      long warm = lap.sample.wallNanos();
      int laps = 1;
      while (lap.complete() && !isWarm(warm, laps)) {
        lap = lap(task);
        warm += lap.sample.wallNanos();
        laps++;
      }
    }
    long spent = samples.stream().mapToLong(Sample::wallNanos).sum();
    while (lap.complete() && samples.size() < settings.repetitions() && spent < ENOUGH.toNanos()) {
      lap = lap(task);
      samples.add(lap.sample);
      spent += lap.sample.wallNanos();
    }
    if (!lap.complete()) {
      return new Timed(Optional.empty(), lap.outcome);
    }
    return new Timed(Optional.of(new Measurement(samples)), lap.outcome);
  }

  /** A loaded machine compiles late, so time alone does not tell. */
  private boolean isWarm(long nanos, int laps) {
    return nanos >= settings.warmUp().toNanos()
        && (laps >= WARM_UP_LAPS || nanos >= LONG.toNanos() || settings.warmUp().isZero());
  }

  private Lap lap(BenchTask task) throws BackendException {
    SearchLimits limits = SearchLimits.none(settings.threads()).withMemory(settings.memoryBytes());
    long cpu = cpuNanos();
    long start = System.nanoTime();
    BenchTask.Outcome outcome = task.run(limits, listener);
    long wall = System.nanoTime() - start;
    return new Lap(new Sample(wall, cpu < 0 ? -1 : cpuNanos() - cpu), outcome);
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : -1;
  }
}
