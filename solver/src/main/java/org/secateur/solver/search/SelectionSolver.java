package org.secateur.solver.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Granularity;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.SizeRange;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.WeightMask;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.elimination.RootReduction;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.parts.PartsSearch;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.Reduced;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.refutation.Told;

/**
 * The exact engine for network pruning: branch and bound on the selection problem. Every answer is
 * proved: nodes are closed by exact integer rows only, masks are accepted by exact evaluation only
 * (notes {@code search-budget}, {@code search-branching}, {@code search-combinations}). Where
 * finitely many inputs matter, independent parts are solved apart (note {@code search-parts}).
 */
public final class SelectionSolver implements PruningSolver {
  private static final SolverInfo INFO =
      new SolverInfo(
          "branch-and-bound",
          "exact search for networks: sweeps of the plane, rows of worst inputs, re-proved relaxations",
          Evidence.PROVED,
          false);

  @Override
  public SolverInfo info() {
    return INFO;
  }

  @Override
  public Optional<String> unsupported(Instance instance) {
    return unsupported(instance, false);
  }

  /**
   * Why an instance cannot be solved, in one sentence; empty where it can.
   *
   * @param isLogged whether a log is to be told all steps, which are fewer kinds then
   */
  public Optional<String> unsupported(Instance instance, boolean isLogged) {
    if (!(instance instanceof NetworkPruningInstance networks)) {
      return Optional.of(
          INFO.name()
              + " solves problem \""
              + NetworkPruningInstance.PROBLEM
              + "\", not \""
              + instance.problem()
              + "\"");
    }
    return NetworkSelection.unsupported(networks)
        .or(() -> unsupportedError(networks, IntStream.range(0, networks.network().width())))
        .filter(reason -> unsupportedError(networks, neuronsLeft(networks, isLogged)).isPresent());
  }

  /** The neurons that the kink rule leaves, where it is used. */
  private static IntStream neuronsLeft(NetworkPruningInstance instance, boolean isLogged) {
    if (!hasThreshold(instance) || NetworkSelection.unsupported(instance).isPresent()) {
      return IntStream.range(0, instance.network().width());
    }
    NetworkSelection rest =
        RootReduction.withoutKinks(NetworkSelection.of(instance), tolerance(instance), isLogged)
            .rest();
    return IntStream.range(0, rest.options()).map(rest::group).distinct();
  }

  /** The error of any mask of an allowed size, of some of the neurons, has to be computable. */
  private static Optional<String> unsupportedError(
      NetworkPruningInstance instance, IntStream neuronsKept) {
    int[] candidates = neuronsKept.toArray();
    Network network = instance.network();
    int most = Math.min(candidates.length, instance.allowedSizes().most());
    if (WorstInput.isSupported(
        most + instance.target().width(), instance.domain(), network.inputs())) {
      return Optional.empty();
    }
    Mask neurons = Mask.ofKept(network.width(), mostDifferent(network, candidates, most));
    Mask mask =
        instance.granularity() == Granularity.NEURON
            ? neurons
            : WeightMask.ofNeurons(neurons, network.inputs(), network.outputs()).mask();
    return WorstInput.unsupported(instance.pruned(mask), instance.target(), instance.domain())
        .map(reason -> reason + "; maybe allow fewer kept neurons with \"size\"");
  }

  /** Neurons of as many directions as possible: the more there are, the harder the evaluation. */
  private static int[] mostDifferent(Network network, int[] candidates, int most) {
    Set<List<BigInteger>> directions = new HashSet<>();
    List<Integer> first = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (int i : candidates) {
      (directions.add(direction(network, i)) ? first : others).add(i);
    }
    first.addAll(others);
    return first.stream().limit(most).mapToInt(i -> i).toArray();
  }

  private static List<BigInteger> direction(Network network, int neuron) {
    BigInteger gcd = BigInteger.ZERO;
    for (int j = 0; j < network.inputs(); j++) {
      gcd = gcd.gcd(network.hidden().numerator(neuron, j));
    }
    BigInteger length = gcd.max(BigInteger.ONE);
    return IntStream.range(0, network.inputs())
        .mapToObj(j -> network.hidden().numerator(neuron, j).divide(length))
        .toList();
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
    Optional<String> reason = unsupported(instance, log.isKept());
    if (reason.isPresent() || !(instance instanceof NetworkPruningInstance networks)) {
      throw new IllegalArgumentException(reason.orElse("problem: " + instance.problem()));
    }
    Budget budget = new Budget(limits, listener);
    NetworkSelection problem = NetworkSelection.of(networks);
    Optional<PartsSearch> parts = PartsSearch.of(problem, limits, listener, log, budget);
    Answer answer =
        parts.isPresent() ? parts.get().run() : searched(networks, problem, listener, log, budget);
    return new SolveResult(
        instance.objective(),
        List.of(answer),
        parts.isPresent() ? INFO.name() + ", in parts" : INFO.name(),
        seed,
        limits.threads(),
        budget.elapsed(),
        budget.nodes());
  }

  private static boolean hasThreshold(NetworkPruningInstance instance) {
    return instance.objective() == Objective.DECIDE || instance.objective() == Objective.MIN_SIZE;
  }

  private static Threshold tolerance(NetworkPruningInstance instance) {
    return Threshold.atMost(instance.tolerance().orElseThrow());
  }

  /**
   * What the kink rule decides alone, else a search among the options that it leaves. That may take
   * far less memory.
   */
  private static Answer searched(
      NetworkPruningInstance instance,
      NetworkSelection problem,
      SearchListener listener,
      RefutationLog log,
      Budget budget) {
    if (!hasThreshold(instance) || !RootReduction.mayDropKinks(problem)) {
      return new SelectionSearch(instance, problem, listener, log, budget).run();
    }
    budget.progress("kinks", 0, 1);
    Threshold threshold = tolerance(instance);
    Reduced reduced = RootReduction.withoutKinks(problem, threshold, log.isKept());
    SizeRange sizes = instance.allowedSizes();
    if (reduced.rest().options() == 0
        && RootReduction.isRefutedWithNone(reduced, sizes, threshold, log)) {
      return new Answer(
          Status.INFEASIBLE,
          StopReason.COMPLETED,
          Evidence.PROVED,
          Bounds.NONE,
          new Finding.Nothing());
    }
    Told told = reduced.told(log);
    return new SelectionSearch(instance, told.problem(), listener, told.log(), budget).run();
  }
}
