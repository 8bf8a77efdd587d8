package org.secateur.instances.families;

import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Activation;
import org.secateur.model.Network;

/**
 * The weights of a network in cells of a dyadic grid; not copied.
 *
 * @param hidden n × d, row major
 * @param output m × n, row major
 */
record NetworkCells(NetworkShape shape, long[] hidden, long[] output) {
  /** All weights 0. */
  static NetworkCells zero(NetworkShape shape) {
    return new NetworkCells(
        shape, new long[shape.n() * shape.d()], new long[shape.m() * shape.n()]);
  }

  /**
   * Random neurons, drawn one after the other with all their weights: of two networks that differ
   * in their width alone the smaller is the beginning of the larger.
   */
  static NetworkCells random(NetworkShape shape, NeuronSource source, PinnedStream stream) {
    NetworkCells cells = zero(shape);
    long[] row = new long[shape.d()];
    for (int i = 0; i < shape.n(); i++) {
      source.incoming(stream, row);
      cells.setIncoming(i, row);
      cells.drawOutgoing(i, source, stream);
    }
    return cells;
  }

  void setIncoming(int neuron, long[] row) {
    System.arraycopy(row, 0, hidden, neuron * shape.d(), shape.d());
  }

  void drawOutgoing(int neuron, NeuronSource source, PinnedStream stream) {
    for (int r = 0; r < shape.m(); r++) {
      setOutgoing(r, neuron, source.outgoing(stream));
    }
  }

  void setOutgoing(int output, int neuron, long weight) {
    this.output[output * shape.n() + neuron] = weight;
  }

  Network network(DyadicGrid grid, Activation activation) {
    return new Network(
        grid.matrix(shape.n(), shape.d(), hidden),
        grid.matrix(shape.m(), shape.n(), output),
        activation);
  }
}
