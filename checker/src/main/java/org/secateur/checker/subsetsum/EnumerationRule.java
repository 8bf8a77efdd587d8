package org.secateur.checker.subsetsum;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.claim.Fact;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.halves.Covering;
import org.secateur.checker.halves.Enumeration;
import org.secateur.checker.halves.Halves;
import org.secateur.checker.halves.Summand;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code enumeration}: the checker forms all half sums itself and looks at every mask.
 *
 * <p>Cost and limits are those of section 6 of the specification and of {@link Halves}: 42 samples
 * where all sizes are needed.
 */
final class EnumerationRule {
  /** More have no use: halves of so many with few summands are beyond the limits of tables. */
  static final int MAX_SAMPLES = 126;

  private final SubsetSumProblem problem;

  /** The least common denominator of the samples: sums are integers over it. */
  private final BigInteger unit;

  private final Halves halves;

  EnumerationRule(SubsetSumProblem problem) {
    this.problem = problem;
    Matrix samples = Matrix.of(problem.samples());
    this.unit = samples.denominator();
    List<List<Summand>> each =
        IntStream.range(0, problem.items())
            .mapToObj(i -> List.of(new Summand(i, 1, samples.integers(i))))
            .toList();
    this.halves = new Halves(each, problem.dimension());
  }

  /**
   * Returns if the fact holds.
   *
   * @param line of the step
   * @param target of the section; empty where a section about an interval names no worst target
   * @throws Rejection INVALID with a counterexample or the right number, UNSUPPORTED beyond the
   *     rule's limit
   */
  void verify(int line, Fact fact, Optional<List<Fraction>> target) throws Rejection {
    if (fact instanceof Covered covered) {
      verifyCovered(line, covered);
      return;
    }
    if (target.isEmpty()) {
      throw Rejection.invalid(line, "a step about a target, the section names no worst target");
    }
    if (fact instanceof NoMask none) {
      verifyNone(line, none, target.get());
    } else if (fact instanceof MaskCount count) {
      verifyCount(line, count, target.get());
    }
  }

  private void verifyNone(int line, NoMask fact, List<Fraction> target) throws Rejection {
    Optional<Fraction> bound = fact.bound().rational();
    if (bound.isEmpty()) {
      throw Rejection.unsupported(line, "enumeration up to an irrational error");
    }
    Optional<List<Integer>> found =
        enumeration(line, bound.get(), fact.strict(), target)
            .choices(fact.sizes(), true)
            .values()
            .stream()
            .findFirst();
    if (found.isPresent()) {
      throw Rejection.invalid(
          line,
          "mask %s of size %s has error %s, expected none %s%s",
          found.get(),
          found.get().size(),
          problem.error(line, found.get(), target),
          fact.strict() ? "< " : "<= ",
          fact.bound());
    }
  }

  private void verifyCount(int line, MaskCount fact, List<Fraction> target) throws Rejection {
    long count = enumeration(line, fact.bound(), false, target).count(fact.sizes());
    if (!fact.count().equals(BigInteger.valueOf(count))) {
      throw Rejection.invalid(line, "count %s, enumeration finds %s", fact.count(), count);
    }
  }

  private void verifyCovered(int line, Covered fact) throws Rejection {
    if (problem.interval().isEmpty() || problem.dimension() != 1) {
      throw Rejection.invalid(line, "a covering step, the instance has no interval for numbers");
    }
    if (fact.radius().signum() < 0) {
      throw Rejection.invalid(line, "a radius of %s, expected at least 0", fact.radius());
    }
    requireFew(line);
    List<Fraction> interval = problem.interval().get();
    Optional<Fraction> uncovered =
        new Covering(line, halves, unit, interval.get(0), interval.get(1), fact.radius())
            .uncovered(problem.sizes());
    if (uncovered.isPresent()) {
      throw Rejection.invalid(
          line, "target %s has no sum within %s", uncovered.get(), fact.radius());
    }
  }

  private Enumeration enumeration(int line, Fraction bound, boolean strict, List<Fraction> target)
      throws Rejection {
    requireFew(line);
    BigInteger[] low = new BigInteger[target.size()];
    BigInteger[] high = new BigInteger[target.size()];
    for (int c = 0; c < low.length; c++) {
      Fraction least = target.get(c).minus(bound).times(unit);
      Fraction greatest = target.get(c).plus(bound).times(unit);
      low[c] = strict ? least.floor().add(BigInteger.ONE) : least.ceiling();
      high[c] = strict ? greatest.ceiling().subtract(BigInteger.ONE) : greatest.floor();
    }
    return new Enumeration(line, halves, low, high);
  }

  private void requireFew(int line) throws Rejection {
    if (problem.items() > MAX_SAMPLES) {
      throw Rejection.unsupported(
          line, "enumeration over %s samples, the limit is %s", problem.items(), MAX_SAMPLES);
    }
  }
}
