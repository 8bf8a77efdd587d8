package org.secateur.model;

import java.math.BigInteger;
import java.util.BitSet;

/**
 * Which weights of a network are kept, seen as two matrices. As a {@link Mask} it is the hidden
 * matrix row by row, then the output matrix row by row.
 *
 * <p>In the canonical form a hidden weight is kept only where some output weight of its neuron is,
 * and an output weight only where some hidden weight of its neuron is: all others have no influence
 * on the outputs, whatever the weights, and do not count in the size.
 *
 * @param mask of length n d + m n
 * @param width n, the number of hidden neurons
 * @param inputs d
 * @param outputs m
 */
public record WeightMask(Mask mask, int width, int inputs, int outputs) {
  public WeightMask {
    if (mask.length() != width * inputs + outputs * width) {
      throw new IllegalArgumentException(
          "mask of " + mask.length() + " weights, expected n d + m n");
    }
  }

  /** All weights of the kept neurons. */
  public static WeightMask ofNeurons(Mask neurons, int inputs, int outputs) {
    int n = neurons.length();
    BitSet kept = new BitSet();
    for (int i : neurons.kept()) {
      kept.set(i * inputs, (i + 1) * inputs);
      for (int r = 0; r < outputs; r++) {
        kept.set(n * inputs + r * n + i);
      }
    }
    return new WeightMask(mask(n * inputs + outputs * n, kept), n, inputs, outputs);
  }

  private static Mask mask(int length, BitSet kept) {
    return Mask.ofKept(length, kept.stream().toArray());
  }

  public boolean keepsHidden(int neuron, int input) {
    return mask.keeps(neuron * inputs + input);
  }

  public boolean keepsOutput(int output, int neuron) {
    return mask.keeps(width * inputs + output * width + neuron);
  }

  /** The number of weights kept that matter. */
  public int size() {
    return canonical().mask.size();
  }

  /** The mask of the weights kept that matter; it prunes to the same function. */
  public WeightMask canonical() {
    BitSet kept = new BitSet();
    for (int i = 0; i < width; i++) {
      if (reads(i) && isRead(i)) {
        for (int j = 0; j < inputs; j++) {
          kept.set(i * inputs + j, keepsHidden(i, j));
        }
        for (int r = 0; r < outputs; r++) {
          kept.set(width * inputs + r * width + i, keepsOutput(r, i));
        }
      }
    }
    return new WeightMask(mask(mask.length(), kept), width, inputs, outputs);
  }

  private boolean reads(int neuron) {
    for (int j = 0; j < inputs; j++) {
      if (keepsHidden(neuron, j)) {
        return true;
      }
    }
    return false;
  }

  private boolean isRead(int neuron) {
    for (int r = 0; r < outputs; r++) {
      if (keepsOutput(r, neuron)) {
        return true;
      }
    }
    return false;
  }

  /** The network with 0 in place of every weight that is dropped. */
  public Network prune(Network network) {
    BigInteger[] hidden = new BigInteger[width * inputs];
    for (int at = 0; at < hidden.length; at++) {
      hidden[at] =
          mask.keeps(at) ? network.hidden().numerator(at / inputs, at % inputs) : BigInteger.ZERO;
    }
    BigInteger[] output = new BigInteger[outputs * width];
    for (int at = 0; at < output.length; at++) {
      output[at] =
          mask.keeps(hidden.length + at)
              ? network.output().numerator(at / width, at % width)
              : BigInteger.ZERO;
    }
    return new Network(
        RationalMatrix.ofNumerators(width, inputs, network.hidden().denominator(), hidden),
        RationalMatrix.ofNumerators(outputs, width, network.output().denominator(), output),
        network.outputActivation());
  }
}
