package org.secateur.tests.contract;

import org.secateur.model.SubsetSumInstance;

final class SchroeppelShamirContractTest extends SubsetSumEngineContract {
  SchroeppelShamirContractTest() {
    super("schroeppel-shamir");
  }

  @Override
  boolean takes(SubsetSumInstance instance) {
    return !instance.objective().needsInterval() && instance.dimension() == 1 && isNarrow(instance);
  }
}
