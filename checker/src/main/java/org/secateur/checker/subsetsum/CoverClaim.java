package org.secateur.checker.subsetsum;

import java.util.Optional;
import java.util.Set;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.claim.Claim;
import org.secateur.checker.claim.Problem;
import org.secateur.checker.claim.Section;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * {@code claim cover L U}: the largest least error over the targets of the interval lies in [L, U].
 * L is shown at the worst target, U by a fact {@code covered}.
 */
record CoverClaim(int line, Real lower, Optional<Real> upper) implements Claim {
  static CoverClaim read(Line line) throws Rejection {
    return new CoverClaim(line.number(), line.real(), line.realOrUnknown());
  }

  @Override
  public Set<String> uses() {
    return Set.of("worst");
  }

  @Override
  public boolean isAboutInterval() {
    return true;
  }

  @Override
  public void require(Section section, Problem problem) throws Rejection {
    if (upper.isPresent()) {
      requireOrder(lower, upper.get());
      requireCovered(line, section, upper.get());
    }
    section.requireNone(line, problem.sizes(), lower, true);
  }

  /** Side condition of an upper bound: a fact covers the interval within it. */
  static void requireCovered(int line, Section section, Real radius) throws Rejection {
    if (section.steps().stream()
        .noneMatch(s -> s.fact() instanceof Covered f && !Real.of(f.radius()).isAbove(radius))) {
      throw Rejection.invalid(line, "no step shows that the interval is covered within " + radius);
    }
  }

  @Override
  public String words(Section section, Problem problem) {
    return "the covering radius by masks of "
        + problem.sizes()
        + words(lower, upper)
        + section.target().map(z -> ", the lower bound attained at target " + z.get(0)).orElse("");
  }
}
