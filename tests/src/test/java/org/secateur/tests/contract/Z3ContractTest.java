package org.secateur.tests.contract;

import org.secateur.model.SubsetSumInstance;

final class Z3ContractTest extends BackendEngineContract {
  Z3ContractTest() {
    super("z3");
  }

  @Override
  boolean takes(SubsetSumInstance instance) {
    return asksForMasks(instance);
  }
}
