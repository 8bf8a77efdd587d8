package org.secateur.solver.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Instance;
import org.secateur.model.Objective;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;

/**
 * An engine that puts subset-sum instances to a {@link Backend}, target by target, and reports what
 * exact re-evaluation leaves of its claims. Its evidence is never more than {@code BACKEND}.
 *
 * <p>Supported are min-error, min-size, decide and pareto, for samples of any length and any number
 * of targets. An answer in which a claim was contradicted is marked in the result's {@code engine}
 * text with {@value #REFUTED}.
 */
public abstract class BackendSolver implements PruningSolver {
  /** What the engine text ends with where a backend's claim was contradicted. */
  public static final String REFUTED = " (claim refuted by exact evaluation)";

  /** What the engine text ends with where a backend ended by itself without an answer. */
  public static final String GAVE_UP = " (gave up)";

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
    if (!(instance instanceof SubsetSumInstance subsetSum)) {
      return Optional.of(
          info().name() + " takes subset-sum instances only, not " + instance.problem());
    }
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
    if (reason.isPresent() || !(instance instanceof SubsetSumInstance subsetSum)) {
      throw new IllegalArgumentException(reason.orElse("instance: " + instance.problem()));
    }
    try {
      return solve(subsetSum, session, limits, seed);
    } catch (LinkageError missing) {
      throw new BackendException(
          info().name()
              + ": cannot load "
              + backend.library()
              + " ("
              + missing.getMessage()
              + "). Maybe the build left out this platform's native library; other engines need"
              + " none.",
          missing);
    }
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
      refuted |= search.refuted();
      gaveUp |= search.gaveUp();
    }
    session.progress(info().name(), targets, targets);
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
