package org.secateur.checker.claim;

import java.util.Optional;
import java.util.Set;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.verdict.Rejection;

/** What a section claims. Each kind of claim is one class. */
public interface Claim {
  int line();

  /** With which words lines may follow that are its parts: witness, worst, point. */
  default Set<String> uses() {
    return Set.of("witness");
  }

  /** Whether it speaks of the interval; otherwise of a target. */
  default boolean isAboutInterval() {
    return false;
  }

  /**
   * Returns if the claim follows from the witness and from what the steps say; the steps themselves
   * are verified by their rules.
   */
  void require(Section section, Problem problem) throws Rejection;

  /** The claim in words, without naming the target. */
  String words(Section section, Problem problem);

  /** A range in words. */
  default <T extends Comparable<T>> String words(T lower, Optional<T> upper) {
    if (upper.isEmpty()) {
      return " is at least " + lower;
    }
    return lower.compareTo(upper.get()) == 0
        ? " is exactly " + lower
        : " lies in [" + lower + ", " + upper.get() + "]";
  }

  /** Side condition lower ≤ upper of a claimed range. */
  default <T extends Comparable<T>> void requireOrder(T lower, T upper) throws Rejection {
    if (lower.compareTo(upper) > 0) {
      throw Rejection.invalid(line(), "lower bound %s above upper bound %s", lower, upper);
    }
  }

  /** Side condition of claims that speak of the tolerance. */
  default Real requireTolerance(Problem problem) throws Rejection {
    if (problem.tolerance().isEmpty()) {
      throw Rejection.invalid(line(), "the claim needs a tolerance, the instance has none");
    }
    return Real.of(problem.tolerance().get());
  }
}
