package org.secateur.solver.ortools;

import org.secateur.solver.backend.BackendLimitsTest;

final class HighsLimitsTest extends BackendLimitsTest {
  HighsLimitsTest() {
    super(new HighsSolver());
  }
}
