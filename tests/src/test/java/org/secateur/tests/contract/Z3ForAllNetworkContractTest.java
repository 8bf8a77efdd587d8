package org.secateur.tests.contract;

import org.junit.jupiter.api.Tag;
import org.secateur.model.Domain;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;

@Tag("native")
final class Z3ForAllNetworkContractTest extends NetworkEngineContract {
  Z3ForAllNetworkContractTest() {
    super("z3-forall");
  }

  /** Seven neurons of two inputs take half a minute. */
  @Override
  protected int largerWidth() {
    return 4;
  }

  @Override
  protected boolean takes(NetworkPruningInstance instance) {
    boolean isAsked =
        instance.objective() == Objective.DECIDE || instance.objective() == Objective.MIN_SIZE;
    boolean isRound =
        instance.domain() instanceof Domain.Ball ball
            && ball.norm() == Domain.Norm.TWO
            && ball.radius().signum() > 0
            && instance.network().inputs() > 1;
    return isAsked && !isRound;
  }
}
