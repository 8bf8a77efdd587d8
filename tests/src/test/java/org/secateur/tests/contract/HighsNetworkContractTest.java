package org.secateur.tests.contract;

final class HighsNetworkContractTest extends BackendNetworkContract {
  HighsNetworkContractTest() {
    super("highs");
  }

  @Override
  protected boolean isExact() {
    return false;
  }
}
