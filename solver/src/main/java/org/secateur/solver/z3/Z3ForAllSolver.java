package org.secateur.solver.z3;

import com.microsoft.z3.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Domain;
import org.secateur.model.Evidence;
import org.secateur.model.Instance;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.SolveResult;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.backend.BackendSolver;
import org.secateur.solver.backend.Session;

/**
 * The engine {@code z3-forall}: Z3 on the definition itself, "there is a mask such that for all
 * inputs", in rationals (note {@code encoding-z3-forall}). It knows nothing of rows, candidate
 * inputs or hyperplanes, and so checks the reduction that all other engines rely on. Slow: for
 * small networks only.
 */
public final class Z3ForAllSolver implements PruningSolver {
  /** Two inputs already take seconds where the other engines take milliseconds. */
  static final int MOST_INPUTS = 3;

  /** Neurons or weights; 21 weights of two inputs were seen to take half a minute. */
  static final int MOST_ITEMS = 24;

  private static final String NAME = "z3-forall";

  @Override
  public SolverInfo info() {
    return new SolverInfo(
        NAME,
        "Z3 on the definition, one mask for all inputs, to cross-check small networks; up to 3"
            + " inputs and 24 neurons or weights",
        Evidence.BACKEND,
        true);
  }

  @Override
  public Optional<String> unsupported(Instance instance) {
    if (!(instance instanceof NetworkPruningInstance networks)) {
      return refused("takes network-pruning instances only, not " + instance.problem());
    }
    if (networks.objective() != Objective.DECIDE && networks.objective() != Objective.MIN_SIZE) {
      return refused(
          "answers decide and min-size, not " + networks.objective().label() + "; z3 and auto can");
    }
    int d = networks.network().inputs();
    if (d > MOST_INPUTS || networks.maskLength() > MOST_ITEMS) {
      return refused(
          String.format(
              Locale.ROOT,
              "takes at most %d inputs and %d neurons or weights, not %d and %d; z3 and auto take"
                  + " more",
              MOST_INPUTS,
              MOST_ITEMS,
              d,
              networks.maskLength()));
    }
    if (networks.domain() instanceof Domain.Ball ball
        && ball.norm() == Domain.Norm.TWO
        && ball.radius().signum() > 0
        && d > 1) {
      return refused(
          "computes in linear arithmetic, where a ball of the 2-norm cannot be said; its enclosing"
              + " box can, and z3 and auto take the ball");
    }
    return Optional.empty();
  }

  private static Optional<String> refused(String reason) {
    return Optional.of(NAME + " " + reason);
  }

  @Override
  public SolveResult solve(
      Instance instance, SearchLimits limits, long seed, SearchListener listener)
      throws BackendException {
    Optional<String> reason = unsupported(instance);
    if (reason.isPresent()) {
      throw new IllegalArgumentException(reason.get());
    }
    Session session = new Session(limits, seed, listener);
    try (Context context = new Context()) {
      ForAllSearch search = new ForAllSearch(context, (NetworkPruningInstance) instance, session);
      Answer answer = search.answer();
      return new SolveResult(
          instance.objective(),
          List.of(answer),
          NAME + (search.refuted() ? BackendSolver.REFUTED : ""),
          seed,
          limits.threads(),
          session.elapsed(),
          session.nodes());
    } catch (LinkageError missing) {
      throw BackendSolver.missing(NAME, Z3Backend.LIBRARY, missing);
    } catch (RuntimeException failure) {
      throw new BackendException(NAME + " failed: " + failure.getMessage(), failure);
    }
  }
}
