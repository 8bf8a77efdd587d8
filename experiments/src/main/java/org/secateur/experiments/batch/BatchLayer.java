package org.secateur.experiments.batch;

import java.util.List;
import org.secateur.model.RationalMatrix;

/**
 * A matrix of target weights with one vector of samples for each of its rows.
 *
 * @param name of the array
 * @param targets rows × columns
 * @param samples by row, each n × 1
 */
public record BatchLayer(String name, RationalMatrix targets, List<RationalMatrix> samples) {
  public BatchLayer {
    samples = List.copyOf(samples);
    if (samples.size() != targets.rows()) {
      throw new IllegalArgumentException(
          "layer "
              + name
              + ": "
              + samples.size()
              + " vectors of samples, expected one for each of "
              + targets.rows()
              + " rows");
    }
  }
}
