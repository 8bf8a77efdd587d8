package org.secateur.experiments.ticket;

import org.secateur.experiments.batch.SampleStream;

/**
 * A random network drawn from one stream, matrix by matrix and row by row, as numpy's {@code
 * RandomState(seed).uniform(low, high, shape)} draws it. What the gadget cannot keep is drawn and
 * forgotten; the matrices of the even layers are held as floats, which they are.
 */
final class SequentialLayers implements RandomLayers {
  private final double[][] incoming;
  private final float[][] outgoing;
  private final GadgetShape shape;

  SequentialLayers(GadgetShape shape, Law law, SampleStream stream, long seed) {
    this.shape = shape;
    Draws draws = Draws.of(law, stream, seed);
    double step = Rounding.step(law);
    int depth = shape.target().depth();
    incoming = new double[depth][];
    outgoing = new float[depth][];
    for (int l = 0; l < depth; l++) {
      int width = shape.width(l);
      int columns = shape.target().columns(l);
      incoming[l] = new double[width];
      for (int j = 0; j < width; j++) {
        for (int c = 0; c < columns; c++) {
          double value = draws.next();
          if (c == shape.inputOf(j)) {
            incoming[l][j] = Rounding.nearest(value, step);
          }
        }
      }
      outgoing[l] = new float[Math.multiplyExact(width, shape.target().rows(l))];
      for (int i = 0; i < outgoing[l].length; i++) {
        outgoing[l][i] = (float) Rounding.nearest(draws.next(), step);
      }
    }
  }

  @Override
  public double[] incoming(int layer) {
    return incoming[layer];
  }

  @Override
  public double[] outgoing(int layer, int row) {
    int width = shape.width(layer);
    double[] values = new double[width];
    for (int j = 0; j < width; j++) {
      values[j] = outgoing[layer][row * width + j];
    }
    return values;
  }
}
