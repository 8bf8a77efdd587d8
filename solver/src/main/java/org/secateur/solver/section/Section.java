package org.secateur.solver.section;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.reduction.NetworkColumns;
import org.secateur.solver.reduction.NetworkSelection;

/**
 * A selection problem at the inputs of a plane: each option is a neuron with two inputs, or shares
 * one with the options of its group that are the same function there. A relaxation: any set of
 * neurons is allowed, whatever it costs (note {@code search-sections}).
 *
 * <p>Time and memory: O(d) for each option. Immutable.
 */
public final class Section {
  private final NetworkSelection problem;

  /** The neuron of the section of each option. */
  private final int[] neuronOf;

  private Section(NetworkSelection problem, int[] neuronOf) {
    this.problem = problem;
    this.neuronOf = neuronOf;
  }

  /**
   * The section of a problem.
   *
   * @param selection of at least one option
   * @param plane whose part is within the instance's domain
   * @param apart whether options that are the same there stay apart, as a checker has them
   */
  public static Section of(NetworkSelection selection, Plane plane, boolean apart) {
    int outputs = selection.instance().network().outputs();
    int[] neuronOf = new int[selection.options()];
    List<List<BigInteger>> neurons = new ArrayList<>();
    Map<List<BigInteger>, Integer> ofGroup = new HashMap<>();
    int group = -1;
    for (int o = 0; o < neuronOf.length; o++) {
      if (apart || selection.group(o) != group) {
        group = selection.group(o);
        ofGroup.clear();
      }
      List<BigInteger> weights = weights(selection.columns(), o, plane, outputs);
      Integer known = ofGroup.putIfAbsent(weights, neurons.size());
      neuronOf[o] = known == null ? neurons.size() : known;
      if (known == null) {
        neurons.add(weights);
      }
    }
    return new Section(NetworkSelection.of(instance(selection, plane, neurons)), neuronOf);
  }

  /** Two incoming weights, and the outgoing ones. */
  private static List<BigInteger> weights(
      NetworkColumns columns, int option, Plane plane, int outputs) {
    BigInteger[] weights = new BigInteger[2 + outputs];
    Arrays.fill(weights, BigInteger.ZERO);
    for (int j = 0; j < plane.a().size(); j++) {
      BigInteger w = columns.incoming(option, j);
      weights[0] = weights[0].add(w.multiply(plane.a().get(j)));
      weights[1] = weights[1].add(w.multiply(plane.b().get(j)));
    }
    for (int r = 0; r < outputs; r++) {
      weights[2 + r] = columns.outgoing(option, r);
    }
    return List.of(weights);
  }

  private static NetworkPruningInstance instance(
      NetworkSelection selection, Plane plane, List<List<BigInteger>> neurons) {
    Network whole = selection.instance().network();
    Network target = selection.instance().target();
    int n = neurons.size();
    int m = whole.outputs();
    BigInteger[] hidden = new BigInteger[2 * n];
    BigInteger[] output = new BigInteger[m * n];
    for (int i = 0; i < n; i++) {
      hidden[2 * i] = neurons.get(i).get(0);
      hidden[2 * i + 1] = neurons.get(i).get(1);
      for (int r = 0; r < m; r++) {
        output[r * n + i] = neurons.get(i).get(2 + r);
      }
    }
    return new NetworkPruningInstance(
        new Network(
            RationalMatrix.ofNumerators(n, 2, whole.hidden().denominator(), hidden),
            RationalMatrix.ofNumerators(m, n, whole.output().denominator(), output),
            whole.outputActivation()),
        new Network(plane.of(target.hidden()), target.output(), target.outputActivation()),
        plane.domain(),
        Granularity.NEURON,
        Optional.empty(),
        Optional.empty(),
        Objective.MIN_ERROR,
        Optional.empty());
  }

  /** The problem of two inputs; without neurons that are 0 in the plane. */
  public NetworkSelection problem() {
    return problem;
  }

  /**
   * The options of the whole problem that are left, ascending, where some of the section's are.
   *
   * @param kept of the section's problem
   */
  public int[] left(int[] kept) {
    boolean[] isGone = new boolean[problem.groups()];
    for (int o = 0; o < problem.options(); o++) {
      isGone[problem.group(o)] = true;
    }
    for (int o : kept) {
      isGone[problem.group(o)] = false;
    }
    return IntStream.range(0, neuronOf.length).filter(o -> !isGone[neuronOf[o]]).toArray();
  }
}
