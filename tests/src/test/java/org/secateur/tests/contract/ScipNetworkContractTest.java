package org.secateur.tests.contract;

final class ScipNetworkContractTest extends BackendNetworkContract {
  ScipNetworkContractTest() {
    super("scip");
  }

  @Override
  protected int mostInputs() {
    return 2;
  }

  @Override
  protected boolean isExact() {
    return false;
  }
}
