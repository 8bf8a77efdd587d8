package org.secateur.experiments.batch;

import java.time.Duration;
import java.util.List;
import org.secateur.model.Rational;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.mitm.RowSolver;

/**
 * The outcome of a batch. Every mask in it is proved optimal for its weight; a batch that was
 * stopped lacks whole rows.
 */
public record BatchResult(
    List<LayerAnswers> layers, StopReason stopReason, int threads, Duration elapsed) {
  public BatchResult {
    layers = List.copyOf(layers);
  }

  /** Optimal if every weight has its mask, infeasible if all are settled and some have none. */
  public Status status() {
    if (stopReason != StopReason.COMPLETED) {
      boolean any = layers.stream().anyMatch(l -> l.solvedRows() > 0);
      return any ? Status.FEASIBLE : Status.UNKNOWN;
    }
    boolean all = layers.stream().allMatch(l -> l.missing(RowSolver.NONE) == 0);
    return all ? Status.OPTIMAL : Status.INFEASIBLE;
  }

  /** How many masks have each size 0 … n. */
  public long[] sizes(int n) {
    long[] total = new long[n + 1];
    for (LayerAnswers layer : layers) {
      long[] sizes = layer.sizes(n);
      for (int k = 0; k <= n; k++) {
        total[k] += sizes[k];
      }
    }
    return total;
  }

  /** The number of coefficients kept by all masks together. */
  public long kept(int n) {
    long[] sizes = sizes(n);
    long kept = 0;
    for (int k = 0; k <= n; k++) {
      kept += k * sizes[k];
    }
    return kept;
  }

  public long missing(int reason) {
    return layers.stream().mapToLong(l -> l.missing(reason)).sum();
  }

  public Rational largestError() {
    return layers.stream()
        .map(LayerAnswers::largestError)
        .reduce(Rational.ZERO, (a, b) -> a.max(b));
  }
}
