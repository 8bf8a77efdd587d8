package org.secateur.instances.families;

import java.util.List;

/**
 * The sizes of a network.
 *
 * @param n hidden neurons
 * @param d inputs
 * @param m outputs
 */
record NetworkShape(int n, int d, int m) {
  static final int MAX_NEURONS = 10_000_000;
  static final int MAX_INPUTS = 1_000;
  static final int MAX_OUTPUTS = 1_000;

  /** Of both layers together: 160 MB of longs, and a file of some 500 MB. */
  static final int MAX_WEIGHTS = 20_000_000;

  /** The grid of the weights: a double has 53 bits, and sums of products stay in a long. */
  static final int MAX_BITS = NormalCells.MAX_BITS;

  static List<FamilyOption> options(String neurons) {
    return List.of(
        FamilyOption.integer("n", "number of hidden neurons", 1, MAX_NEURONS, neurons),
        FamilyOption.integer("d", "number of inputs", 1, MAX_INPUTS, "2"),
        FamilyOption.integer("m", "number of outputs", 1, MAX_OUTPUTS, "1"));
  }

  static FamilyOption bitsOption() {
    return FamilyOption.integer("bits", "weights are multiples of 2^-bits", 1, MAX_BITS, "10");
  }

  static NetworkShape of(OptionValues values) {
    NetworkShape shape =
        new NetworkShape(
            values.integer("n", 1, MAX_NEURONS),
            values.integer("d", 1, MAX_INPUTS),
            values.integer("m", 1, MAX_OUTPUTS));
    int most = MAX_WEIGHTS / (shape.d + shape.m);
    if (shape.n > most) {
      throw values.bad("n", "at most " + most + ", so that there are at most 2e7 weights");
    }
    return shape;
  }

  NetworkShape withNeurons(int count) {
    return new NetworkShape(count, d, m);
  }

  /** The number of weights. */
  int weights() {
    return n * (d + m);
  }
}
