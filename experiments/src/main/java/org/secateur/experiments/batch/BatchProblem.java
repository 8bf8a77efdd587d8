package org.secateur.experiments.batch;

import java.util.List;
import java.util.Optional;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.solver.mitm.RowSolver;

/**
 * Weights of whole layers, each to be written as a subset sum of the samples of its row.
 *
 * @param layers at least one, all with vectors of one length
 * @param objective min-error, min-size or pareto
 * @param tolerance allowed absolute error; needed by min-size
 */
public record BatchProblem(
    List<BatchLayer> layers, Objective objective, Optional<Rational> tolerance) {
  public BatchProblem {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("layers: none, expected at least one");
    }
    switch (objective) {
      case MIN_ERROR, PARETO -> {}
      case MIN_SIZE -> {
        if (tolerance.isEmpty()) {
          throw new IllegalArgumentException("tolerance: missing, required by min-size");
        }
      }
      case DECIDE, COUNT, COVER, IS_COVER ->
          throw new IllegalArgumentException(
              "objective: " + objective.label() + ", expected min-error, min-size or pareto");
    }
    int n = layers.get(0).samples().get(0).rows();
    if (n > RowSolver.MAX_SAMPLES) {
      throw new IllegalArgumentException(
          "samples: "
              + n
              + " for each row, expected at most "
              + RowSolver.MAX_SAMPLES
              + ": one table serves a row. Maybe solve rows one by one with 'solve'.");
    }
  }

  /** The number of samples of every row. */
  public int sampleCount() {
    return layers.get(0).samples().get(0).rows();
  }

  /** Masks for each weight: one, or for pareto one for each size. */
  public int masksPerWeight() {
    return objective == Objective.PARETO ? sampleCount() + 1 : 1;
  }
}
