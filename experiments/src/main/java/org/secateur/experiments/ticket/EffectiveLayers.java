package org.secateur.experiments.ticket;

/**
 * Target or ticket in doubles as layers of weights that depend on the signs of the inputs, with the
 * linear map at an input. For searching, not for claims.
 */
final class EffectiveLayers {
  private final LayerArrays[] layers;
  private final boolean ofTicket;

  EffectiveLayers(Ticket ticket, boolean ofTicket) {
    this.ofTicket = ofTicket;
    layers = new LayerArrays[ticket.layers().size()];
    for (int l = 0; l < layers.length; l++) {
      layers[l] = new LayerArrays(ticket, l);
    }
  }

  private double weight(int layer, int row, int column, double input) {
    return ofTicket
        ? layers[layer].value(row, column, input < 0)
        : layers[layer].weight(row, column);
  }

  /** The sums of every layer for an input; the last are the outputs. */
  double[][] sums(double[] input) {
    double[][] sums = new double[layers.length][];
    double[] values = input;
    for (int l = 0; l < layers.length; l++) {
      LayerArrays layer = layers[l];
      sums[l] = new double[layer.rows()];
      double[] rectified = new double[layer.rows()];
      for (int r = 0; r < layer.rows(); r++) {
        double sum = layer.hasBias() ? weight(l, r, layer.inputs(), 1) : 0;
        for (int c = 0; c < values.length; c++) {
          sum += weight(l, r, c, values[c]) * values[c];
        }
        sums[l][r] = sum;
        rectified[r] = Math.max(0, sum);
      }
      values = rectified;
    }
    return sums;
  }

  /** The gradient of one output at an input with the given sums. */
  double[] gradient(double[] input, double[][] sums, int output) {
    double[] back = new double[sums[sums.length - 1].length];
    back[output] = 1;
    for (int l = layers.length - 1; l >= 0; l--) {
      int inputs = layers[l].inputs();
      double[] below = new double[inputs];
      for (int r = 0; r < back.length; r++) {
        for (int c = 0; back[r] != 0 && c < inputs; c++) {
          double x = l == 0 ? input[c] : sums[l - 1][c];
          below[c] += back[r] * weight(l, r, c, l == 0 ? x : 1);
        }
      }
      for (int c = 0; l > 0 && c < inputs; c++) {
        below[c] = sums[l - 1][c] > 0 ? below[c] : 0;
      }
      back = below;
    }
    return back;
  }
}
