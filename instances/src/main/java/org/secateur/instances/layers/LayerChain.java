package org.secateur.instances.layers;

import java.util.List;

/**
 * A network of dense layers in a row: a ReLU after each but the last, whose outputs are taken as
 * they are.
 *
 * @param layers from the inputs to the outputs, at least one
 */
public record LayerChain(List<DenseLayer> layers) {
  private static final double[] NONE = {};

  public LayerChain {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("layers: none, expected at least one");
    }
    for (int i = 1; i < layers.size(); i++) {
      if (layers.get(i).inputs() != layers.get(i - 1).outputs()) {
        throw new IllegalArgumentException(
            layers.get(i) + ", expected " + layers.get(i - 1).outputs() + " inputs");
      }
    }
  }

  public int inputs() {
    return layers.get(0).inputs();
  }

  public int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  /** Whether every weight and bias is exactly a float of 32 bits. */
  public boolean isSinglePrecision() {
    return layers.stream()
        .allMatch(layer -> areFloats(layer.weights()) && areFloats(layer.bias().orElse(NONE)));
  }

  private static boolean areFloats(double[] values) {
    for (double value : values) {
      if ((float) value != value) {
        return false;
      }
    }
    return true;
  }
}
