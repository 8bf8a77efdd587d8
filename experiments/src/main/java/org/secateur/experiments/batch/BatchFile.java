package org.secateur.experiments.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.secateur.instances.npz.NpzWriter;
import org.secateur.model.RationalMatrix;

/**
 * The NPZ file of a batch: for each layer {@code NAME.mask} (int32), {@code NAME.error} (float64)
 * and {@code NAME.samples} (float64, rows × n), so that anybody can add the masks up again. For
 * pareto, mask and error have a last axis of n + 1 sizes.
 */
public final class BatchFile {
  private BatchFile() {}

  public static void write(BatchProblem problem, BatchResult result, OutputStream out)
      throws IOException {
    try (NpzWriter npz = new NpzWriter(out)) {
      for (int l = 0; l < result.layers().size(); l++) {
        LayerAnswers answers = result.layers().get(l);
        int[] shape = shape(problem, answers);
        npz.writeInts(answers.name() + ".mask", shape, answers.masks());
        npz.writeDoubles(answers.name() + ".error", shape, answers.errors());
        int n = problem.sampleCount();
        npz.writeDoubles(
            answers.name() + ".samples",
            new int[] {answers.rows(), n},
            samples(problem.layers().get(l).samples(), n));
      }
    }
  }

  private static int[] shape(BatchProblem problem, LayerAnswers answers) {
    List<Integer> shape = new ArrayList<>(List.of(answers.rows(), answers.columns()));
    if (problem.masksPerWeight() > 1) {
      shape.add(problem.masksPerWeight());
    }
    return shape.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The samples as the doubles they were drawn or read as. */
  private static double[] samples(List<RationalMatrix> vectors, int n) {
    double[] samples = new double[vectors.size() * n];
    for (int r = 0; r < vectors.size(); r++) {
      for (int i = 0; i < n; i++) {
        samples[r * n + i] = vectors.get(r).get(i, 0).doubleValue();
      }
    }
    return samples;
  }
}
