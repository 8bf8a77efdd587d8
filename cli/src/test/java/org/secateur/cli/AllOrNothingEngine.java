package org.secateur.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.oracle.WorstInput;

/**
 * Keeps all of a network if that is within the tolerance, and otherwise says that nothing is; so
 * that the commands can be tested on networks without the real engines.
 */
public final class AllOrNothingEngine implements PruningSolver {
  @Override
  public SolverInfo info() {
    return new SolverInfo("fake-all-or-nothing", "a fake for tests", Evidence.BACKEND, false);
  }

  @Override
  public Optional<String> unsupported(Instance instance) {
    return instance instanceof NetworkPruningInstance
        ? Optional.empty()
        : Optional.of("it does not solve " + instance.problem());
  }

  @Override
  public SolveResult solve(
      Instance instance, SearchLimits limits, long seed, SearchListener listener) {
    NetworkPruningInstance networks = (NetworkPruningInstance) instance;
    int all = networks.maskLength();
    Incumbent whole = WorstInput.of(networks, Mask.ofKept(all, IntStream.range(0, all).toArray()));
    boolean within = networks.tolerance().map(e -> whole.error().compareTo(e) <= 0).orElse(true);
    Answer answer =
        new Answer(
            within ? Status.FEASIBLE : Status.INFEASIBLE,
            StopReason.COMPLETED,
            Evidence.BACKEND,
            Bounds.NONE,
            within ? new Finding.Subset(whole) : new Finding.Nothing());
    return new SolveResult(
        networks.objective(),
        List.of(answer),
        "fake-all-or-nothing",
        seed,
        limits.threads(),
        Duration.ofMillis(3),
        1);
  }
}
