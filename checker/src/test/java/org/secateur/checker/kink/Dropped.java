package org.secateur.checker.kink;

import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.Plane;
import org.secateur.checker.tree.Options;
import org.secateur.checker.verdict.Rejection;

/** The options that the kink rule drops, of all. */
final class Dropped {
  private Dropped() {}

  static boolean[] of(NetworkProblem problem, Real bound, boolean strict) throws Rejection {
    Options options = Options.of(problem, 1);
    boolean[] dropped = new boolean[options.count()];
    KinkRule.drop(
        Plane.whole(problem), options, new NoMask(problem.sizes(), bound, strict), dropped);
    return dropped;
  }
}
