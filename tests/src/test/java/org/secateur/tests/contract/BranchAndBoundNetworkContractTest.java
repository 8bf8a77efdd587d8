package org.secateur.tests.contract;

/** The tree search on its own name. */
final class BranchAndBoundNetworkContractTest extends NetworkEngineContract {
  BranchAndBoundNetworkContractTest() {
    super("branch-and-bound");
  }
}
