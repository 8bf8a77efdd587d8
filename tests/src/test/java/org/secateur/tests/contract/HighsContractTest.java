package org.secateur.tests.contract;

import org.secateur.model.SubsetSumInstance;

final class HighsContractTest extends BackendEngineContract {
  HighsContractTest() {
    super("highs");
  }

  @Override
  boolean takes(SubsetSumInstance instance) {
    return asksForMasks(instance) && isFiniteForMip(instance);
  }
}
