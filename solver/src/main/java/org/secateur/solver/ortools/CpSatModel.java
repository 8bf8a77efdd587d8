package org.secateur.solver.ortools;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverSolutionCallback;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.SatParameters;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.backend.Goal;
import org.secateur.solver.backend.Query;
import org.secateur.solver.backend.Reply;
import org.secateur.solver.backend.ScaledTarget;
import org.secateur.solver.backend.Session;

/**
 * One query as a CP-SAT model: Booleans x_i, and an error variable e with −e ≤ Σ a_ic x_i − z_c ≤ e
 * for every c (proofs-notes/encoding-cp-sat.md).
 */
final class CpSatModel {
  private final CpModel model = new CpModel();
  private final Goal goal;
  private final BoolVar[] kept;
  private final LinearArgument objective;

  /**
   * Builds the model.
   *
   * @param cap on the error, in units; the upper end of e's domain
   */
  CpSatModel(ScaledTarget target, Query query, long cap) {
    goal = query.goal();
    int n = target.sampleCount();
    kept = new BoolVar[n];
    for (int i = 0; i < n; i++) {
      kept[i] = model.newBoolVar("x" + i);
    }
    model.addLinearConstraint(LinearExpr.sum(kept), query.sizes().least(), query.sizes().most());
    if (goal == Goal.LEAST_ERROR) {
      IntVar error = model.newIntVar(0, cap, "e");
      for (int c = 0; c < target.dimension(); c++) {
        long z = target.target(c).longValueExact();
        model.addLessOrEqual(LinearExpr.newBuilder().add(sum(target, c)).addTerm(error, -1), z);
        model.addGreaterOrEqual(LinearExpr.newBuilder().add(sum(target, c)).addTerm(error, 1), z);
      }
      objective = error;
    } else {
      for (int c = 0; c < target.dimension(); c++) {
        long z = target.target(c).longValueExact();
        model.addLinearConstraint(sum(target, c), z - cap, z + cap);
      }
      objective = LinearExpr.sum(kept);
    }
    if (goal != Goal.ANY) {
      model.minimize(objective);
    }
  }

  private LinearExpr sum(ScaledTarget target, int column) {
    long[] coefficients =
        IntStream.range(0, kept.length)
            .mapToLong(i -> target.sample(i, column).longValueExact())
            .toArray();
    return LinearExpr.weightedSum(kept, coefficients);
  }

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
    return goal == Goal.ANY
        ? Optional.empty()
        : Optional.of(BigInteger.valueOf(solver.value(objective)));
  }

  private Optional<BigInteger> lowerBound(CpSolver solver) {
    return goal == Goal.ANY
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
