package org.secateur.checker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.NetworkProblem;

/** The ways to keep a neuron, numbered as a certificate numbers them, by arithmetic of its own. */
final class ProducedOptions {
  private final NetworkProblem problem;

  /** How many nonempty sets there are of incoming, and of outgoing weights. */
  private final int[] sets;

  ProducedOptions(NetworkProblem problem) {
    this.problem = problem;
    int d = problem.network().inputs();
    int m = problem.network().outputs();
    sets = problem.byWeights() ? new int[] {(1 << d) - 1, (1 << m) - 1} : new int[] {1, 1};
  }

  /** How many there are. */
  int count() {
    return sets[0] * sets[1] * problem.network().width();
  }

  int group(int option) {
    return option / (sets[0] * sets[1]);
  }

  int cost(int option) {
    int rest = option % (sets[0] * sets[1]);
    return problem.byWeights()
        ? Integer.bitCount(rest / sets[1] + 1) + Integer.bitCount(rest % sets[1] + 1)
        : 1;
  }

  /** Whether an input's weight is kept by an option, which it is of a whole neuron. */
  boolean keepsInput(int option, int input) {
    int rest = option % (sets[0] * sets[1]);
    return !problem.byWeights() || (rest / sets[1] + 1 >> input & 1) == 1;
  }

  boolean keepsOutput(int option, int output) {
    int rest = option % (sets[0] * sets[1]);
    return !problem.byWeights() || (rest % sets[1] + 1 >> output & 1) == 1;
  }

  /** Whether a weight that is 0 is kept; by neurons, if all that come in, or go out, are 0. */
  boolean isSuperfluous(int option) {
    Network network = problem.network();
    int ins = 0;
    int outs = 0;
    for (int j = 0; j < network.inputs(); j++) {
      boolean isZero = network.hidden().at(group(option), j).signum() == 0;
      ins += keepsInput(option, j) && !isZero ? 1 : 0;
    }
    for (int r = 0; r < network.outputs(); r++) {
      boolean isZero = network.output().at(r, group(option)).signum() == 0;
      outs += keepsOutput(option, r) && !isZero ? 1 : 0;
    }
    return problem.byWeights() ? ins + outs < cost(option) : ins * outs == 0;
  }

  /** What a mask of these options keeps: neurons, or weights; ascending. */
  List<Integer> kept(List<Integer> chosen) {
    List<Integer> kept = new ArrayList<>();
    int d = problem.network().inputs();
    int n = problem.network().width();
    for (int o : chosen) {
      for (int j = 0; problem.byWeights() && j < d; j++) {
        if (keepsInput(o, j)) {
          kept.add(group(o) * d + j);
        }
      }
      for (int r = 0; problem.byWeights() && r < problem.network().outputs(); r++) {
        if (keepsOutput(o, r)) {
          kept.add(n * d + r * n + group(o));
        }
      }
      if (!problem.byWeights()) {
        kept.add(o);
      }
    }
    Collections.sort(kept);
    return kept;
  }
}
