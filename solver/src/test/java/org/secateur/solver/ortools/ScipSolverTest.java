package org.secateur.solver.ortools;

import org.secateur.solver.backend.BackendContractTest;

final class ScipSolverTest extends BackendContractTest {
  ScipSolverTest() {
    super(new ScipSolver());
  }
}
