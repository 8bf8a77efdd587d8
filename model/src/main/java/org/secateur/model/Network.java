package org.secateur.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A network with one hidden layer of ReLU neurons and no biases: x ↦ act(V · relu(W x)).
 *
 * @param hidden W, n × d: one row for each hidden neuron; d ≥ 1
 * @param output V, m × n: one row for each output; m ≥ 1
 */
public record Network(RationalMatrix hidden, RationalMatrix output, Activation outputActivation) {
  public Network {
    Objects.requireNonNull(outputActivation, "outputActivation");
    if (hidden.columns() < 1 || output.rows() < 1) {
      throw new IllegalArgumentException(
          "a network of " + hidden.columns() + " inputs and " + output.rows() + " outputs");
    }
    if (output.columns() != hidden.rows()) {
      throw new IllegalArgumentException(
          "output: rows of length "
              + output.columns()
              + ", expected one weight for each of the "
              + hidden.rows()
              + " hidden neurons");
    }
  }

  /** n, the number of hidden neurons. */
  public int width() {
    return hidden.rows();
  }

  /** d, the number of inputs. */
  public int inputs() {
    return hidden.columns();
  }

  /** m, the number of outputs. */
  public int outputs() {
    return output.rows();
  }

  /** The number of weights of both layers, zeros included: n d + m n. */
  public int weightCount() {
    return Math.addExact(
        Math.multiplyExact(width(), inputs()), Math.multiplyExact(outputs(), width()));
  }

  /**
   * The network of the kept neurons alone.
   *
   * @param mask of length n
   */
  public Network keeping(Mask mask) {
    List<List<Rational>> kept = Arrays.stream(mask.kept()).mapToObj(hidden::row).toList();
    List<List<Rational>> above = new ArrayList<>();
    for (int r = 0; r < outputs(); r++) {
      int row = r;
      above.add(Arrays.stream(mask.kept()).mapToObj(i -> output.get(row, i)).toList());
    }
    return new Network(
        RationalMatrix.of(kept, inputs()), RationalMatrix.of(above, kept.size()), outputActivation);
  }

  /** The outputs for one input: the definition, in rational arithmetic. */
  public List<Rational> apply(List<Rational> input) {
    Rational[] outputs = new Rational[outputs()];
    Arrays.fill(outputs, Rational.ZERO);
    for (int i = 0; i < width(); i++) {
      Rational sum = Rational.ZERO;
      for (int j = 0; j < inputs(); j++) {
        sum = sum.add(hidden.get(i, j).multiply(input.get(j)));
      }
      for (int r = 0; sum.signum() > 0 && r < outputs.length; r++) {
        outputs[r] = outputs[r].add(output.get(r, i).multiply(sum));
      }
    }
    return Arrays.stream(outputs).map(outputActivation::of).toList();
  }
}
