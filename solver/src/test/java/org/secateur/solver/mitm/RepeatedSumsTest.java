package org.secateur.solver.mitm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Finding;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** Samples of which billions of subsets share one sum: tables of sums must not fill with it. */
final class RepeatedSumsTest {
  private static final Duration SOON = Duration.ofSeconds(200);

  private static PruningSolver engine(String name) {
    return ExactSolver.eachMethod().stream()
        .filter(e -> e.info().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Rational> equal(int n, long value) {
    return new ArrayList<>(Collections.nCopies(n, Rational.of(value)));
  }

  private static SubsetSumInstance instance(
      List<Rational> samples, Rational target, Optional<SizeRange> sizes, Objective objective) {
    return new SubsetSumInstance(
        RationalMatrix.column(samples),
        RationalMatrix.column(List.of(target)),
        false,
        sizes,
        Optional.of(Rational.of(1, 2)),
        Optional.empty(),
        objective,
        Optional.empty());
  }

  private static Answer solve(String engine, SubsetSumInstance instance) {
    return assertTimeoutPreemptively(
        SOON,
        () ->
            engine(engine)
                .solve(instance, SearchLimits.none(2), 1, SearchListener.SILENT)
                .answers()
                .get(0));
  }

  private static void assertLeast(Answer answer, Rational error, int size, String what) {
    assertEquals(Status.OPTIMAL, answer.status(), what);
    assertEquals(Bounds.exactly(error), answer.bounds(), what);
    assertEquals(size, answer.incumbent().orElseThrow().size(), what);
  }

  @Test
  void zerosCostNothing() {
    for (String name : List.of("sieve", "schroeppel-shamir")) {
      SubsetSumInstance zeros =
          instance(equal(60, 0), Rational.of(1), Optional.empty(), Objective.MIN_ERROR);
      assertLeast(solve(name, zeros), Rational.ONE, 0, name);
    }
  }

  @Test
  void equalSamplesAreChosenSparingly() {
    for (String name : List.of("sieve", "schroeppel-shamir")) {
      List<Rational> samples = equal(58, 3);
      samples.add(Rational.of(10));
      SubsetSumInstance instance =
          instance(samples, Rational.of(80, 1), Optional.empty(), Objective.MIN_ERROR);
      // 80 is 27 · 3 − 1, or 23 · 3 + 10 + 1: one off either way, fewer with the ten.
      assertLeast(solve(name, instance), Rational.ONE, 24, name);
    }
  }

  @Test
  void hugeBesideTiny() {
    for (String name : List.of("sieve", "schroeppel-shamir")) {
      List<Rational> samples = equal(50, 1L << 40);
      samples.addAll(List.of(Rational.of(1), Rational.of(2), Rational.of(4)));
      SubsetSumInstance instance =
          instance(samples, Rational.of(7L << 39), Optional.empty(), Objective.MIN_ERROR);
      // Three huge ones and all tiny ones stay 2^39 − 7 below; four are 2^39 above.
      assertLeast(solve(name, instance), Rational.of((1L << 39) - 7), 6, name);
    }
  }

  /** On the leading bits all samples but one are zeros. */
  @Test
  void tinyBesideOneHugeBeyondSixtyBits() {
    List<Rational> samples = new ArrayList<>();
    samples.add(Rational.of(BigInteger.ONE.shiftLeft(150)));
    for (int i = 0; i < 39; i++) {
      samples.add(Rational.of(1L << i));
    }
    SubsetSumInstance instance =
        instance(samples, Rational.of(0b1011), Optional.empty(), Objective.MIN_ERROR);
    assertLeast(solve("wide", instance), Rational.ZERO, 3, "wide");
  }

  @Test
  void countsWithoutListing() {
    BigInteger expected = choose(60, 20);
    SubsetSumInstance equal =
        instance(equal(60, 5), Rational.of(100), Optional.empty(), Objective.COUNT);
    assertEquals(
        new Finding.Count(expected), solve("schroeppel-shamir", equal).finding(), "all sizes");
    SubsetSumInstance ofSize =
        instance(equal(60, 0), Rational.ZERO, Optional.of(SizeRange.exactly(20)), Objective.COUNT);
    assertEquals(
        new Finding.Count(expected), solve("schroeppel-shamir", ofSize).finding(), "one size");
  }

  @Test
  void countsTheMasksThatDropFew() {
    SubsetSumInstance dropTwo =
        instance(
            equal(100, 1), Rational.of(98), Optional.of(SizeRange.exactly(98)), Objective.COUNT);
    assertEquals(
        new Finding.Count(BigInteger.valueOf(4950)), solve("horowitz-sahni", dropTwo).finding());
  }

  /** A coordinate that says nothing must not be the one by which windows are cut. */
  @Test
  void zerosInTheFirstCoordinate() {
    Random random = new Random(3);
    List<List<Rational>> rows = new ArrayList<>();
    Rational sum = Rational.ZERO;
    for (int i = 0; i < 40; i++) {
      Rational sample = Rational.of(random.nextLong() >> 24);
      rows.add(List.of(Rational.ZERO, sample));
      sum = i % 3 == 0 ? sum.add(sample) : sum;
    }
    SubsetSumInstance instance =
        new SubsetSumInstance(
            RationalMatrix.of(rows, 2),
            RationalMatrix.of(List.of(List.of(Rational.of(7), sum)), 2),
            false,
            Optional.empty(),
            Optional.of(Rational.of(6)),
            Optional.empty(),
            Objective.DECIDE,
            Optional.empty());
    for (String name : List.of("sieve", "horowitz-sahni")) {
      assertEquals(Status.INFEASIBLE, solve(name, instance).status(), name);
    }
  }

  private static BigInteger choose(int n, int k) {
    BigInteger value = BigInteger.ONE;
    for (int i = 1; i <= k; i++) {
      value = value.multiply(BigInteger.valueOf(n - i + 1L)).divide(BigInteger.valueOf(i));
    }
    return value;
  }
}
