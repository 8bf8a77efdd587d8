package org.secateur.solver.z3;

import org.secateur.solver.backend.BackendSolver;

/**
 * The engine {@code z3}: Z3 with exact rationals, by a descent of our own. Encoding, proof and
 * limits: proofs-notes/encoding-z3.md.
 */
public final class Z3Solver extends BackendSolver {
  public Z3Solver() {
    super(new Z3Backend());
  }
}
