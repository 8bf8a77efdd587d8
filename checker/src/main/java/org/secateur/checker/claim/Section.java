package org.secateur.checker.claim;

import java.util.List;
import java.util.Optional;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.verdict.Rejection;

/**
 * What is claimed for one target or for the interval, and the proof.
 *
 * @param index of the target, or -1 for the interval
 * @param target of the facts: the instance's, or the named worst target of the interval
 */
public record Section(
    int line,
    int index,
    Claim claim,
    Optional<List<Fraction>> target,
    Optional<Witness> witness,
    List<Point> points,
    List<Step> steps) {

  public boolean isInterval() {
    return index < 0;
  }

  /**
   * Side condition of a lower bound: facts of this section say, for every size, that no mask has an
   * error below (strict) or at most (not strict) the bound.
   */
  public void requireNone(int claimLine, Sizes sizes, Real bound, boolean strict) throws Rejection {
    if (bound.signum() < 0 || strict && bound.signum() == 0) {
      return; // an error is never negative
    }
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      int settled = size;
      if (steps.stream()
          .noneMatch(s -> s.fact() instanceof NoMask f && f.settles(settled, bound, strict))) {
        throw Rejection.invalid(
            claimLine,
            "no step shows that no mask of size %s has error %s%s",
            size,
            strict ? "< " : "<= ",
            bound);
      }
    }
  }

  Witness requireWitness(int claimLine) throws Rejection {
    if (witness.isEmpty()) {
      throw Rejection.invalid(claimLine, "no witness for the upper bound");
    }
    return witness.get();
  }

  /** Evaluates the witness against a bound. */
  void requireWithin(int claimLine, Real bound, Problem problem) throws Rejection {
    requireWitness(claimLine).requireWithin(bound, problem, target.orElseThrow());
  }
}
