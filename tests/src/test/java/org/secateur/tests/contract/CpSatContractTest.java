package org.secateur.tests.contract;

import org.secateur.model.SubsetSumInstance;

final class CpSatContractTest extends BackendEngineContract {
  CpSatContractTest() {
    super("cp-sat");
  }

  @Override
  boolean takes(SubsetSumInstance instance) {
    return asksForMasks(instance) && isNarrow(instance);
  }
}
