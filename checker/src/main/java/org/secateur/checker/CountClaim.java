package org.secateur.checker;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/**
 * {@code claim count L U}: the number of allowed masks with error within the tolerance lies in [L,
 * U]. No step is needed for 0 below and the number of all allowed masks above.
 */
record CountClaim(int line, BigInteger lower, BigInteger upper) implements Claim {
  static CountClaim read(Line line) throws Rejection {
    return new CountClaim(line.number(), Fact.natural(line), Fact.natural(line));
  }

  @Override
  public Set<Part> uses() {
    return Set.of();
  }

  @Override
  public void require(Section section, Problem problem) throws Rejection {
    Real tolerance = requireTolerance(problem);
    requireOrder(lower, upper);
    BigInteger all = problem.sizes().masks(problem.items());
    Optional<BigInteger> counted =
        section.steps().stream()
            .map(Step::fact)
            .filter(f -> f instanceof Fact.MaskCount)
            .map(f -> (Fact.MaskCount) f)
            .filter(f -> f.sizes().equals(problem.sizes()) && Real.of(f.bound()).equals(tolerance))
            .map(Fact.MaskCount::count)
            .findFirst();
    requireBelow(counted.orElse(BigInteger.ZERO), counted.orElse(all));
  }

  /** The claimed range must hold the range that is shown. */
  private void requireBelow(BigInteger shownLower, BigInteger shownUpper) throws Rejection {
    if (lower.compareTo(shownLower) > 0 || upper.compareTo(shownUpper) < 0) {
      throw Rejection.invalid(
          line,
          "count in ["
              + lower
              + ", "
              + upper
              + "] is claimed, the steps show ["
              + shownLower
              + ", "
              + shownUpper
              + "]");
    }
  }

  @Override
  public String words(Section section, Problem problem) {
    return "the number of masks of "
        + problem.sizes()
        + " with error at most "
        + problem.tolerance().orElseThrow()
        + Ranges.words(lower, Optional.of(upper));
  }
}
