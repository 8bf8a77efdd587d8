package org.secateur.checker.claim;

import java.util.Set;
import org.secateur.checker.verdict.Rejection;

/** {@code claim infeasible}: no allowed mask has an error within the tolerance. */
record InfeasibleClaim(int line) implements Claim {
  @Override
  public Set<Part> uses() {
    return Set.of();
  }

  @Override
  public void require(Section section, Problem problem) throws Rejection {
    section.requireNone(line, problem.sizes(), requireTolerance(problem), false);
  }

  @Override
  public String words(Section section, Problem problem) {
    return "no mask of %s has error at most %s"
        .formatted(problem.sizes(), problem.tolerance().orElseThrow());
  }
}
