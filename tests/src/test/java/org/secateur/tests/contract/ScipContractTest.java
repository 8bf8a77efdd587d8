package org.secateur.tests.contract;

import org.secateur.model.SubsetSumInstance;

final class ScipContractTest extends BackendEngineContract {
  ScipContractTest() {
    super("scip");
  }

  @Override
  boolean takes(SubsetSumInstance instance) {
    return asksForMasks(instance) && isFiniteForMip(instance);
  }
}
