package org.secateur.solver.ortools;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearArgument;
import com.google.ortools.sat.LinearExpr;
import java.util.Optional;
import java.util.stream.IntStream;
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
  private final BoolVar[] kept;
  private final CpSatRun run;

  /**
   * Builds the model.
   *
   * @param cap on the error, in units; the upper end of e's domain
   */
  CpSatModel(ScaledTarget target, Query query, long cap) {
    LinearArgument objective;
    int n = target.sampleCount();
    kept = new BoolVar[n];
    for (int i = 0; i < n; i++) {
      kept[i] = model.newBoolVar("x" + i);
    }
    model.addLinearConstraint(LinearExpr.sum(kept), query.sizes().least(), query.sizes().most());
    if (query.goal() == Goal.LEAST_ERROR) {
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
    run =
        new CpSatRun(
            model, kept, query.goal() == Goal.ANY ? Optional.empty() : Optional.of(objective));
  }

  private LinearExpr sum(ScaledTarget target, int column) {
    long[] coefficients =
        IntStream.range(0, kept.length)
            .mapToLong(i -> target.sample(i, column).longValueExact())
            .toArray();
    return LinearExpr.weightedSum(kept, coefficients);
  }

  Reply solve(Session session) throws BackendException {
    return run.solve(session);
  }
}
