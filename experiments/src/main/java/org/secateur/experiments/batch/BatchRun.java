package org.secateur.experiments.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.limits.Workers;
import org.secateur.solver.mitm.RowSolver;
import org.secateur.solver.reduction.ScalarGrid;

/**
 * Solves all weights of a batch exactly, rows in parallel, one table of subset sums for each row.
 * Every mask is evaluated again on the exact samples before it is counted.
 */
public final class BatchRun {
  private final BatchProblem problem;
  private final SearchLimits limits;
  private final Budget budget;

  public BatchRun(BatchProblem problem, SearchLimits limits, SearchListener listener) {
    this.problem = problem;
    this.limits = limits;
    this.budget = new Budget(limits, listener);
  }

  /** One row of a layer. */
  private record Row(LayerRows layer, int index) {}

  /**
   * Solves until everything is solved or a limit runs out; rows are then missing as a whole.
   *
   * @throws IllegalArgumentException if the samples of a row need more than 61 bits on a grid
   */
  public BatchResult solve() {
    List<LayerRows> layers = problem.layers().stream().map(l -> new LayerRows(l)).toList();
    List<Row> rows = new ArrayList<>();
    for (LayerRows layer : layers) {
      for (int r = 0; r < layer.layer.targets().rows(); r++) {
        rows.add(new Row(layer, r));
      }
    }
    StopReason reason = run(rows);
    return new BatchResult(
        layers.stream().map(LayerRows::answers).toList(),
        reason,
        limits.threads(),
        budget.elapsed());
  }

  private StopReason run(List<Row> rows) {
    ThreadLocal<RowSolver> solvers =
        ThreadLocal.withInitial(() -> new RowSolver(problem.sampleCount()));
    AtomicInteger done = new AtomicInteger();
    try {
      Workers.run(
          limits.threads(),
          rows.size(),
          i -> {
            Row row = rows.get(i);
            row.layer.solve(row.index, solvers.get());
            budget.spend(row.layer.layer.targets().columns());
            budget.progress("rows", done.incrementAndGet(), rows.size());
          });
      return StopReason.COMPLETED;
    } catch (SearchStopped stopped) {
      return stopped.reason();
    }
  }

  /** The answers of a layer while they come in; threads write to different rows. */
  private final class LayerRows {
    private final BatchLayer layer;
    private final int perRow;
    private final int[] masks;
    private final double[] errors;
    private final Rational[] largest;

    LayerRows(BatchLayer layer) {
      this.layer = layer;
      perRow = layer.targets().columns() * problem.masksPerWeight();
      masks = new int[Math.multiplyExact(layer.targets().rows(), perRow)];
      Arrays.fill(masks, LayerAnswers.UNSOLVED);
      errors = new double[masks.length];
      Arrays.fill(errors, Double.NaN);
      largest = new Rational[layer.targets().rows()];
    }

    void solve(int row, RowSolver solver) {
      RationalMatrix samples = layer.samples().get(row);
      ScalarGrid grid =
          ScalarGrid.of(samples)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "layer "
                              + layer.name()
                              + ", row "
                              + row
                              + ": the samples need more than "
                              + ScalarGrid.MAX_BITS
                              + " bits on a common grid. Maybe solve this row with 'solve'."));
      int[] solved =
          switch (problem.objective()) {
            case MIN_ERROR -> solver.leastError(grid, layer.targets(), row);
            case MIN_SIZE ->
                solver.leastSize(grid, layer.targets(), row, problem.tolerance().orElseThrow());
            case PARETO -> solver.fronts(grid, layer.targets(), row);
            case DECIDE, COUNT, COVER, IS_COVER ->
                throw new IllegalStateException("refused by BatchProblem");
          };
      largest[row] = new RowErrors(grid, layer.targets(), row).fill(solved, errors, row * perRow);
      System.arraycopy(solved, 0, masks, row * perRow, perRow);
    }

    LayerAnswers answers() {
      return new LayerAnswers(
          layer.name(),
          layer.targets().rows(),
          layer.targets().columns(),
          masks,
          errors,
          Arrays.stream(largest)
              .flatMap(l -> Optional.ofNullable(l).stream())
              .reduce(Rational.ZERO, (a, b) -> a.max(b)),
          (int) Arrays.stream(largest).filter(l -> l != null).count());
    }
  }
}
