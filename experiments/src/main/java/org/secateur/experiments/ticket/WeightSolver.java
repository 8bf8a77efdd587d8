package org.secateur.experiments.ticket;

import java.util.Optional;
import java.util.OptionalInt;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.mitm.ExactSolver;
import org.secateur.solver.mitm.RowSolver;
import org.secateur.solver.reduction.ScalarGrid;

/**
 * Solves the weights of one row at a time, exactly: by a table where the samples fit on a grid of
 * 64-bit integers, else by the engine {@code auto}. One for each thread; tables are kept for reuse.
 */
final class WeightSolver {
  /** Marks a mask that is not within the tolerance, or not of the size asked for. */
  static final int UNREACHED = 1 << 30;

  private final RowSolver[] forRows = new RowSolver[RowSolver.MAX_SAMPLES + 1];
  private final RowSolver[] forWeights = new RowSolver[RowSolver.MAX_SAMPLES + 1];

  /**
   * A mask for each weight of a row against one vector of samples.
   *
   * @param targets of which one row is solved
   * @return masks, with {@link #UNREACHED} set where there is none within the tolerance or of the
   *     size; the mask is then one of least error
   */
  int[] solve(
      RationalMatrix samples,
      RationalMatrix targets,
      int row,
      WeightGoal goal,
      Optional<Rational> tolerance) {
    int n = samples.rows();
    if (n == 0) {
      int[] none = new int[targets.columns()];
      return goal.size().orElse(0) > 0 ? unreached(none) : none;
    }
    if (goal.size().isPresent() && goal.size().getAsInt() > n) {
      return unreached(leastError(samples, targets, row));
    }
    if (goal.size().isPresent()) {
      return ofSize(samples, targets, row, goal.size().getAsInt());
    }
    if (!goal.leastSize()) {
      return leastError(samples, targets, row);
    }
    int[] masks = leastSize(samples, targets, row, tolerance.orElseThrow());
    int[] nearest = null;
    for (int i = 0; i < masks.length; i++) {
      if (masks[i] == RowSolver.NONE) {
        nearest = nearest == null ? leastError(samples, targets, row) : nearest;
        masks[i] = nearest[i] | UNREACHED;
      }
    }
    return masks;
  }

  private static int[] unreached(int[] masks) {
    for (int i = 0; i < masks.length; i++) {
      masks[i] |= UNREACHED;
    }
    return masks;
  }

  private RowSolver table(int n, int targets) {
    RowSolver[] solvers = targets > 1 ? forRows : forWeights;
    if (solvers[n] == null) {
      solvers[n] = targets > 1 ? new RowSolver(n) : RowSolver.forSingleTargets(n);
    }
    return solvers[n];
  }

  private int[] leastError(RationalMatrix samples, RationalMatrix targets, int row) {
    return ScalarGrid.of(samples)
        .map(g -> table(samples.rows(), targets.columns()).leastError(g, targets, row))
        .orElseGet(() -> byEngine(samples, targets, row, OptionalInt.empty(), Optional.empty()));
  }

  private int[] ofSize(RationalMatrix samples, RationalMatrix targets, int row, int size) {
    return ScalarGrid.of(samples)
        .map(g -> table(samples.rows(), targets.columns()).leastError(g, targets, row, size))
        .orElseGet(() -> byEngine(samples, targets, row, OptionalInt.of(size), Optional.empty()));
  }

  private int[] leastSize(
      RationalMatrix samples, RationalMatrix targets, int row, Rational tolerance) {
    return ScalarGrid.of(samples)
        .map(g -> table(samples.rows(), targets.columns()).leastSize(g, targets, row, tolerance))
        .orElseGet(
            () -> byEngine(samples, targets, row, OptionalInt.empty(), Optional.of(tolerance)));
  }

  private static int[] byEngine(
      RationalMatrix samples,
      RationalMatrix targets,
      int row,
      OptionalInt size,
      Optional<Rational> tolerance) {
    SubsetSumInstance instance =
        new SubsetSumInstance(
            samples,
            RationalMatrix.column(targets.row(row)),
            true,
            size.isPresent() ? Optional.of(SizeRange.exactly(size.getAsInt())) : Optional.empty(),
            tolerance,
            Optional.empty(),
            tolerance.isPresent() ? Objective.MIN_SIZE : Objective.MIN_ERROR,
            Optional.empty());
    try {
      return ExactSolver.auto()
          .solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT)
          .answers()
          .stream()
          .mapToInt(a -> a.incumbent().map(WeightSolver::bits).orElse(RowSolver.NONE))
          .toArray();
    } catch (BackendException e) {
      throw new IllegalStateException("the engine auto failed: " + e.getMessage(), e);
    }
  }

  private static int bits(Incumbent incumbent) {
    int bits = 0;
    for (int i : incumbent.mask().kept()) {
      bits |= 1 << i;
    }
    return bits;
  }
}
