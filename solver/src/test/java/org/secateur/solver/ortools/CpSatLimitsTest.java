package org.secateur.solver.ortools;

import org.secateur.solver.backend.BackendLimitsTest;

final class CpSatLimitsTest extends BackendLimitsTest {
  CpSatLimitsTest() {
    super(new CpSatSolver());
  }
}
