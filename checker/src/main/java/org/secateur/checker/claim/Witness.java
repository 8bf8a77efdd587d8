package org.secateur.checker.claim;

import java.util.List;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code witness}: a mask, evaluated from the instance alone. It proves that its error is what
 * it is, and nothing else.
 *
 * @param kept indices of the kept items, strictly ascending
 * @param size of the mask
 */
public record Witness(int line, List<Integer> kept, int size) {

  /**
   * Reads the indices up to the end of the line. Side conditions: every index names an item, and
   * the size is an allowed one.
   */
  static Witness read(Line line, Problem problem) throws Rejection {
    List<Integer> kept = line.indices();
    if (!kept.isEmpty() && kept.get(kept.size() - 1) >= problem.items()) {
      throw Rejection.invalid(
          line.number(),
          "witness keeps %s, expected indices below %s",
          kept.get(kept.size() - 1),
          problem.items());
    }
    Witness witness = new Witness(line.number(), kept, problem.size(kept));
    if (!problem.sizes().contains(witness.size)) {
      throw Rejection.invalid(
          line.number(), "witness of size %s, expected %s", witness.size, problem.sizes());
    }
    return witness;
  }

  /** Side condition: the error is at most a bound. */
  void requireWithin(Real bound, Problem problem, List<Fraction> target) throws Rejection {
    Real error = problem.error(line, kept, target);
    if (error.isAbove(bound)) {
      throw Rejection.invalid(line, "witness has error %s, expected at most %s", error, bound);
    }
  }
}
