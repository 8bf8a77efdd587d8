package org.secateur.solver.z3;

import org.secateur.solver.backend.BackendContractTest;

final class Z3SolverTest extends BackendContractTest {
  Z3SolverTest() {
    super(new Z3Solver());
  }
}
