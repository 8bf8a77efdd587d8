package org.secateur.solver.ortools;

import org.secateur.solver.backend.BackendLimitsTest;

final class ScipLimitsTest extends BackendLimitsTest {
  ScipLimitsTest() {
    super(new ScipSolver());
  }
}
