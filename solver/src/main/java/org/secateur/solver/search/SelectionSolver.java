package org.secateur.solver.search;

import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Evidence;
import org.secateur.model.Granularity;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SolveResult;
import org.secateur.model.WeightMask;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.reduction.NetworkSelection;

/**
 * The exact engine for network pruning: branch and bound on the selection problem. Every answer is
 * proved: nodes are closed by exact integer rows only, masks are accepted by exact evaluation only
 * (notes {@code search-budget}, {@code search-branching}, {@code search-combinations}).
 */
public final class SelectionSolver implements PruningSolver {
  private static final SolverInfo INFO =
      new SolverInfo(
          "branch-and-bound",
          "exact search for networks: rows of worst inputs, budgets, relaxations re-proved exactly",
          Evidence.PROVED,
          false);

  @Override
  public SolverInfo info() {
    return INFO;
  }

  @Override
  public Optional<String> unsupported(Instance instance) {
    if (!(instance instanceof NetworkPruningInstance networks)) {
      return Optional.of(
          INFO.name()
              + " solves problem \""
              + NetworkPruningInstance.PROBLEM
              + "\", not \""
              + instance.problem()
              + "\"");
    }
    return NetworkSelection.unsupported(networks).or(() -> unsupportedError(networks));
  }

  /** The error of any mask of an allowed size has to be computable. */
  private static Optional<String> unsupportedError(NetworkPruningInstance instance) {
    Network network = instance.network();
    int most = Math.min(network.width(), instance.allowedSizes().most());
    Mask neurons =
        Mask.ofKept(network.width(), java.util.stream.IntStream.range(0, most).toArray());
    Mask mask =
        instance.granularity() == Granularity.NEURON
            ? neurons
            : WeightMask.ofNeurons(neurons, network.inputs(), network.outputs()).mask();
    return WorstInput.unsupported(instance.pruned(mask), instance.target(), instance.domain())
        .map(reason -> reason + "; maybe allow fewer kept neurons with \"size\"");
  }

  @Override
  public SolveResult solve(
      Instance instance, SearchLimits limits, long seed, SearchListener listener) {
    return solve(instance, limits, seed, listener, RefutationLog.NONE);
  }

  /**
   * Solves as above, and tells a log every step of its refutations; then with one thread, and
   * without the bounds that a log cannot express.
   */
  public SolveResult solve(
      Instance instance,
      SearchLimits limits,
      long seed,
      SearchListener listener,
      RefutationLog log) {
    Optional<String> reason = unsupported(instance);
    if (reason.isPresent() || !(instance instanceof NetworkPruningInstance networks)) {
      throw new IllegalArgumentException(reason.orElse("problem: " + instance.problem()));
    }
    Budget budget = new Budget(limits, listener);
    Answer answer =
        new SelectionSearch(instance, NetworkSelection.of(networks), listener, log, budget).run();
    return new SolveResult(
        instance.objective(),
        List.of(answer),
        INFO.name(),
        seed,
        limits.threads(),
        budget.elapsed(),
        budget.nodes());
  }
}
