package org.secateur.tests.contract;

import org.junit.jupiter.api.Tag;
import org.secateur.model.Objective;

/** The contract for backends, each of which takes half of the questions. */
@Tag("native")
abstract class BackendNetworkContract extends NetworkEngineContract {
  BackendNetworkContract(String name) {
    super(name);
  }

  @Override
  protected boolean asks(int number, Objective objective) {
    return (number + objective.ordinal()) % 2 == 0;
  }
}
