package org.secateur.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.model.Answer;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.Questions;
import org.secateur.tests.oracle.SeededCase;

/** The least and greatest n of every engine, and one beyond. */
final class EngineLimitsTest {
  private static final SearchLimits SHORT =
      SearchLimits.none(2).withTime(Duration.ofMillis(200)).withMemory(256L << 20);

  private static final Duration SOON = Duration.ofMillis(2_999);

  /** Little memory, and time enough for a loaded machine. */
  private static final SearchLimits ROOMY =
      SearchLimits.none(2).withTime(Duration.ofMinutes(2)).withMemory(256L << 20);

  @ParameterizedTest
  @CsvSource({
    "indexed-table, 1, 1, 28",
    "schroeppel-shamir, 1, 1, 76",
    "sieve, 1, 1, 72",
    "sieve, 2, 1, 64",
    "wide, 1, 1, 72",
    "wide, 3, 1, 44",
    "horowitz-sahni, 2, 1, 56",
    "horowitz-sahni, 3, 1, 56"
  })
  void oneBeyondIsRefusedAndTheLastIsRun(String name, int m, int least, int most) {
    PruningSolver engine = named(name);
    for (int n : new int[] {least, most}) {
      SubsetSumInstance instance = random(n, m, 1L << 40).ask(Objective.MIN_ERROR);
      assertEquals(Optional.empty(), engine.unsupported(instance), name + ", n = " + n);
      runs(engine, instance);
    }
    for (int n : new int[] {least - 1, most + 1}) {
      if (n > 0) {
        SubsetSumInstance instance = random(n, m, 1L << 40).ask(Objective.MIN_ERROR);
        String reason = engine.unsupported(instance).orElseThrow();
        assertTrue(reason.startsWith(name) && reason.contains(" " + n), reason);
      }
    }
  }

  /** No exact engine can finish these; auto must end in good order, whatever it is asked. */
  @ParameterizedTest
  @ValueSource(ints = {45, 56, 57, 60, 61, 64, 65, 73, 77, 129, 1000})
  void autoTakesAnyNumberOfSamples(int n) {
    for (Objective objective : Objective.values()) {
      runs(named("auto"), random(n, 1, 1L << 40).ask(objective));
      runs(named("auto"), random(n, 1, 1L << 60).ask(objective));
      runs(named("auto"), random(n, 1, 1L << 40).among(SizeRange.exactly(n / 2)).ask(objective));
      if (!objective.needsInterval()) {
        runs(named("auto"), random(n, 2, 1L << 40).ask(objective));
      }
    }
  }

  private static void runs(PruningSolver engine, SubsetSumInstance instance) {
    String context = engine.info().name() + ", instance " + SeededCase.json(instance);
    SolveResult result =
        Punctual.within(
            SOON, () -> engine.solve(instance, SHORT, 1, SearchListener.SILENT), context);
    Answer answer = result.answers().get(0);
    assertTrue(
        answer.stopReason() != StopReason.CANCELLED && answer.stopReason() != StopReason.NODES,
        context);
    answer
        .incumbent()
        .ifPresent(i -> assertEquals(instance.error(i.mask(), 0), i.error(), context));
    if (instance.objective() == Objective.MIN_ERROR) {
      ExactReal error = answer.incumbent().map(Incumbent::error).orElseThrow();
      assertEquals(Optional.of(error), answer.bounds().upper(), context);
    }
  }

  /** Few of many samples are still enumerated: n is not what limits a fixed size. */
  @Test
  void smallSizesOfVeryManySamples() throws BackendException {
    List<Rational> samples = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      samples.add(Rational.of(BigInteger.valueOf(i + 1L).pow(3)));
    }
    SubsetSumInstance instance =
        Questions.of(samples, Rational.of(1729 + 8_000_000))
            .among(SizeRange.exactly(3))
            .within(Rational.ZERO)
            .ask(Objective.MIN_SIZE);
    Answer answer =
        named("auto")
            .solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT)
            .answers()
            .get(0);
    // 1729 is the sum of two cubes in two ways; 200^3 is the third.
    assertEquals(Status.OPTIMAL, answer.status());
    assertEquals(Rational.ZERO, answer.incumbent().orElseThrow().error());
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 61, 70})
  void allOrNoneOfTheSamples(int n) throws BackendException {
    Questions questions = random(n, 1, 1L << 40);
    for (int k : new int[] {0, n}) {
      for (Objective objective :
          List.of(Objective.MIN_ERROR, Objective.MIN_SIZE, Objective.COUNT, Objective.PARETO)) {
        SubsetSumInstance instance =
            questions
                .within(Rational.of(Long.MAX_VALUE))
                .among(SizeRange.exactly(k))
                .ask(objective);
        SolveResult result = named("auto").solve(instance, ROOMY, 1, SearchListener.SILENT);
        assertEquals(Status.OPTIMAL, result.status(), SeededCase.json(instance));
        result
            .answers()
            .get(0)
            .incumbent()
            .ifPresent(i -> assertEquals(k, i.size(), SeededCase.json(instance)));
      }
    }
  }

  private static PruningSolver named(String name) {
    return Engines.named(name).orElseThrow();
  }

  private static Questions random(int n, int m, long range) {
    SplittableRandom random = new SplittableRandom(n * 10L + m);
    List<List<Rational>> rows = new ArrayList<>();
    for (int r = 0; r <= n; r++) {
      List<Rational> row = new ArrayList<>();
      for (int c = 0; c < m; c++) {
        row.add(Rational.of(random.nextLong(-range, range)));
      }
      rows.add(row);
    }
    Questions questions =
        Questions.of(
                RationalMatrix.of(rows.subList(0, n), m),
                RationalMatrix.of(rows.subList(n, n + 1), m))
            .within(Rational.ONE);
    return m > 1 ? questions : questions.over(Rational.of(-range), Rational.of(range));
  }
}
