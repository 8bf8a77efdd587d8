package org.secateur.solver.ortools;

import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelSolver;
import com.google.ortools.modelbuilder.SolveStatus;
import com.google.ortools.modelbuilder.Variable;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.backend.Reply;

/** A run of HiGHS on a model whose answer is a mask of its Booleans. */
final class HighsRun {
  private final ModelBuilder model;
  private final Variable[] kept;
  private final DoubleFunction<Optional<BigInteger>> claimed;

  /**
   * @param claimed the value that an objective of the solver stands for
   */
  HighsRun(ModelBuilder model, Variable[] kept, DoubleFunction<Optional<BigInteger>> claimed) {
    this.model = model;
    this.kept = kept;
    this.claimed = claimed;
  }

  /**
   * Solves the model. The bound that OR-Tools reports for HiGHS is a copy of the objective, so it
   * is used only where the claim is optimality.
   */
  Reply solve(ModelSolver solver) throws BackendException {
    SolveStatus status = solver.solve(model);
    return switch (status) {
      case OPTIMAL -> Reply.optimal(mask(solver), claimedValue(solver), 0);
      case FEASIBLE -> Reply.feasible(mask(solver), Optional.empty(), 0);
      case INFEASIBLE -> Reply.infeasible(0);
      // HiGHS found its own mask outside of its tolerances.
      case NOT_SOLVED -> Reply.gaveUp(0);
      case UNKNOWN_STATUS, CANCELLED_BY_USER -> Reply.unknown(Optional.empty(), 0);
      case UNBOUNDED,
          ABNORMAL,
          MODEL_IS_VALID,
          MODEL_INVALID,
          INVALID_SOLVER_PARAMETERS,
          SOLVER_TYPE_UNAVAILABLE,
          INCOMPATIBLE_OPTIONS ->
          throw new BackendException("highs gave up with status " + status);
    };
  }

  private Mask mask(ModelSolver solver) {
    return Mask.ofKept(
        kept.length,
        IntStream.range(0, kept.length).filter(i -> solver.getValue(kept[i]) > 0.5).toArray());
  }

  private Optional<BigInteger> claimedValue(ModelSolver solver) {
    double value = solver.getObjectiveValue();
    return Double.isFinite(value) ? claimed.apply(value) : Optional.empty();
  }
}
