package org.secateur.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SolveResult;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.Essence;
import org.secateur.tests.oracle.Questions;
import org.secateur.tests.oracle.SeededCase;

/** Beyond brute force the exact engines are each other's oracle: methods that share little. */
@Tag("slow")
final class ExactEnginesAgreeTest {
  private static final List<String> EXACT =
      List.of("horowitz-sahni", "schroeppel-shamir", "sieve", "indexed-table", "wide", "auto");

  /**
   * @param range samples are integers of magnitude at most this: small ones tie massively
   * @param wide whether the slow engine for wide numbers can follow
   */
  @ParameterizedTest(name = "n = {0}, samples up to {1}")
  @CsvSource({
    "24, 3, true",
    "24, 50, true",
    "25, 1000000, true",
    "26, 1099511627776, true",
    "27, 1, false",
    "28, 9, false",
    "28, 1099511627776, false",
    "31, 30, false",
    "32, 1, false",
    "32, 1099511627776, false",
    "33, 4096, false",
    "34, 2, false",
    "34, 17592186044416, false"
  })
  void onScalars(int n, long range, boolean wide) throws BackendException {
    Questions all =
        Questions.of(samples(n, 1, range, n + range), targets(3, 1, range, n))
            .within(Rational.of(range, 100));
    List<Questions> variants =
        List.of(all, all.among(SizeRange.exactly(n / 3)), all.among(SizeRange.atMost(4)));
    for (Questions questions : variants) {
      for (Objective objective :
          List.of(Objective.MIN_ERROR, Objective.MIN_SIZE, Objective.DECIDE, Objective.PARETO)) {
        allAgree(questions.ask(objective), wide);
      }
    }
    // Counting by one pair after another takes as long as there are masks.
    allAgree(all.ask(Objective.COUNT), wide && range > 100_000);
    allAgree(all.among(SizeRange.exactly(5)).ask(Objective.COUNT), wide && range > 100_000);
  }

  @ParameterizedTest(name = "n = {0}, m = {1}, samples up to {2}")
  @CsvSource({
    "24, 2, 2",
    "25, 3, 100000",
    "30, 2, 1099511627776",
    "36, 2, 1099511627776",
    "36, 3, 1048576",
    "38, 2, 40000",
    "40, 2, 1099511627776"
  })
  void onVectors(int n, int m, long range) throws BackendException {
    Questions questions =
        Questions.of(samples(n, m, range, n * m + range), targets(m == 2 ? 2 : 1, m, range, n))
            .within(Rational.of(range, 1 << n / 3));
    allAgree(questions.ask(Objective.MIN_ERROR), n <= 25);
    if (m == 2) {
      allAgree(questions.ask(Objective.DECIDE), n <= 25);
    }
  }

  /** Runs every engine that takes the instance; the first with one, two and three threads. */
  private static void allAgree(SubsetSumInstance instance, boolean wide) throws BackendException {
    List<List<Essence>> answers = new ArrayList<>();
    String context = SeededCase.json(instance);
    for (String name : EXACT) {
      PruningSolver engine = Engines.named(name).orElseThrow();
      if (engine.unsupported(instance).isEmpty() && (wide || !name.equals("wide"))) {
        for (int threads = 1; threads <= (answers.isEmpty() ? 3 : 2); threads++) {
          SolveResult result =
              engine.solve(instance, SearchLimits.none(threads), 1, SearchListener.SILENT);
          assertEquals(StopReason.COMPLETED, result.stopReason(), name + context);
          answers.add(Essence.of(result));
          assertEquals(answers.get(0), Essence.of(result), name + ", threads " + threads + context);
        }
      }
    }
    assertTrue(answers.size() >= 5, context);
  }

  private static RationalMatrix samples(int n, int m, long range, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return matrix(n, m, () -> Rational.of(random.nextLong(-range, range + 1)));
  }

  /** On the grid of the samples, between its steps, and one far outside. */
  private static RationalMatrix targets(int count, int m, long range, long seed) {
    SplittableRandom random = new SplittableRandom(-seed);
    return matrix(
        count, m, () -> Rational.of(random.nextLong(-2 * range, 2 * range + 1), 1 + count % 2));
  }

  private static RationalMatrix matrix(
      int rows, int columns, java.util.function.Supplier<Rational> entry) {
    List<List<Rational>> entries =
        IntStream.range(0, rows)
            .mapToObj(r -> java.util.stream.Stream.generate(entry).limit(columns).toList())
            .toList();
    return RationalMatrix.of(entries, columns);
  }

  /** The same answers for samples in another unit, where 64 bits do not hold the sums. */
  @ParameterizedTest
  @CsvSource({"20, 5", "22, 1000"})
  void inAnyUnit(int n, long range) throws BackendException {
    Questions questions =
        Questions.of(samples(n, 1, range, n), targets(1, 1, range, n)).within(Rational.ONE);
    Rational tiny = Rational.parse("1e-40");
    List<List<Rational>> finer = new ArrayList<>();
    IntStream.range(0, n).forEach(i -> finer.add(questions.samples().row(i)));
    finer.add(List.of(tiny));
    Questions widened =
        new Questions(
            RationalMatrix.of(finer, 1),
            questions.targets(),
            Optional.empty(),
            questions.tolerance(),
            Optional.empty());
    PruningSolver auto = Engines.named("auto").orElseThrow();
    SolveResult narrow =
        auto.solve(
            questions.ask(Objective.MIN_SIZE), SearchLimits.none(1), 1, SearchListener.SILENT);
    SolveResult wide =
        auto.solve(widened.ask(Objective.MIN_SIZE), SearchLimits.none(1), 1, SearchListener.SILENT);
    assertTrue(wide.engine().contains("wide"), wide.engine());
    assertEquals(
        Essence.of(narrow), Essence.of(wide), SeededCase.json(widened.ask(Objective.MIN_SIZE)));
  }
}
