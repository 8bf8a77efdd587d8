package org.secateur.tests.contract;

/** The default engine, on networks. */
final class AutoNetworkContractTest extends NetworkEngineContract {
  AutoNetworkContractTest() {
    super("auto");
  }

  @Override
  protected int rounds() {
    return 4;
  }
}
