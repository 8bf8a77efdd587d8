package org.secateur.tests.contract;

final class CpSatNetworkContractTest extends BackendNetworkContract {
  CpSatNetworkContractTest() {
    super("cp-sat");
  }
}
