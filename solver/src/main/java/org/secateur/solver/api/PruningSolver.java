package org.secateur.solver.api;

import java.util.Optional;
import org.secateur.model.Instance;
import org.secateur.model.SolveResult;

/** An engine: takes an instance, gives a result. Stateless, and safe to share between threads. */
public interface PruningSolver {
  SolverInfo info();

  /**
   * Why this engine cannot take the instance, in one sentence that names the limit; empty where it
   * can. Callers ask first; {@code solve} may assume a supported instance.
   */
  Optional<String> unsupported(Instance instance);

  /**
   * Solves within the limits. Running out of a limit is a result, not an exception.
   *
   * @param seed of every random choice
   * @throws BackendException if a native backend is missing or fails
   * @throws IllegalArgumentException if the instance is not supported
   */
  SolveResult solve(Instance instance, SearchLimits limits, long seed, SearchListener listener)
      throws BackendException;
}
