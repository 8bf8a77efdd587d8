package org.secateur.instances.families;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Mask;
import org.secateur.model.WeightMask;

/**
 * A planted subnetwork.
 *
 * @param mask as in the instance: of neurons or of weights
 * @param weights the same as a mask of weights in canonical form
 */
record Ticket(Mask mask, WeightMask weights) {
  static Ticket ofNeurons(Mask neurons, NetworkShape shape) {
    return new Ticket(neurons, WeightMask.ofNeurons(neurons, shape.d(), shape.m()));
  }

  /** What matters of a mask of weights. */
  static Ticket ofCanonicalWeights(Mask mask, NetworkShape shape) {
    WeightMask canonical = new WeightMask(mask, shape.n(), shape.d(), shape.m()).canonical();
    return new Ticket(canonical.mask(), canonical);
  }

  /** A random nonempty set of the incoming and of the outgoing weights of each neuron. */
  static Ticket ofWeights(Mask neurons, NetworkShape shape, PinnedStream choices) {
    BitSet kept = new BitSet();
    for (int i : neurons.kept()) {
      BigInteger incoming = pattern(shape.d(), choices);
      for (int j = 0; j < shape.d(); j++) {
        kept.set(i * shape.d() + j, incoming.testBit(j));
      }
      BigInteger outgoing = pattern(shape.m(), choices);
      for (int r = 0; r < shape.m(); r++) {
        kept.set(shape.n() * (shape.d() + r) + i, outgoing.testBit(r));
      }
    }
    return ofCanonicalWeights(Mask.ofKept(shape.weights(), kept.stream().toArray()), shape);
  }

  private static BigInteger pattern(int length, PinnedStream choices) {
    BigInteger all = BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE);
    return choices.nextInteger(BigInteger.ONE, all);
  }

  /** The neurons that matter, ascending. */
  int[] neurons() {
    return IntStream.range(0, weights.width()).filter(this::reads).toArray();
  }

  /** In the canonical form a neuron that reads is read. */
  private boolean reads(int neuron) {
    return IntStream.range(0, weights.inputs()).anyMatch(j -> weights.keepsHidden(neuron, j));
  }
}
