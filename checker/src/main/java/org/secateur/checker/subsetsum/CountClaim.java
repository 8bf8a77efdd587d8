package org.secateur.checker.subsetsum;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.claim.Claim;
import org.secateur.checker.claim.Problem;
import org.secateur.checker.claim.Section;
import org.secateur.checker.claim.Step;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * {@code claim count L U}: the number of allowed masks with error within the tolerance lies in [L,
 * U]. No step is needed for 0 below and the number of all allowed masks above.
 */
record CountClaim(int line, BigInteger lower, BigInteger upper) implements Claim {
  static CountClaim read(Line line) throws Rejection {
    return new CountClaim(
        line.number(), line.natural("a number of masks"), line.natural("a number of masks"));
  }

  @Override
  public Set<String> uses() {
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
            .filter(f -> f instanceof MaskCount)
            .map(f -> (MaskCount) f)
            .filter(f -> f.sizes().equals(problem.sizes()) && Real.of(f.bound()).equals(tolerance))
            .map(MaskCount::count)
            .findFirst();
    requireBelow(counted.orElse(BigInteger.ZERO), counted.orElse(all));
  }

  /** The claimed range must hold the range that is shown. */
  private void requireBelow(BigInteger shownLower, BigInteger shownUpper) throws Rejection {
    if (lower.compareTo(shownLower) > 0 || upper.compareTo(shownUpper) < 0) {
      throw Rejection.invalid(
          line,
          "count in [%s, %s] is claimed, the steps show [%s, %s]",
          lower,
          upper,
          shownLower,
          shownUpper);
    }
  }

  @Override
  public String words(Section section, Problem problem) {
    return "the number of masks of %s with error at most %s%s"
        .formatted(
            problem.sizes(), problem.tolerance().orElseThrow(), words(lower, Optional.of(upper)));
  }
}
