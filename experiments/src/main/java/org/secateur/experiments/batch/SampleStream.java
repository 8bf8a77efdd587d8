package org.secateur.experiments.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.secateur.instances.random.NumpyLegacyStream;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.RationalMatrix;

/** Where drawn samples come from. */
public enum SampleStream {
  /** {@code numpy.random.RandomState(seed).uniform(low, high)}, in order. */
  NUMPY_LEGACY("numpy-legacy"),
  /** This program's own stream, scaled to the range as numpy scales its. */
  PINNED("pinned");

  private final String label;

  SampleStream(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** A source of doubles in [low, high). */
  @FunctionalInterface
  private interface Uniform {
    double next();
  }

  /**
   * Vectors of n uniform doubles, one for each row of each layer, in the order of the layers and
   * their rows.
   *
   * @param rows of each layer
   * @return for each layer its vectors, n × 1 each, exact
   */
  public List<List<RationalMatrix>> draw(
      List<Integer> rows, int n, double low, double high, long seed) {
    Uniform uniform =
        switch (this) {
          case NUMPY_LEGACY -> {
            NumpyLegacyStream stream = new NumpyLegacyStream(seed);
            yield () -> stream.uniform(low, high);
          }
          case PINNED -> {
            PinnedStream stream = new PinnedStream(seed);
            yield () -> low + (high - low) * stream.nextOpenDouble();
          }
        };
    List<List<RationalMatrix>> layers = new ArrayList<>();
    for (int count : rows) {
      List<RationalMatrix> vectors = new ArrayList<>();
      for (int r = 0; r < count; r++) {
        double[] vector = IntStream.range(0, n).mapToDouble(i -> uniform.next()).toArray();
        vectors.add(RationalMatrix.ofDoubles(n, 1, vector));
      }
      layers.add(vectors);
    }
    return layers;
  }
}
