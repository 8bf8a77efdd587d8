package org.secateur.experiments.bench;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The timed runs of a case, at least one. On a shared machine the wall clock measures the
 * neighbours too, so the CPU time stands beside it.
 */
public record Measurement(List<Sample> samples) {
  public Measurement {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("samples: none, expected at least one");
    }
  }

  /** Seconds: least, median and greatest of the runs. The median of an even number is the lower. */
  public record Spread(double least, double median, double greatest) {}

  public Spread wall() {
    return spread(Sample::wallNanos);
  }

  public Spread cpu() {
    return spread(Sample::cpuNanos);
  }

  private Spread spread(ToLongFunction<Sample> nanos) {
    double[] sorted =
        samples.stream().mapToLong(nanos).sorted().mapToDouble(t -> t / 1e9).toArray();
    return new Spread(sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
  }
}
