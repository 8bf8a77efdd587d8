package org.secateur.tests.contract;

import org.secateur.model.SubsetSumInstance;

final class AutoContractTest extends SubsetSumEngineContract {
  AutoContractTest() {
    super("auto");
  }

  @Override
  boolean takes(SubsetSumInstance instance) {
    return true;
  }
}
