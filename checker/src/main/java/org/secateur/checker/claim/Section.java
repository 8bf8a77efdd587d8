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
    int size = sizes.least();
    while (size <= sizes.most()) {
      NoMask fact = factFor(claimLine, size, bound, strict);
      // It settles all sizes up to its largest one.
      size = Math.min(fact.sizes().most(), sizes.most()) + 1;
    }
  }

  /** A fact that says that no mask of a size has an error within a bound. */
  private NoMask factFor(int claimLine, int size, Real bound, boolean strict) throws Rejection {
    for (Step step : steps) {
      if (step.fact() instanceof NoMask fact && fact.settles(size, bound, strict)) {
        return fact;
      }
    }
    throw Rejection.invalid(
        claimLine,
        "no step shows that no mask of size %s has error %s%s",
        size,
        strict ? "< " : "<= ",
        bound);
  }

  private Witness requireWitness(int claimLine) throws Rejection {
    if (witness.isEmpty()) {
      throw Rejection.invalid(claimLine, "no witness for the upper bound");
    }
    return witness.get();
  }

  /** Side condition of a claimed size. */
  void requireWitnessOfSize(int claimLine, int most) throws Rejection {
    int found = requireWitness(claimLine).size();
    if (found > most) {
      throw Rejection.invalid(
          claimLine, "size %s is claimed, the witness has size %s", most, found);
    }
  }

  /** Evaluates the witness against a bound. */
  void requireWithin(int claimLine, Real bound, Problem problem) throws Rejection {
    requireWitness(claimLine).requireWithin(bound, problem, target.orElseThrow());
  }
}
