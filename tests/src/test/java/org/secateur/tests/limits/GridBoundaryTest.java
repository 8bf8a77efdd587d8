package org.secateur.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Evidence;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.AnswerCheck;
import org.secateur.tests.oracle.BruteForceOracle;
import org.secateur.tests.oracle.Questions;
import org.secateur.tests.oracle.SeededCase;

/** Both sides of the width at which 64-bit sums end: one sample more or less decides the engine. */
final class GridBoundaryTest {
  /** Σ|a| = 2^59 − 3: on the grid of quarters just below 2^61. */
  private static final List<Rational> WIDEST_SCALARS =
      Questions.integers(1L << 58, -(1L << 57), 1L << 56, (1L << 56) - 3 - 16, 9, -5, 2, 0);

  private static final List<Rational> TARGETS =
      List.of(
          Rational.ZERO,
          Rational.of(-(1L << 57) - 5),
          Rational.parse("1e30"),
          Rational.parse("-1e30"),
          Rational.of((1L << 58) - 3, 2),
          Rational.parse("0.33333333333333333333333333333333"));

  private static List<Rational> oneMore() {
    return Stream.concat(WIDEST_SCALARS.stream().limit(7), Stream.of(Rational.ONE)).toList();
  }

  @ParameterizedTest
  @EnumSource
  void scalarsJustInsideAreTakenByTheFastEngines(Objective objective) throws BackendException {
    SubsetSumInstance instance = scalars(WIDEST_SCALARS, objective);
    boolean aboutTargets = !objective.needsInterval();
    assertEquals(aboutTargets, named("horowitz-sahni").unsupported(instance).isEmpty());
    assertEquals(aboutTargets, named("schroeppel-shamir").unsupported(instance).isEmpty());
    for (PruningSolver engine : exactEngines()) {
      if (engine.unsupported(instance).isEmpty()) {
        check(engine, instance);
      }
    }
    assertFalse(solve(named("auto"), instance).engine().contains("wide"));
  }

  @ParameterizedTest
  @EnumSource
  void scalarsJustOutsideAreLeftToTheWideEngine(Objective objective) throws BackendException {
    SubsetSumInstance instance = scalars(oneMore(), objective);
    for (String name : List.of("horowitz-sahni", "schroeppel-shamir", "indexed-table")) {
      assertTrue(named(name).unsupported(instance).isPresent(), name);
    }
    check(named("auto"), instance);
    if (!objective.needsInterval()) {
      check(named("wide"), instance);
      assertEquals("auto: wide", solve(named("auto"), instance).engine());
    }
  }

  /** Σ|a| + |z| + 10 = 2^61 − 1 in the second coordinate, or one more. */
  private static SubsetSumInstance vectors(long last, Objective objective) {
    List<List<Rational>> samples =
        List.of(
            Questions.integers(1, 1L << 59),
            Questions.integers(-7, -(1L << 58)),
            Questions.integers(3, (1L << 58) - 20),
            Questions.integers(0, -20),
            Questions.integers(11, last));
    List<List<Rational>> targets = List.of(Questions.integers(4, -(1L << 60) + 20));
    return Questions.of(RationalMatrix.of(samples, 2), RationalMatrix.of(targets, 2))
        .within(Rational.of(1L << 60))
        .ask(objective);
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN_ERROR", "MIN_SIZE", "DECIDE", "COUNT", "PARETO"})
  void vectorsJustInsideAreTakenByHalfTables(Objective objective) throws BackendException {
    SubsetSumInstance instance = vectors(9, objective);
    assertEquals(Optional.empty(), named("horowitz-sahni").unsupported(instance));
    check(named("horowitz-sahni"), instance);
    check(named("auto"), instance);
    check(named("wide"), instance);
    assertFalse(solve(named("auto"), instance).engine().contains("wide"));
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN_ERROR", "MIN_SIZE", "DECIDE", "COUNT", "PARETO"})
  void vectorsJustOutsideAreLeftToTheWideEngine(Objective objective) throws BackendException {
    SubsetSumInstance instance = vectors(10, objective);
    assertTrue(named("horowitz-sahni").unsupported(instance).isPresent());
    check(named("auto"), instance);
    assertEquals("auto: wide", solve(named("auto"), instance).engine());
  }

  private static SubsetSumInstance scalars(List<Rational> samples, Objective objective) {
    return Questions.of(RationalMatrix.column(samples), RationalMatrix.column(TARGETS))
        .within(Rational.of(1L << 57))
        .over(Rational.of(-(1L << 58)), Rational.of(1L << 60))
        .ask(objective);
  }

  private static PruningSolver named(String name) {
    return Engines.named(name).orElseThrow();
  }

  private static List<PruningSolver> exactEngines() {
    return Engines.all().stream().filter(e -> !e.info().isNative()).toList();
  }

  private static SolveResult solve(PruningSolver engine, SubsetSumInstance instance)
      throws BackendException {
    return engine.solve(instance, SearchLimits.none(2), 1, SearchListener.SILENT);
  }

  private static void check(PruningSolver engine, SubsetSumInstance instance)
      throws BackendException {
    String context = engine.info().name() + ", instance " + SeededCase.json(instance);
    new AnswerCheck(instance, new BruteForceOracle(instance), Evidence.PROVED, context)
        .checkAll(solve(engine, instance));
  }
}
