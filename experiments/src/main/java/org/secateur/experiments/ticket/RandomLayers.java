package org.secateur.experiments.ticket;

/**
 * The weights of a random network of 2ℓ layers that the two-layer gadget may keep. Of its odd
 * layers only one weight of each neuron is ever kept, so only that one is known here.
 *
 * <p>All calls are safe from several threads.
 */
interface RandomLayers {
  /**
   * For each neuron of layer 2i + 1 its weight from input ⌊neuron / 2n⌋; shared, not to be changed.
   *
   * @param layer i, of the target
   */
  double[] incoming(int layer);

  /** One row of layer 2i + 2: its weights from all neurons; shared, not to be changed. */
  double[] outgoing(int layer, int row);
}
