package org.secateur.tests.contract;

import org.secateur.model.SubsetSumInstance;

final class HorowitzSahniContractTest extends SubsetSumEngineContract {
  HorowitzSahniContractTest() {
    super("horowitz-sahni");
  }

  @Override
  boolean takes(SubsetSumInstance instance) {
    return !instance.objective().needsInterval() && isNarrow(instance);
  }
}
