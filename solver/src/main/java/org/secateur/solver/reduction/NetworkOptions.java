package org.secateur.solver.reduction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.secateur.model.Granularity;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;

/**
 * The ways to keep the hidden neurons of an instance, and the masks that they make. By neurons each
 * has one; by weights one for each pair of nonempty sets of kept incoming and outgoing weights
 * (notes {@code selection-neurons}, {@code selection-weights}).
 */
final class NetworkOptions {
  /** Pairs of sets of weights are enumerated, 2^20 of them at most. */
  private static final int MOST_WEIGHTS_OF_NEURON = 20;

  private final NetworkPruningInstance instance;
  private final List<NetworkOption> options;
  private final Map<NetworkOption, Integer> index = new HashMap<>();

  private NetworkOptions(NetworkPruningInstance instance, List<NetworkOption> options) {
    this.instance = instance;
    this.options = options;
    for (int o = 0; o < options.size(); o++) {
      index.put(options.get(o), o);
    }
  }

  /** Why an instance's options cannot be enumerated, in one sentence; empty where they can. */
  static Optional<String> unsupported(NetworkPruningInstance instance, int mostOptions) {
    Network network = instance.network();
    long each = 1;
    if (instance.granularity() == Granularity.WEIGHT) {
      int weights = network.inputs() + network.outputs();
      if (weights > MOST_WEIGHTS_OF_NEURON) {
        return Optional.of(
            "weight granularity is supported for at most "
                + MOST_WEIGHTS_OF_NEURON
                + " weights of a neuron, incoming and outgoing, not "
                + weights);
      }
      each = ((1L << network.inputs()) - 1) * ((1L << network.outputs()) - 1);
    }
    long all = each * network.width();
    return all <= mostOptions
        ? Optional.empty()
        : Optional.of(all + " ways to keep a neuron, expected at most " + mostOptions + " in all");
  }

  /**
   * Enumerates them. Where only the function and the least size matter, ways to keep a neuron that
   * a smaller one equals are left out.
   */
  static NetworkOptions of(NetworkPruningInstance instance) {
    boolean everySize =
        instance.allowedSizes().least() > 0 || instance.objective() == Objective.PARETO;
    List<NetworkOption> options = new ArrayList<>();
    for (int i = 0; i < instance.network().width(); i++) {
      addOptions(instance, i, everySize, options);
    }
    return new NetworkOptions(instance, options);
  }

  private static void addOptions(
      NetworkPruningInstance instance, int neuron, boolean everySize, List<NetworkOption> into) {
    Network network = instance.network();
    boolean[] in = new boolean[network.inputs()];
    boolean[] out = new boolean[network.outputs()];
    for (int j = 0; j < in.length; j++) {
      in[j] = everySize || network.hidden().numerator(neuron, j).signum() != 0;
    }
    for (int r = 0; r < out.length; r++) {
      out[r] = everySize || network.output().numerator(r, neuron).signum() != 0;
    }
    if (instance.granularity() == Granularity.NEURON) {
      if (any(in) && any(out)) {
        into.add(NetworkOption.whole(neuron));
      }
      return;
    }
    for (int kept = 1; kept < 1 << in.length; kept++) {
      for (int above = 1; isWithin(kept, in) && above < 1 << out.length; above++) {
        if (isWithin(above, out)) {
          into.add(new NetworkOption(neuron, kept, above));
        }
      }
    }
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWithin(int set, boolean[] allowed) {
    for (int j = 0; j < allowed.length; j++) {
      if ((set >> j & 1) != 0 && !allowed[j]) {
        return false;
      }
    }
    return true;
  }

  /** By neuron, ascending; not to be changed. */
  List<NetworkOption> all() {
    return options;
  }

  /** What an option adds to the size of a mask. */
  int cost(int option) {
    return instance.granularity() == Granularity.NEURON ? 1 : options.get(option).weights();
  }

  Mask mask(int[] chosen) {
    Network network = instance.network();
    if (instance.granularity() == Granularity.NEURON) {
      return Mask.ofKept(
          network.width(), Arrays.stream(chosen).map(o -> options.get(o).neuron()).toArray());
    }
    int n = network.width();
    int d = network.inputs();
    TreeSet<Integer> kept = new TreeSet<>();
    for (int o : chosen) {
      NetworkOption option = options.get(o);
      for (int j = 0; j < d; j++) {
        if ((option.inputs() >> j & 1) != 0) {
          kept.add(option.neuron() * d + j);
        }
      }
      for (int r = 0; r < network.outputs(); r++) {
        if ((option.outputs() >> r & 1) != 0) {
          kept.add(n * d + r * n + option.neuron());
        }
      }
    }
    return Mask.ofKept(n * (d + network.outputs()), kept.stream().mapToInt(k -> k).toArray());
  }

  /** The options that make a mask; weights that no option has are left out. */
  int[] chosen(Mask mask) {
    List<Integer> chosen = new ArrayList<>();
    Network network = instance.network();
    for (int i = 0; i < network.width(); i++) {
      Integer option = index.get(kept(mask, i));
      if (option != null) {
        chosen.add(option);
      }
    }
    return chosen.stream().mapToInt(o -> o).toArray();
  }

  /** How a mask keeps a neuron, without weights that no option has; of no option if dropped. */
  private NetworkOption kept(Mask mask, int neuron) {
    Network network = instance.network();
    if (instance.granularity() == Granularity.NEURON) {
      return mask.keeps(neuron) ? NetworkOption.whole(neuron) : new NetworkOption(neuron, 0, 0);
    }
    NetworkOption literal = NetworkOption.of(instance.weights(mask), neuron);
    if (index.containsKey(literal)) {
      return literal;
    }
    int inputs = 0;
    for (int j = 0; j < network.inputs(); j++) {
      boolean matters = network.hidden().numerator(neuron, j).signum() != 0;
      inputs |= matters ? literal.inputs() & 1 << j : 0;
    }
    int outputs = 0;
    for (int r = 0; r < network.outputs(); r++) {
      boolean matters = network.output().numerator(r, neuron).signum() != 0;
      outputs |= matters ? literal.outputs() & 1 << r : 0;
    }
    return new NetworkOption(neuron, inputs, outputs);
  }
}
