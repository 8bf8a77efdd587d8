package org.secateur.checker.subsetsum;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.Fact;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code enumeration}: the checker forms all half sums itself and looks at every mask.
 *
 * <p>Cost and limits are those of section 6 of the specification: 2^21 half sums keep the tables
 * within some 150 MB for each half (42 samples where all sizes are needed); 2^25 pairs of a vector
 * step or sums of a covering step are some ten seconds.
 */
final class EnumerationRule {
  /** Masks of a half are words of 64 bits with a sign. */
  static final int MAX_SAMPLES = 126;

  static final int MAX_ENTRIES = 1 << 21;
  static final long MAX_VISITS = 1 << 25;

  private final SubsetSumProblem problem;

  private final Matrix samples;

  /** The least common denominator of the samples: sums are integers over it. */
  private final BigInteger unit;

  private final int leftLength;
  private final int rightLength;

  /** Tables of the last step, kept for the next. */
  private HalfSums left;

  private HalfSums right;

  EnumerationRule(SubsetSumProblem problem) {
    this.problem = problem;
    this.leftLength = (problem.items() + 1) / 2;
    this.rightLength = problem.items() - leftLength;
    this.samples = Matrix.of(problem.samples());
    this.unit = samples.denominator();
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
    Enumeration run = run(line, fact.sizes(), bound.get(), fact.strict(), target);
    Optional<List<Integer>> found = run.found(leftLength);
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
    long count = run(line, fact.sizes(), fact.bound(), false, target).count();
    if (!fact.count().equals(BigInteger.valueOf(count))) {
      throw Rejection.invalid(line, "count %s, enumeration finds %s", fact.count(), count);
    }
  }

  private void verifyCovered(int line, Covered fact) throws Rejection {
    if (problem.interval().isEmpty() || problem.dimension() != 1) {
      throw Rejection.invalid(line, "a covering step, the instance has no interval for numbers");
    }
    prepare(line, problem.sizes().most());
    Fraction lower = problem.interval().get().get(0);
    Fraction upper = problem.interval().get().get(1);
    Optional<Fraction> uncovered;
    try {
      uncovered =
          new Covering(left, right, unit, problem.sizes(), MAX_VISITS)
              .uncovered(lower, upper, fact.radius());
    } catch (ArithmeticException tooMany) {
      throw Rejection.unsupported(line, "enumeration of " + tooMany.getMessage());
    }
    if (uncovered.isPresent()) {
      throw Rejection.invalid(
          line, "target %s has no sum within %s", uncovered.get(), fact.radius());
    }
  }

  private Enumeration run(
      int line, Sizes sizes, Fraction bound, boolean strict, List<Fraction> target)
      throws Rejection {
    prepare(line, sizes.most());
    BigInteger[] low = new BigInteger[target.size()];
    BigInteger[] high = new BigInteger[target.size()];
    for (int c = 0; c < low.length; c++) {
      Fraction least = target.get(c).minus(bound).times(unit);
      Fraction greatest = target.get(c).plus(bound).times(unit);
      low[c] = strict ? least.floor().add(BigInteger.ONE) : least.ceiling();
      high[c] = strict ? greatest.ceiling().subtract(BigInteger.ONE) : greatest.floor();
    }
    Enumeration run = new Enumeration(left, right, low, high, MAX_VISITS);
    if (!run.run(sizes, leftLength, rightLength)) {
      throw Rejection.unsupported(
          line, "enumeration of more than %s pairs of half sums", MAX_VISITS);
    }
    return run;
  }

  /** Makes sure that the tables hold all half sums of up to that many summands. */
  private void prepare(int line, int most) throws Rejection {
    if (left != null && left.most() >= Math.min(most, leftLength)) {
      return;
    }
    if (problem.items() > MAX_SAMPLES) {
      throw Rejection.unsupported(
          line, "enumeration over %s samples, the limit is %s", problem.items(), MAX_SAMPLES);
    }
    // The whole table where it is allowed: later steps then need no other.
    boolean whole = fits(HalfSums.entries(leftLength, leftLength));
    int needed = whole ? leftLength : Math.min(most, leftLength);
    if (!fits(HalfSums.entries(leftLength, needed))) {
      throw Rejection.unsupported(
          line,
          "enumeration of %s half sums, the limit is %s",
          HalfSums.entries(leftLength, needed),
          MAX_ENTRIES);
    }
    left = new HalfSums(Arrays.copyOf(samples.rows(), leftLength), problem.dimension(), needed);
    right =
        new HalfSums(
            Arrays.copyOfRange(samples.rows(), leftLength, problem.items()),
            problem.dimension(),
            needed);
  }

  private static boolean fits(BigInteger entries) {
    return entries.compareTo(BigInteger.valueOf(MAX_ENTRIES)) <= 0;
  }
}
