package org.secateur.checker.claim;

import java.util.Optional;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * {@code claim min-size L U [error E]}: every allowed mask with error within the tolerance has at
 * least L kept samples, and one has at most U; with {@code error}, L = U and E is the least error
 * of a mask of that size.
 */
record MinSizeClaim(int line, int lower, Optional<Integer> upper, Optional<Real> error)
    implements Claim {
  static MinSizeClaim read(Line line) throws Rejection {
    int lower = line.integer();
    Optional<Integer> upper =
        line.accept("unknown") ? Optional.empty() : Optional.of(line.integer());
    Optional<Real> error = line.accept("error") ? Optional.of(line.real()) : Optional.empty();
    return new MinSizeClaim(line.number(), lower, upper, error);
  }

  @Override
  public void require(Section section, Problem problem) throws Rejection {
    Real tolerance = requireTolerance(problem);
    if (upper.isPresent()) {
      requireOrder(lower, upper.get());
      section.requireWitnessOfSize(line, upper.get());
      section.requireWithin(line, tolerance, problem);
    }
    Sizes allowed = problem.sizes();
    Sizes smaller = new Sizes(allowed.least(), Math.min(allowed.most(), lower - 1));
    section.requireNone(line, smaller, tolerance, false);
    if (error.isPresent()) {
      requireError(section, problem, error.get());
    }
  }

  private void requireError(Section section, Problem problem, Real claimed) throws Rejection {
    if (upper.isEmpty() || upper.get() != lower) {
      throw Rejection.invalid(line, "an error is claimed, expected equal bounds of the size");
    }
    section.requireWithin(line, claimed, problem);
    section.requireNone(line, new Sizes(lower, lower), claimed, true);
  }

  @Override
  public String words(Section section, Problem problem) {
    return "the least size of a mask of "
        + problem.sizes()
        + " with error at most "
        + problem.tolerance().orElseThrow()
        + words(lower, upper)
        + (upper.isEmpty() ? ", if there is one" : "")
        + error.map(e -> ", and the least error of a mask of that size is " + e).orElse("");
  }
}
