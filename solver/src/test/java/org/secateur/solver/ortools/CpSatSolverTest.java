package org.secateur.solver.ortools;

import org.secateur.solver.backend.BackendContractTest;

final class CpSatSolverTest extends BackendContractTest {
  CpSatSolverTest() {
    super(new CpSatSolver());
  }
}
