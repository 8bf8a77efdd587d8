package org.secateur.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.experiments.batch.BatchLayer;
import org.secateur.model.Bounds;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.mitm.ExactSolver;
import org.secateur.solver.reduction.ScalarGrid;

final class BenchCasesTest {
  private static final BatchLayer LAYER =
      new BatchLayer(
          "layer",
          RationalMatrix.ofDoubles(1, 3, new double[] {0.5, -0.25, 1}),
          List.of(RationalMatrix.ofDoubles(2, 1, new double[] {0.5, 0.25})));

  private static List<BenchCase> all() {
    return new BenchCases(ExactSolver.auto()).all(List.of(LAYER));
  }

  @Test
  void namesAreUniqueAndEveryGoalOfTheProjectIsThere() {
    Set<String> names = new HashSet<>();
    all().forEach(c -> assertTrue(names.add(c.name()), c.name()));
    Set<BenchGroup> groups =
        all().stream()
            .filter(c -> c.goal().isPresent() && c.isIn(false))
            .map(BenchCase::group)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(BenchGroup.class)));
    assertEquals(EnumSet.allOf(BenchGroup.class), groups);
    long questions =
        all().stream()
            .filter(c -> c.goal().isPresent())
            .map(BenchCase::question)
            .distinct()
            .count();
    assertEquals(19, questions);
  }

  @Test
  void instancesAreTheSameEveryTime() {
    List<BenchCase> once = all();
    List<BenchCase> again = all();
    for (int i = 0; i < once.size(); i++) {
      assertEquals(once.get(i).task().duel(), again.get(i).task().duel(), once.get(i).name());
    }
  }

  @Test
  void withoutWeightsTheirGroupIsAbsent() {
    assertTrue(
        new BenchCases(ExactSolver.auto())
            .all(List.of()).stream().noneMatch(c -> c.group() == BenchGroup.MNIST));
  }

  @Test
  void backendsAreAskedTheFirstWeight() {
    BenchCase least = all().get(0);
    assertEquals(3, least.task().answers());
    SubsetSumInstance duel = assertInstanceOf(SubsetSumInstance.class, least.task().duel());
    assertEquals(Objective.MIN_ERROR, duel.objective());
    assertEquals(LAYER.samples().get(0), duel.samples());
    assertEquals(Rational.of(1, 2), duel.targets().get(0, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 9, 14})
  void noMaskOfAFullEnumerationComesNear(int n) throws Exception {
    for (long seed = 1; seed <= 20; seed++) {
      SubsetSumInstance instance = FullEnumeration.leastError(n, seed);
      Bounds bounds =
          ExactSolver.auto()
              .solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT)
              .answers()
              .get(0)
              .bounds();
      Rational leastPossible = Rational.of(BigInteger.valueOf(n), BigInteger.ONE.shiftLeft(53));
      String message = "n = " + n + ", seed " + seed + ": " + instance;
      assertTrue(bounds.lower().orElseThrow().compareTo(leastPossible) >= 0, message);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {48, 56, 66})
  void fullEnumerationsFitTheGridAndShareNoFactor(int n) {
    RationalMatrix samples = FullEnumeration.leastError(n, n).samples();
    ScalarGrid grid = ScalarGrid.of(samples).orElseThrow();
    Optional<Rational> step = Optional.of(grid.valueOf(4));
    assertEquals(Optional.of(Rational.of(BigInteger.ONE, BigInteger.ONE.shiftLeft(53))), step);
  }
}
