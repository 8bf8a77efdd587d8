package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secateur.model.Activation;
import org.secateur.model.Network;
import org.secateur.model.RationalMatrix;

/**
 * The difference of two networks, scaled to integers: for each output r the function D_r = act(G_r)
 * − act(F_r), where the features G_r and F_r are sums over the common hidden neurons w of an
 * integer weight times relu(w · x), all over one denominator.
 *
 * <p>Neurons of one direction are merged, those without weight are left out. Where both activations
 * are the identity, the features are the differences D_r themselves, so that equal parts of the two
 * networks cancel.
 */
public final class Difference {
  /**
   * A hidden neuron.
   *
   * @param direction w, with coprime entries
   * @param weights for each feature
   */
  public record Neuron(IntegerVector direction, BigInteger[] weights) {}

  private final int inputs;
  private final int outputs;
  private final boolean merged;
  private final boolean reluFirst;
  private final boolean reluSecond;
  private final BigInteger denominator;
  private final List<Neuron> neurons;

  public Difference(Network first, Network second) {
    inputs = first.inputs();
    outputs = first.outputs();
    reluFirst = first.outputActivation() == Activation.RELU;
    reluSecond = second.outputActivation() == Activation.RELU;
    merged = !reluFirst && !reluSecond;
    BigInteger one = denominator(first);
    BigInteger other = denominator(second);
    denominator = one.divide(one.gcd(other)).multiply(other);
    Map<IntegerVector, BigInteger[]> weights = new LinkedHashMap<>();
    collect(first, denominator.divide(one), 0, weights);
    BigInteger factor = denominator.divide(other);
    collect(second, merged ? factor.negate() : factor, merged ? 0 : outputs, weights);
    neurons = new ArrayList<>();
    weights.forEach(
        (direction, each) -> {
          if (Arrays.stream(each).anyMatch(w -> w.signum() != 0)) {
            neurons.add(new Neuron(direction, each));
          }
        });
  }

  private static BigInteger denominator(Network network) {
    return network.hidden().denominator().multiply(network.output().denominator());
  }

  private void collect(
      Network network, BigInteger factor, int firstFeature, Map<IntegerVector, BigInteger[]> into) {
    for (int i = 0; i < network.width(); i++) {
      IntegerVector row = row(network.hidden(), i);
      if (row.isZero()) {
        continue;
      }
      BigInteger content = row.content();
      BigInteger[] weights =
          into.computeIfAbsent(row.dividedBy(content), w -> zeros(featureCount()));
      for (int r = 0; r < outputs; r++) {
        BigInteger weight = network.output().numerator(r, i).multiply(content).multiply(factor);
        weights[firstFeature + r] = weights[firstFeature + r].add(weight);
      }
    }
  }

  /** A row of numerators. */
  static IntegerVector row(RationalMatrix matrix, int row) {
    BigInteger[] entries = new BigInteger[matrix.columns()];
    Arrays.setAll(entries, c -> matrix.numerator(row, c));
    return IntegerVector.of(entries);
  }

  static BigInteger[] zeros(int length) {
    BigInteger[] zeros = new BigInteger[length];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  public int inputs() {
    return inputs;
  }

  public int outputs() {
    return outputs;
  }

  public int featureCount() {
    return merged ? outputs : 2 * outputs;
  }

  /** Whether the zeros of a feature are kinks of the difference. */
  public boolean isRectified(int feature) {
    return !merged && (feature < outputs ? reluFirst : reluSecond);
  }

  public boolean hasRectified() {
    return !merged;
  }

  /** Of everything: features and differences are integers over it. */
  public BigInteger denominator() {
    return denominator;
  }

  public List<Neuron> neurons() {
    return neurons;
  }

  /** The features at an input, exact for integers. */
  public BigInteger[] features(IntegerVector input) {
    BigInteger[] features = zeros(featureCount());
    for (Neuron neuron : neurons) {
      BigInteger value = neuron.direction().dot(input);
      for (int k = 0; value.signum() > 0 && k < features.length; k++) {
        features[k] = features[k].add(neuron.weights()[k].multiply(value));
      }
    }
    return features;
  }

  /** D_r, out of the features at an input. */
  BigInteger of(int output, BigInteger[] features) {
    if (merged) {
      return features[output];
    }
    BigInteger first = features[output];
    BigInteger second = features[outputs + output];
    return (reluFirst ? first.max(BigInteger.ZERO) : first)
        .subtract(reluSecond ? second.max(BigInteger.ZERO) : second);
  }

  /** The largest |D_r|, out of the features at an input. */
  public BigInteger worst(BigInteger[] features) {
    BigInteger worst = BigInteger.ZERO;
    for (int r = 0; r < outputs; r++) {
      worst = worst.max(of(r, features).abs());
    }
    return worst;
  }
}
