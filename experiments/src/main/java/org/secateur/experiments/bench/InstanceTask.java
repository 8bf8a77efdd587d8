package org.secateur.experiments.bench;

import java.time.Duration;
import java.util.Optional;
import org.secateur.model.Instance;
import org.secateur.model.SolveResult;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/**
 * One instance with one target, by an exact engine.
 *
 * @param limit of a run; absent where it is known to end
 */
record InstanceTask(PruningSolver engine, Instance duel, Optional<Duration> limit)
    implements BenchTask {
  /** No engine that is timed draws random numbers; any seed will do. */
  static final long SEED = 1;

  @Override
  public Outcome run(SearchLimits limits, SearchListener listener) throws BackendException {
    SolveResult result =
        engine.solve(duel, limit.map(limits::withTime).orElse(limits), SEED, listener);
    return new Outcome(result.stopReason(), result.engine(), Optional.of(result));
  }

  @Override
  public int answers() {
    return 1;
  }
}
