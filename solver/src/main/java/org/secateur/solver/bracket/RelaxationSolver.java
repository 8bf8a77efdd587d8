package org.secateur.solver.bracket;

import java.time.Duration;
import java.util.Optional;
import org.secateur.solver.bracket.Relaxation.Candidate;

/**
 * Solves linear relaxations in floating point; found as a service. Its answers are candidates for
 * an exact bound, so that nothing depends on their being right.
 */
public interface RelaxationSolver {
  /**
   * Proposes multipliers.
   *
   * @param time to be spent at most
   * @return empty where the solver fails, or its native library is missing
   */
  Optional<Candidate> solve(Relaxation relaxation, Duration time);
}
