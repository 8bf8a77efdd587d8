package org.secateur.solver.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.reduction.NetworkSelection;

/**
 * An engine that puts instances to a {@link Backend}, subset sums target by target, networks as
 * selection problems (note {@code encoding-networks}), and reports what exact re-evaluation leaves
 * of its claims. Its evidence is never more than {@code BACKEND}.
 *
 * <p>Supported are min-error, min-size, decide and pareto, for samples of any length and any number
 * of targets, and for networks whose errors {@link WorstInput} can evaluate. An answer in which a
 * claim was contradicted is marked in the result's {@code engine} text with {@value #REFUTED}.
 */
public abstract class BackendSolver implements PruningSolver {
  /** What the engine text ends with where a backend's claim was contradicted. */
  public static final String REFUTED = " (claim refuted by exact evaluation)";

  /** What the engine text ends with where a backend ended by itself without an answer. */
  public static final String GAVE_UP = " (gave up)";

  /** Rows that are looked at to say beforehand that the numbers do not fit. */
  private static final int PROBED_ROWS = 64;

  private final Backend backend;

  protected BackendSolver(Backend backend) {
    this.backend = backend;
  }

  @Override
  public final SolverInfo info() {
    return backend.info();
  }

  @Override
  public final Optional<String> unsupported(Instance instance) {
    if (instance instanceof NetworkPruningInstance networks) {
      return unfitNetwork(networks).map(reason -> info().name() + ": " + reason);
    }
    return unfitSubsetSum((SubsetSumInstance) instance);
  }

  private Optional<String> unfitNetwork(NetworkPruningInstance instance) {
    Network nothing = instance.pruned(Mask.ofKept(instance.maskLength()));
    return WorstInput.unsupported(nothing, instance.target(), instance.domain())
        .or(() -> NetworkSelection.unsupported(instance))
        .or(() -> backend.unfit(NetworkSelection.of(instance).likelyRows(PROBED_ROWS)));
  }

  private Optional<String> unfitSubsetSum(SubsetSumInstance subsetSum) {
    Objective objective = subsetSum.objective();
    return switch (objective) {
      case COUNT, COVER, IS_COVER ->
          Optional.of(
              info().name()
                  + " answers about one mask at a time and cannot do objective \""
                  + objective.label()
                  + "\"; the exact engine meet-in-the-middle can");
      case MIN_ERROR, MIN_SIZE, DECIDE, PARETO -> unfitTarget(subsetSum);
    };
  }

  private Optional<String> unfitTarget(SubsetSumInstance instance) {
    for (int row = 0; row < instance.targets().rows(); row++) {
      ScaledTarget target = ScaledTarget.of(instance, row);
      Optional<String> reason = backend.unfit(target, instance.allowedSizes());
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  @Override
  public final SolveResult solve(
      Instance instance, SearchLimits limits, long seed, SearchListener listener)
      throws BackendException {
    Session session = new Session(limits, seed, listener);
    Optional<String> reason = unsupported(instance);
    if (reason.isPresent()) {
      throw new IllegalArgumentException(reason.get());
    }
    try {
      return instance instanceof NetworkPruningInstance networks
          ? solve(networks, session, limits, seed)
          : solve((SubsetSumInstance) instance, session, limits, seed);
    } catch (LinkageError missing) {
      throw missing(info().name(), backend.library(), missing);
    }
  }

  /** What is said where a native library cannot be loaded. */
  public static BackendException missing(String engine, String library, LinkageError cause) {
    return new BackendException(
        engine
            + ": cannot load "
            + library
            + " ("
            + cause.getMessage()
            + "). Maybe the build left out this platform's native library; other engines need"
            + " none.",
        cause);
  }

  private SolveResult solve(
      NetworkPruningInstance instance, Session session, SearchLimits limits, long seed)
      throws BackendException {
    NetworkSearch search = new NetworkSearch(backend, instance, session);
    List<Answer> answer = List.of(search.answer());
    return result(
        instance, answer, search.word().refuted(), search.word().gaveUp(), session, limits, seed);
  }

  private SolveResult solve(
      SubsetSumInstance instance, Session session, SearchLimits limits, long seed)
      throws BackendException {
    int targets = instance.targets().rows();
    List<Answer> answers = new ArrayList<>(targets);
    boolean refuted = false;
    boolean gaveUp = false;
    for (int row = 0; row < targets; row++) {
      session.progress(info().name(), row, targets);
      TargetSearch search = new TargetSearch(backend, instance, row, session);
      answers.add(search.answer());
      refuted |= search.word().refuted();
      gaveUp |= search.word().gaveUp();
    }
    session.progress(info().name(), targets, targets);
    return result(instance, answers, refuted, gaveUp, session, limits, seed);
  }

  private SolveResult result(
      Instance instance,
      List<Answer> answers,
      boolean refuted,
      boolean gaveUp,
      Session session,
      SearchLimits limits,
      long seed) {
    return new SolveResult(
        instance.objective(),
        answers,
        info().name() + (refuted ? REFUTED : gaveUp ? GAVE_UP : ""),
        seed,
        limits.threads(),
        session.elapsed(),
        session.nodes());
  }
}
