package org.secateur.solver.ortools;

import org.secateur.solver.backend.BackendSolver;

/**
 * The engine {@code scip}: SCIP through OR-Tools, in doubles. Encoding, proof and limits:
 * proofs-notes/encoding-mip.md.
 */
public final class ScipSolver extends BackendSolver {
  public ScipSolver() {
    super(new ScipBackend());
  }
}
