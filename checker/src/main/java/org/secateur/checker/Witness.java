package org.secateur.checker;

import java.util.List;

/**
 * Rule {@code witness}: a mask, evaluated from the instance alone. It proves that its error is what
 * it is, and nothing else.
 *
 * @param kept indices of the kept samples, strictly ascending
 */
record Witness(int line, List<Integer> kept) {

  int size() {
    return kept.size();
  }

  /** Side conditions: every index names a sample, and the size is an allowed one. */
  void verify(Problem problem) throws Rejection {
    int n = problem.sampleCount();
    if (!kept.isEmpty() && kept.get(kept.size() - 1) >= n) {
      throw Rejection.invalid(
          line, "witness keeps " + kept.get(kept.size() - 1) + ", expected indices below " + n);
    }
    if (!problem.sizes().contains(size())) {
      throw Rejection.invalid(line, "witness of size " + size() + ", expected " + problem.sizes());
    }
  }

  /** Side condition: the error is at most a bound. */
  Fraction requireWithin(Fraction bound, Problem problem, List<Fraction> target) throws Rejection {
    Fraction error = problem.error(kept, target);
    if (error.isAbove(bound)) {
      throw Rejection.invalid(line, "witness has error " + error + ", expected at most " + bound);
    }
    return error;
  }
}
