package org.secateur.experiments.bench;

import java.util.Optional;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** One instance with one target, by an exact engine. */
record InstanceTask(PruningSolver engine, SubsetSumInstance duel) implements BenchTask {
  /** No engine that is timed draws random numbers; any seed will do. */
  static final long SEED = 1;

  @Override
  public Outcome run(SearchLimits limits, SearchListener listener) throws BackendException {
    SolveResult result = engine.solve(duel, limits, SEED, listener);
    return new Outcome(result.stopReason(), result.engine(), Optional.of(result));
  }

  @Override
  public int answers() {
    return 1;
  }
}
