package org.secateur.solver.ortools;

import org.secateur.solver.backend.BackendContractTest;

final class HighsSolverTest extends BackendContractTest {
  HighsSolverTest() {
    super(new HighsSolver());
  }
}
