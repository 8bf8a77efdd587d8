package org.secateur.solver.reduction;

import org.secateur.model.WeightMask;

/**
 * A way to keep a hidden neuron.
 *
 * @param neuron its index
 * @param inputs bit j is set if its weight from input j is kept; {@link #ALL} for a whole neuron
 * @param outputs bit r is set if its weight to output r is kept; {@link #ALL} for a whole neuron
 */
record NetworkOption(int neuron, int inputs, int outputs) {
  /** All weights, however many. */
  static final int ALL = -1;

  static NetworkOption whole(int neuron) {
    return new NetworkOption(neuron, ALL, ALL);
  }

  /** How a mask of weights keeps a neuron. */
  static NetworkOption of(WeightMask mask, int neuron) {
    int inputs = 0;
    for (int j = 0; j < mask.inputs(); j++) {
      inputs |= mask.keepsHidden(neuron, j) ? 1 << j : 0;
    }
    int outputs = 0;
    for (int r = 0; r < mask.outputs(); r++) {
      outputs |= mask.keepsOutput(r, neuron) ? 1 << r : 0;
    }
    return new NetworkOption(neuron, inputs, outputs);
  }

  boolean keepsInput(int input) {
    return inputs == ALL || (inputs >> input & 1) != 0;
  }

  boolean keepsOutput(int output) {
    return outputs == ALL || (outputs >> output & 1) != 0;
  }

  /** The number of kept weights, of a neuron that is not whole. */
  int weights() {
    return Integer.bitCount(inputs) + Integer.bitCount(outputs);
  }
}
