package org.secateur.checker.subsetsum;

import java.util.Set;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.claim.Claim;
import org.secateur.checker.claim.Problem;
import org.secateur.checker.claim.Section;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * {@code claim is-cover yes|no}: whether every target of the interval has a mask within the
 * tolerance. No is shown at the worst target.
 */
record IsCoverClaim(int line, boolean yes) implements Claim {
  static IsCoverClaim read(Line line) throws Rejection {
    boolean yes = line.either("yes", "no");
    return new IsCoverClaim(line.number(), yes);
  }

  @Override
  public Set<String> uses() {
    return yes ? Set.of() : Set.of("worst");
  }

  @Override
  public boolean isAboutInterval() {
    return true;
  }

  @Override
  public void require(Section section, Problem problem) throws Rejection {
    Real tolerance = requireTolerance(problem);
    if (yes) {
      CoverClaim.requireCovered(line, section, tolerance);
    } else {
      section.requireNone(line, problem.sizes(), tolerance, false);
    }
  }

  @Override
  public String words(Section section, Problem problem) {
    return (yes ? "every target has a mask of " : "not every target has a mask of ")
        + problem.sizes()
        + " with error at most "
        + problem.tolerance().orElseThrow()
        + section.target().map(z -> "; target " + z.get(0) + " has none").orElse("");
  }
}
