package org.secateur.instances.onnx;

import java.util.Arrays;
import java.util.Optional;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.npz.NpyArray;

/** A layer while the nodes that make it up are read. */
final class OpenLayer {
  /** Above it the rounding error of a product is no less than the least double. */
  private static final double EXACT_PRODUCTS = 0x1p-900;

  private final String name;
  private final int outputs;
  private final int inputs;
  private final double[] weights;
  private Optional<double[]> bias = Optional.empty();
  private boolean activated;

  /**
   * @param array outputs × inputs if transposed, otherwise inputs × outputs
   */
  OpenLayer(String name, NpyArray array, boolean transposed) {
    this.name = name;
    outputs = array.shape()[transposed ? 0 : 1];
    inputs = array.shape()[transposed ? 1 : 0];
    weights = transposed ? array.values() : new double[array.values().length];
    for (int i = 0; !transposed && i < weights.length; i++) {
      weights[i] = array.values()[i % inputs * outputs + i / inputs];
    }
  }

  String name() {
    return name;
  }

  int outputs() {
    return outputs;
  }

  boolean hasBias() {
    return bias.isPresent();
  }

  boolean isActivated() {
    return activated;
  }

  void activate() {
    activated = true;
  }

  /** Multiplies the weights; false if a product is no double. */
  boolean scale(double factor) {
    return scale(weights, factor);
  }

  /**
   * Sets the bias.
   *
   * @param values one for each output, or one for all
   * @return false if a product with the factor is no double
   */
  boolean setBias(double[] values, double factor) {
    double[] whole = values.length == outputs ? values.clone() : new double[outputs];
    if (values.length != outputs) {
      Arrays.fill(whole, values[0]);
    }
    bias = Optional.of(whole);
    return scale(whole, factor);
  }

  private static boolean scale(double[] values, double factor) {
    boolean exact = true;
    for (int i = 0; i < values.length && factor != 1; i++) {
      double product = values[i] * factor;
      boolean zero = values[i] == 0 || factor == 0;
      exact &=
          zero
              || Double.isFinite(product)
                  && Math.abs(product) >= EXACT_PRODUCTS
                  && Math.fma(values[i], factor, -product) == 0;
      values[i] = product;
    }
    return exact;
  }

  DenseLayer close() {
    return new DenseLayer(name, outputs, inputs, weights, bias);
  }
}
