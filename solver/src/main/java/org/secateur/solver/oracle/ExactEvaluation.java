package org.secateur.solver.oracle;

import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SubsetSumInstance;

/** The one way from a mask, wherever it comes from, to an incumbent with its exact error. */
public final class ExactEvaluation {
  private ExactEvaluation() {}

  /**
   * Evaluates a mask of any instance.
   *
   * @param target row of the targets of a subset sum; 0 for networks
   * @throws IllegalArgumentException if the error of a network is beyond {@link WorstInput}
   */
  public static Incumbent of(Instance instance, Mask mask, int target) {
    if (instance instanceof NetworkPruningInstance networks) {
      return WorstInput.of(networks, mask);
    }
    if (instance instanceof SubsetSumInstance subsetSum) {
      return new Incumbent(mask, subsetSum.error(mask, target));
    }
    throw new IllegalArgumentException("problem: " + instance.problem());
  }
}
