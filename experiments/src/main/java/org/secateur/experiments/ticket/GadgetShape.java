package org.secateur.experiments.ticket;

/**
 * The widths of the random network of the two-layer gadget.
 *
 * @param samples n: layer 2i + 1 has 2n neurons for each input of the target's layer i
 */
record GadgetShape(TicketTarget target, int samples) {
  /** The number of neurons of layer 2i + 1. */
  int width(int layer) {
    return Math.multiplyExact(2 * samples, target.columns(layer));
  }

  /** The input that a neuron is for; the number of inputs stands for the constant one. */
  int inputOf(int neuron) {
    return neuron / (2 * samples);
  }

  /** The number of all weights of the random network, those from the constant inputs included. */
  long size() {
    long size = 0;
    for (int l = 0; l < target.depth(); l++) {
      size += (long) width(l) * (target.columns(l) + target.rows(l));
    }
    return size;
  }
}
