package org.secateur.solver.z3;

import org.secateur.solver.backend.BackendLimitsTest;

final class Z3LimitsTest extends BackendLimitsTest {
  Z3LimitsTest() {
    super(new Z3Solver());
  }
}
