package org.secateur.experiments.ticket;

import java.util.Arrays;
import org.secateur.experiments.batch.SampleStream;
import org.secateur.instances.random.PinnedStream;

/**
 * A random network that is never held as a whole: every row of every matrix has a stream of its
 * own, the pinned stream of seed k + row, where k is the matrix's number in the pinned stream of
 * the network's seed. A row is drawn when it is asked for.
 */
final class KeyedLayers implements RandomLayers {
  private final GadgetShape shape;
  private final Law law;
  private final double step;
  private final long[] keys;
  private final double[][] incoming;

  KeyedLayers(GadgetShape shape, Law law, long seed) {
    this.shape = shape;
    this.law = law;
    this.step = Rounding.step(law);
    PinnedStream stream = new PinnedStream(seed);
    int depth = shape.target().depth();
    keys = new long[2 * depth];
    Arrays.setAll(keys, i -> stream.nextLong());
    incoming = new double[depth][];
    for (int l = 0; l < depth; l++) {
      int layer = l;
      incoming[l] = new double[shape.width(l)];
      // The row of a neuron is drawn up to the one weight that may be kept.
      Arrays.setAll(incoming[l], j -> drawn(2 * layer, j, shape.inputOf(j) + 1)[shape.inputOf(j)]);
    }
  }

  private double[] drawn(int matrix, int row, int count) {
    Draws draws = Draws.of(law, SampleStream.PINNED, keys[matrix] + row);
    double[] values = new double[count];
    Arrays.setAll(values, i -> Rounding.nearest(draws.next(), step));
    return values;
  }

  @Override
  public double[] incoming(int layer) {
    return incoming[layer];
  }

  @Override
  public double[] outgoing(int layer, int row) {
    return drawn(2 * layer + 1, row, shape.width(layer));
  }
}
