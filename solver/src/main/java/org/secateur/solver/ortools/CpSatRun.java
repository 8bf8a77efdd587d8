package org.secateur.solver.ortools;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.SatParameters;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.backend.Reply;
import org.secateur.solver.backend.Session;

/** A run of CP-SAT on a model whose answer is a mask of its Booleans. */
final class CpSatRun {
  private final CpModel model;
  private final BoolVar[] kept;
  private final Optional<LinearArgument> objective;

  /**
   * @param objective to be minimised; absent where any solution will do
   */
  CpSatRun(CpModel model, BoolVar[] kept, Optional<LinearArgument> objective) {
    this.model = model;
    this.kept = kept;
    this.objective = objective;
    objective.ifPresent(model::minimize);
  }

  /** Solves, within the limits. */
  Reply solve(Session session) throws BackendException {
    CpSolver solver = new CpSolver();
    limit(solver.getParameters(), session);
    CpSolverStatus status;
    try {
      status =
          session.interruptibly(
              solver::stopSearch, () -> solver.solve(model, new Reporter(session)));
    } catch (RuntimeException failure) {
      throw new BackendException("cp-sat failed: " + failure.getMessage(), failure);
    }
    long nodes = solver.numConflicts();
    return switch (status) {
      case OPTIMAL -> Reply.optimal(mask(solver::booleanValue), value(solver), nodes);
      case FEASIBLE -> Reply.feasible(mask(solver::booleanValue), lowerBound(solver), nodes);
      case INFEASIBLE -> Reply.infeasible(nodes);
      case UNKNOWN -> Reply.unknown(Optional.empty(), nodes);
      case MODEL_INVALID, UNRECOGNIZED ->
          throw new BackendException(
              "cp-sat rejects the model: "
                  + solver.solutionInfo()
                  + ". Maybe its integers are too wide for it.");
    };
  }

  private static void limit(SatParameters.Builder parameters, Session session) {
    // Interrupts of the terminal are the caller's business.
    parameters.setCatchSigintSignal(false);
    parameters.setNumWorkers(session.threads());
    parameters.setRandomSeed(session.seed());
    parameters.setMaxMemoryInMb(session.memoryMegabytes());
    session
        .remaining()
        .map(Duration::toNanos)
        .ifPresent(nanos -> parameters.setMaxTimeInSeconds(nanos / 1e9));
    session.nodesLeft().ifPresent(parameters::setMaxNumberOfConflicts);
  }

  private Mask mask(Predicate<BoolVar> isKept) {
    return Mask.ofKept(
        kept.length, IntStream.range(0, kept.length).filter(i -> isKept.test(kept[i])).toArray());
  }

  /** From the solver's integers: its objective as a double would lose digits beyond 2^53. */
  private Optional<BigInteger> value(CpSolver solver) {
    return objective.map(o -> BigInteger.valueOf(solver.value(o)));
  }

  private Optional<BigInteger> lowerBound(CpSolver solver) {
    return objective.isEmpty()
        ? Optional.empty()
        : Optional.of(BigInteger.valueOf(solver.response().getInnerObjectiveLowerBound()));
  }

  /** Hands in each better mask as CP-SAT finds it. */
  private final class Reporter extends CpSolverSolutionCallback {
    private final Session session;

    Reporter(Session session) {
      this.session = session;
    }

    @Override
    public void onSolutionCallback() {
      session.found(mask(this::booleanValue));
    }
  }
}
