package org.secateur.instances.layers;

import java.util.Arrays;
import java.util.Optional;

/**
 * A layer x ↦ W x + b of a trained network; its numbers are IEEE doubles and therefore exact.
 *
 * <p>Large arrays are shared rather than copied: the constructor keeps the arrays it is given and
 * the accessors return them. Neither side may change them afterwards.
 *
 * @param name of the weights in the file
 * @param weights W, outputs × inputs, row major
 * @param bias b, one for each output; absent where the layer has none
 */
public record DenseLayer(
    String name, int outputs, int inputs, double[] weights, Optional<double[]> bias) {
  public DenseLayer {
    if (outputs < 1 || inputs < 1 || Math.multiplyExact(outputs, inputs) != weights.length) {
      throw new IllegalArgumentException(
          "layer " + name + ": " + weights.length + " weights, not " + outputs + " x " + inputs);
    }
    if (bias.isPresent() && bias.get().length != outputs) {
      throw new IllegalArgumentException(
          "layer " + name + ": bias of length " + bias.get().length + ", expected " + outputs);
    }
  }

  /** The weight from an input to an output. */
  public double weight(int output, int input) {
    return weights[output * inputs + input];
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof DenseLayer other
        && name.equals(other.name)
        && outputs == other.outputs
        && inputs == other.inputs
        && Arrays.equals(weights, other.weights)
        && Arrays.equals(bias.orElse(null), other.bias.orElse(null));
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return name + ", " + outputs + " x " + inputs + (bias.isPresent() ? " with bias" : "");
  }
}
