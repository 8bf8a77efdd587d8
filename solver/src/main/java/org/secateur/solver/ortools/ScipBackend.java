package org.secateur.solver.ortools;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.secateur.model.Evidence;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SolverInfo;
import org.secateur.solver.backend.Backend;
import org.secateur.solver.backend.Goal;
import org.secateur.solver.backend.Query;
import org.secateur.solver.backend.Reply;
import org.secateur.solver.backend.ScaledTarget;
import org.secateur.solver.backend.SelectionQuery;
import org.secateur.solver.backend.Session;
import org.secateur.solver.reduction.SelectionRow;

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
    return run(solver -> new Model(solver, target, query).run(), session);
  }

  @Override
  public Reply choose(SelectionQuery query, Session session) throws BackendException {
    NativeOrTools.load("scip");
    return run(solver -> new ScipSelection(solver, query).run(), session);
  }

  @Override
  public boolean isExact(SelectionRow row) {
    return false;
  }

  @Override
  public Optional<String> unfit(List<SelectionRow> rows) {
    return Optional.empty();
  }

  private static Reply run(Function<MPSolver, ScipRun> model, Session session)
      throws BackendException {
    MPSolver solver = MPSolver.createSolver("SCIP");
    if (solver == null) {
      throw new BackendException("scip: this build of OR-Tools has no SCIP");
    }
    try {
      return model.apply(solver).solve(session);
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

    ScipRun run() {
      return new ScipRun(solver, kept, this::claimed);
    }

    private Optional<BigInteger> claimed(double value) {
      if (goal == Goal.ANY) {
        return Optional.empty();
      }
      return Optional.of(
          goal == Goal.LEAST_ERROR
              ? scale.nearestUnits(value)
              : MipScale.nearest(Rational.of(value)));
    }
  }
}
