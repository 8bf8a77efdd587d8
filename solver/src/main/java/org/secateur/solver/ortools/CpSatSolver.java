package org.secateur.solver.ortools;

import org.secateur.solver.backend.BackendSolver;

/**
 * The engine {@code cp-sat}: OR-Tools' constraint solver on 64-bit integers. Encoding, proof and
 * limits: proofs-notes/encoding-cp-sat.md.
 */
public final class CpSatSolver extends BackendSolver {
  public CpSatSolver() {
    super(new CpSatBackend());
  }
}
