package org.secateur.solver.ortools;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Evidence;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.backend.Backend;
import org.secateur.solver.backend.Goal;
import org.secateur.solver.backend.Query;
import org.secateur.solver.backend.Reply;
import org.secateur.solver.backend.ScaledTarget;
import org.secateur.solver.backend.Session;

/**
 * SCIP as a backend, through OR-Tools' linear solver interface (proofs-notes/encoding-mip.md). It
 * runs on one thread whatever the limits allow; it can be interrupted.
 */
final class ScipBackend implements Backend {
  @Override
  public SolverInfo info() {
    return new SolverInfo(
        "scip",
        "SCIP through OR-Tools, floating point with tolerances; its claims are often wrong from"
            + " n = 30 on",
        Evidence.BACKEND,
        true);
  }

  @Override
  public String library() {
    return NativeOrTools.LIBRARY;
  }

  @Override
  public Optional<String> unfit(ScaledTarget target, SizeRange sizes) {
    return MipScale.unfit("scip", target);
  }

  @Override
  public Reply ask(ScaledTarget target, Query query, Session session) throws BackendException {
    NativeOrTools.load("scip");
    MPSolver solver = MPSolver.createSolver("SCIP");
    if (solver == null) {
      throw new BackendException("scip: this build of OR-Tools has no SCIP");
    }
    try {
      return new Model(solver, target, query).solve(session);
    } catch (RuntimeException failure) {
      throw new BackendException("scip failed: " + failure.getMessage(), failure);
    } finally {
      solver.delete();
    }
  }

  /** One query as rows and columns of an {@link MPSolver}. */
  private static final class Model {
    private final MPSolver solver;
    private final Goal goal;
    private final MipScale scale;
    private final MPVariable[] kept;

    Model(MPSolver solver, ScaledTarget target, Query query) {
      this.solver = solver;
      this.goal = query.goal();
      this.scale = MipScale.of(target);
      this.kept = solver.makeBoolVarArray(target.sampleCount());
      MPConstraint size =
          solver.makeConstraint(query.sizes().least(), query.sizes().most(), "size");
      MPObjective objective = solver.objective();
      objective.setMinimization();
      for (MPVariable variable : kept) {
        size.setCoefficient(variable, 1);
        if (goal == Goal.LEAST_SIZE) {
          objective.setCoefficient(variable, 1);
        }
      }
      BigInteger cap = query.errorCap().orElse(target.largestError());
      if (goal == Goal.LEAST_ERROR) {
        MPVariable error = solver.makeNumVar(0, scale.toDouble(cap), "e");
        objective.setCoefficient(error, 1);
        double infinity = MPSolver.infinity();
        for (int c = 0; c < target.dimension(); c++) {
          double z = scale.toDouble(target.target(c));
          row(target, c, -infinity, z).setCoefficient(error, -1);
          row(target, c, z, infinity).setCoefficient(error, 1);
        }
      } else {
        for (int c = 0; c < target.dimension(); c++) {
          BigInteger z = target.target(c);
          row(target, c, scale.toDouble(z.subtract(cap)), scale.toDouble(z.add(cap)));
        }
      }
    }

    private MPConstraint row(ScaledTarget target, int column, double lower, double upper) {
      MPConstraint row = solver.makeConstraint(lower, upper);
      for (int i = 0; i < kept.length; i++) {
        row.setCoefficient(kept[i], scale.toDouble(target.sample(i, column)));
      }
      return row;
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
        // OR-Tools has no better name for SCIP's memory limit, nor for numerical trouble.
        case ABNORMAL -> Reply.gaveUp(nodes());
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
      if (goal == Goal.ANY || !Double.isFinite(value)) {
        return Optional.empty();
      }
      return Optional.of(
          goal == Goal.LEAST_ERROR
              ? scale.nearestUnits(value)
              : MipScale.nearest(Rational.of(value)));
    }
  }
}
