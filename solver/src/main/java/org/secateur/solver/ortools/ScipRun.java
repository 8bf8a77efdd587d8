package org.secateur.solver.ortools;

import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.backend.Reply;
import org.secateur.solver.backend.Session;

/** A run of SCIP on a model whose answer is a mask of its Booleans. */
final class ScipRun {
  private final MPSolver solver;
  private final MPVariable[] kept;
  private final DoubleFunction<Optional<BigInteger>> claimed;

  /**
   * @param claimed the value that an objective of the solver stands for
   */
  ScipRun(MPSolver solver, MPVariable[] kept, DoubleFunction<Optional<BigInteger>> claimed) {
    this.solver = solver;
    this.kept = kept;
    this.claimed = claimed;
  }

  Reply solve(Session session) throws BackendException {
    MPSolverParameters parameters = new MPSolverParameters();
    parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
    limit(session);
    MPSolver.ResultStatus status;
    try {
      status = session.interruptibly(solver::interruptSolve, () -> solver.solve(parameters));
    } finally {
      parameters.delete();
    }
    return switch (status) {
      case OPTIMAL -> Reply.optimal(mask(), claimed(solver.objective().value()), nodes());
      case FEASIBLE -> Reply.feasible(mask(), claimed(solver.objective().bestBound()), nodes());
      case INFEASIBLE -> Reply.infeasible(nodes());
      case NOT_SOLVED -> Reply.unknown(Optional.empty(), nodes());
      // OR-Tools has no better name for SCIP's memory limit, for numerical trouble, nor for
      // an interrupt before the first mask.
      case ABNORMAL ->
          session.cancelled() ? Reply.unknown(Optional.empty(), nodes()) : Reply.gaveUp(nodes());
      case UNBOUNDED, MODEL_INVALID ->
          throw new BackendException("scip gave up with status " + status);
    };
  }

  private void limit(Session session) throws BackendException {
    StringBuilder settings = new StringBuilder();
    settings.append("limits/memory = ").append(session.memoryMegabytes()).append('\n');
    settings.append("randomization/randomseedshift = ").append(session.seed()).append('\n');
    session
        .nodesLeft()
        .ifPresent(left -> settings.append("limits/nodes = ").append(left).append('\n'));
    if (!solver.setSolverSpecificParametersAsString(settings.toString())) {
      throw new BackendException("scip rejects its settings: " + settings);
    }
    session
        .remaining()
        .map(Duration::toMillis)
        .ifPresent(millis -> solver.setTimeLimit(Math.max(1, millis)));
  }

  private long nodes() {
    return Math.max(0, solver.nodes());
  }

  private Mask mask() {
    return Mask.ofKept(
        kept.length,
        IntStream.range(0, kept.length).filter(i -> kept[i].solutionValue() > 0.5).toArray());
  }

  private Optional<BigInteger> claimed(double value) {
    return Double.isFinite(value) ? claimed.apply(value) : Optional.empty();
  }
}
