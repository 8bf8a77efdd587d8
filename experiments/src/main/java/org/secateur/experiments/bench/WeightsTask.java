package org.secateur.experiments.bench;

import java.util.List;
import java.util.Optional;
import org.secateur.experiments.batch.BatchLayer;
import org.secateur.experiments.batch.BatchProblem;
import org.secateur.experiments.batch.BatchResult;
import org.secateur.experiments.batch.BatchRun;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** All weights of a network; backends are asked the first weight of the first row. */
record WeightsTask(BatchProblem problem) implements BenchTask {
  @Override
  public Outcome run(SearchLimits limits, SearchListener listener) {
    BatchResult result = new BatchRun(problem, limits, listener).solve();
    return new Outcome(result.stopReason(), "batch of rows", Optional.empty());
  }

  @Override
  public SubsetSumInstance duel() {
    BatchLayer layer = problem.layers().get(0);
    return new SubsetSumInstance(
        layer.samples().get(0),
        RationalMatrix.column(List.of(layer.targets().get(0, 0))),
        false,
        Optional.empty(),
        problem.tolerance(),
        Optional.empty(),
        problem.objective(),
        Optional.empty());
  }

  @Override
  public int answers() {
    return problem.layers().stream()
        .mapToInt(l -> l.targets().rows() * l.targets().columns())
        .sum();
  }
}
