package org.secateur.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.Essence;
import org.secateur.tests.oracle.Questions;
import org.secateur.tests.oracle.SeededCase;

/**
 * Numbers beyond 64 bits with more samples than brute force can take. The same numbers as vectors
 * whose second entry is zero go another way through the program, through tables of whole numbers
 * alone, so the two ways are each other's oracle.
 */
@Tag("slow")
final class WideNumbersTest {
  /** Numbers that upset an engine which looks at leading bits first. */
  enum Numbers {
    RANDOM_100_BITS,
    EQUAL_LEADING_BITS,
    TWO_SCALES,
    MANY_TIES,
    POWERS_OF_TWO;

    Rational draw(int i, SplittableRandom random) {
      BigInteger low = BigInteger.valueOf(random.nextLong(-1000, 1001));
      BigInteger unit = BigInteger.ONE.shiftLeft(90);
      return Rational.of(
          switch (this) {
            case RANDOM_100_BITS -> BigInteger.valueOf(random.nextLong()).shiftLeft(36).add(low);
            case EQUAL_LEADING_BITS -> unit.add(low);
            case TWO_SCALES -> i % 2 == 0 ? low : low.multiply(unit);
            case MANY_TIES ->
                unit.multiply(BigInteger.valueOf(i % 5 - 2))
                    .add(low.signum() < 0 ? BigInteger.ONE : BigInteger.ZERO);
            case POWERS_OF_TWO -> BigInteger.ONE.shiftLeft(4 * i);
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreeWithTheSameNumbersAsVectors(Numbers kind) throws BackendException {
    // The least n at which the search on leading bits takes over from the tables.
    int n = 24;
    SplittableRandom random = new SplittableRandom(n);
    List<Rational> samples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      samples.add(kind.draw(i, random));
    }
    Rational near = Rational.of(random.nextLong(-9, 10), 2);
    Rational target = near;
    for (int i = 0; i < n; i += 3) {
      target = target.add(samples.get(i));
    }
    compare(samples, target, SizeRange.atMost(n));
    compare(samples, target, SizeRange.exactly(n / 3));
    compare(samples, target.add(Rational.of(1L << 62)), SizeRange.atMost(n / 2));
  }

  private static void compare(List<Rational> samples, Rational target, SizeRange sizes)
      throws BackendException {
    Questions scalars = Questions.of(samples, target).among(sizes).within(Rational.of(700));
    Questions vectors =
        Questions.of(padded(samples), padded(List.of(target)))
            .among(sizes)
            .within(Rational.of(700));
    for (Objective objective :
        List.of(Objective.MIN_ERROR, Objective.MIN_SIZE, Objective.DECIDE, Objective.PARETO)) {
      SubsetSumInstance instance = scalars.ask(objective);
      SolveResult expected = solve("wide", vectors.ask(objective), 1);
      for (int threads = 1; threads <= 2; threads++) {
        SolveResult found = solve("auto", instance, threads);
        assertTrue(found.engine().contains("wide"), found.engine());
        assertEquals(
            Essence.of(expected), Essence.of(found), "auto, instance " + SeededCase.json(instance));
      }
    }
  }

  private static RationalMatrix padded(List<Rational> column) {
    return RationalMatrix.of(column.stream().map(a -> List.of(a, Rational.ZERO)).toList(), 2);
  }

  private static SolveResult solve(String engine, SubsetSumInstance instance, int threads)
      throws BackendException {
    return Engines.named(engine)
        .orElseThrow()
        .solve(instance, SearchLimits.none(threads), 1, SearchListener.SILENT);
  }
}
