package org.secateur.tests.contract;

import org.secateur.model.Objective;
import org.secateur.model.SubsetSumInstance;

final class IndexedTableContractTest extends SubsetSumEngineContract {
  IndexedTableContractTest() {
    super("indexed-table");
  }

  @Override
  boolean takes(SubsetSumInstance instance) {
    return isNarrow(instance)
        && instance.dimension() == 1
        && instance.objective() != Objective.COUNT
        && !instance.objective().needsInterval();
  }
}
