package org.secateur.tests.contract;

final class Z3NetworkContractTest extends BackendNetworkContract {
  Z3NetworkContractTest() {
    super("z3");
  }
}
