package org.secateur.checker.tree;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Integers;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.verdict.Rejection;

/**
 * The ways to keep a neuron. By neurons: option i keeps neuron i, at cost 1. By weights: for each
 * nonempty set P of incoming and each nonempty set Q of outgoing weights one option, at cost |P| +
 * |Q|; its number is i · each + (P − 1)(2^m − 1) + Q − 1 with P and Q as bits, bit 0 for the first
 * weight. A mask is a choice of at most one option of each neuron, and its size is their cost.
 *
 * @param inputSets how many sets P there are; 1 by neurons
 * @param outputSets how many sets Q there are; 1 by neurons
 */
public record Options(Network network, boolean byWeights, int inputSets, int outputSets) {
  /** A row of so many coefficients takes some 200 MB. */
  static final int MAX = 1 << 22;

  public static Options of(NetworkProblem problem, int line) throws Rejection {
    Network network = problem.network();
    BigInteger one = BigInteger.ONE;
    BigInteger in = problem.byWeights() ? one.shiftLeft(network.inputs()).subtract(one) : one;
    BigInteger out = problem.byWeights() ? one.shiftLeft(network.outputs()).subtract(one) : one;
    BigInteger all = in.multiply(out).multiply(BigInteger.valueOf(network.width()));
    if (all.compareTo(BigInteger.valueOf(MAX)) > 0) {
      throw Rejection.unsupported(line, "%s ways to keep a neuron, the limit is %s", all, MAX);
    }
    return new Options(network, problem.byWeights(), in.intValueExact(), out.intValueExact());
  }

  /** The number of options of each neuron. */
  public int each() {
    return inputSets * outputSets;
  }

  public int groups() {
    return network.width();
  }

  public int count() {
    return each() * network.width();
  }

  public int group(int option) {
    return option / each();
  }

  /** P; without meaning by neurons. */
  private int inputs(int option) {
    return option % each() / outputSets + 1;
  }

  /** Q; without meaning by neurons. */
  private int outputs(int option) {
    return option % outputSets + 1;
  }

  public int cost(int option) {
    return byWeights ? Integer.bitCount(inputs(option)) + Integer.bitCount(outputs(option)) : 1;
  }

  /** What the dearest options cost. */
  public int greatestCost() {
    return byWeights ? network.inputs() + network.outputs() : 1;
  }

  /** What the dearest options of all neurons cost together, of those that are counted. */
  int dearest(IntPredicate counted) {
    int[] dearest = new int[groups()];
    for (int o = 0; o < count(); o++) {
      if (counted.test(o)) {
        dearest[group(o)] = Math.max(dearest[group(o)], cost(o));
      }
    }
    return IntStream.of(dearest).sum();
  }

  /** The items of a mask that an option keeps: its neuron, or weights of both matrices. */
  public List<Integer> items(int option) {
    int i = group(option);
    if (!byWeights) {
      return List.of(i);
    }
    List<Integer> items = new ArrayList<>();
    for (int j = 0; j < network.inputs(); j++) {
      if ((inputs(option) >> j & 1) != 0) {
        items.add(i * network.inputs() + j);
      }
    }
    for (int r = 0; r < network.outputs(); r++) {
      if ((outputs(option) >> r & 1) != 0) {
        items.add(network.width() * (network.inputs() + r) + i);
      }
    }
    return items;
  }

  /** The incoming weights of an option, 0 where not kept. */
  public BigInteger[] incoming(int option) {
    BigInteger[] row = network.hidden().integers(group(option));
    if (!byWeights) {
      return row;
    }
    BigInteger[] kept = new BigInteger[row.length];
    Arrays.setAll(kept, j -> (inputs(option) >> j & 1) == 0 ? BigInteger.ZERO : row[j]);
    return kept;
  }

  /** The outgoing weight of an option to an output, 0 where not kept. */
  public BigInteger outgoing(int option, int output) {
    boolean kept = !byWeights || (outputs(option) >> output & 1) != 0;
    return kept ? network.output().at(output, group(option)) : BigInteger.ZERO;
  }

  /** How many outgoing weights of an option are not 0. */
  private long outgoing(int option) {
    return IntStream.range(0, network.outputs())
        .filter(r -> outgoing(option, r).signum() != 0)
        .count();
  }

  /** Whether anything goes out; else it has no kink. */
  public boolean isRead(int option) {
    return outgoing(option) > 0;
  }

  /**
   * Whether a smaller option, or none, does the same: by neurons, if nothing comes in or goes out;
   * by weights, if a weight that is 0 is kept.
   */
  public boolean isSuperfluous(int option) {
    long in = Stream.of(incoming(option)).filter(w -> w.signum() != 0).count();
    return byWeights ? in + outgoing(option) < cost(option) : in == 0 || !isRead(option);
  }

  /** What each option adds to an output's sum at an integer input: V · relu(W y) in integers. */
  public Integers contributions(int output, BigInteger[] y) {
    Integers all = new Integers(count());
    for (int o = 0; o < count(); o += outputSets) {
      BigInteger active = Network.dot(incoming(o), y);
      for (int q = 0; q < outputSets; q++) {
        all.add(active.signum() > 0 ? active.multiply(outgoing(o + q, output)) : BigInteger.ZERO);
      }
    }
    return all;
  }
}
