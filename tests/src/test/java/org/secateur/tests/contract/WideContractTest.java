package org.secateur.tests.contract;

import org.secateur.model.SubsetSumInstance;

final class WideContractTest extends SubsetSumEngineContract {
  WideContractTest() {
    super("wide");
  }

  @Override
  boolean takes(SubsetSumInstance instance) {
    return !instance.objective().needsInterval();
  }
}
