package org.secateur.experiments.bench;

import java.util.Optional;
import org.secateur.model.Instance;
import org.secateur.model.SolveResult;
import org.secateur.model.StopReason;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** What is timed. */
public interface BenchTask {
  /**
   * How a run ended.
   *
   * @param method that answered
   * @param result where the whole task is the one instance of {@link #duel}
   */
  record Outcome(StopReason stopReason, String method, Optional<SolveResult> result) {}

  /** Runs once, to the end or to a limit. */
  Outcome run(SearchLimits limits, SearchListener listener) throws BackendException;

  /** The instance that backends are asked: the task itself or one of its parts. */
  Instance duel();

  /** How many instances like {@link #duel} the task answers. */
  int answers();
}
