package org.secateur.solver.ortools;

import org.secateur.solver.backend.BackendSolver;

/**
 * The engine {@code highs}: HiGHS through OR-Tools, in doubles. Encoding, proof and limits:
 * proofs-notes/encoding-mip.md.
 */
public final class HighsSolver extends BackendSolver {
  public HighsSolver() {
    super(new HighsBackend());
  }
}
