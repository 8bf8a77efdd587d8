package org.secateur.solver.reduction;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/** A question about a synthetic selection problem, with its answer from trying all selections. */
public record SyntheticCase(
    long seed, SyntheticSelection problem, Rational tolerance, SizeRange sizes, Objective asked) {
  private static final List<Objective> ASKED =
      List.of(Objective.MIN_SIZE, Objective.MIN_ERROR, Objective.DECIDE, Objective.PARETO);

  public static SyntheticCase of(long seed) {
    Random random = new Random(seed);
    SyntheticSelection.Kind[] kinds = SyntheticSelection.Kind.values();
    return of(seed, random, kinds[random.nextInt(kinds.length)]);
  }

  public static SyntheticCase of(long seed, Random random, SyntheticSelection.Kind kind) {
    SyntheticSelection problem = SyntheticSelection.random(random, kind);
    int longest = Math.max(1, problem.mask(new int[0]).length());
    SizeRange sizes =
        switch (random.nextInt(4)) {
          case 0 -> SizeRange.exactly(random.nextInt(longest + 1));
          case 1 -> SizeRange.atMost(random.nextInt(longest + 1));
          case 2 -> {
            int least = random.nextInt(longest + 1);
            yield new SizeRange(least, least + random.nextInt(longest - least + 1));
          }
          default -> SizeRange.atMost(longest);
        };
    return new SyntheticCase(
        seed, problem, tolerance(random, problem), sizes, ASKED.get(random.nextInt(ASKED.size())));
  }

  /** Exactly the error of some selection, or a little less or more; roots are rounded. */
  private static Rational tolerance(Random random, SyntheticSelection problem) {
    List<ExactReal> errors =
        problem.selections().stream()
            .map(problem::evaluate)
            .map(Incumbent::error)
            .sorted()
            .toList();
    ExactReal error = errors.get(random.nextInt(1 + random.nextInt(errors.size())));
    Rational rational = error instanceof Rational exact ? exact : Rational.of(error.doubleValue());
    Rational little = Rational.of(random.nextInt(3) - 1, 1000);
    return rational.add(little).max(Rational.ZERO);
  }

  /**
   * An instance with the same sizes, tolerance and objective: what is asked, without the problem.
   */
  public SubsetSumInstance instance() {
    int n = Math.max(sizes.most(), problem.mask(new int[0]).length());
    return new SubsetSumInstance(
        RationalMatrix.column(Collections.nCopies(Math.max(1, n), Rational.ONE)),
        RationalMatrix.column(List.of(Rational.ZERO)),
        false,
        Optional.of(sizes),
        Optional.of(tolerance),
        Optional.empty(),
        asked,
        Optional.empty());
  }

  public List<Incumbent> allowed() {
    return problem.selections().stream()
        .map(problem::evaluate)
        .filter(i -> sizes.contains(i.size()))
        .toList();
  }

  public Optional<Incumbent> leastSize() {
    return allowed().stream()
        .filter(i -> i.error().compareTo(tolerance) <= 0)
        .min(Incumbent.BY_SIZE);
  }

  public Optional<Incumbent> leastError() {
    return allowed().stream().min(Incumbent.BY_ERROR);
  }

  /** By ascending size, the least error of it. */
  public List<Incumbent> frontier() {
    List<Incumbent> allowed = allowed();
    return allowed.stream()
        .map(Incumbent::size)
        .distinct()
        .sorted()
        .map(k -> allowed.stream().filter(i -> i.size() == k).min(Incumbent.BY_ERROR).orElseThrow())
        .toList();
  }

  @Override
  public String toString() {
    return "seed "
        + seed
        + ": "
        + asked
        + ", tolerance "
        + tolerance
        + ", "
        + sizes
        + "\n"
        + problem;
  }
}
