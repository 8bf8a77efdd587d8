package org.secateur.checker.claim;

import java.util.Set;
import java.util.stream.IntStream;
import org.secateur.checker.verdict.Rejection;

/**
 * {@code claim infeasible}: no allowed mask has an error within the tolerance; where no mask is of
 * an allowed size, this needs neither a proof nor a tolerance.
 */
record InfeasibleClaim(int line) implements Claim {
  @Override
  public Set<String> uses() {
    return Set.of();
  }

  @Override
  public void require(Section section, Problem problem) throws Rejection {
    if (hasMasks(problem)) {
      section.requireNone(line, problem.sizes(), requireTolerance(problem), false);
    }
  }

  private static boolean hasMasks(Problem problem) {
    return IntStream.rangeClosed(problem.sizes().least(), problem.sizes().most())
        .anyMatch(problem::hasMask);
  }

  @Override
  public String words(Section section, Problem problem) {
    return hasMasks(problem)
        ? "no mask of %s has error at most %s"
            .formatted(problem.sizes(), problem.tolerance().orElseThrow())
        : "there is no mask of " + problem.sizes();
  }
}
