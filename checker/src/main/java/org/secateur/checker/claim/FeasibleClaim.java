package org.secateur.checker.claim;

import org.secateur.checker.verdict.Rejection;

/** {@code claim feasible}: the witness has an error within the tolerance. */
record FeasibleClaim(int line) implements Claim {
  @Override
  public void require(Section section, Problem problem) throws Rejection {
    section.requireWithin(line, requireTolerance(problem), problem);
  }

  @Override
  public String words(Section section, Problem problem) {
    return "a mask of %s with error at most %s exists: %s"
        .formatted(
            problem.sizes(),
            problem.tolerance().orElseThrow(),
            section.witness().orElseThrow().kept());
  }
}
