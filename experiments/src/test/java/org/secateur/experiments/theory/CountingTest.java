package org.secateur.experiments.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.secateur.model.Interval;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.mitm.ExactSolver;

final class CountingTest {
  private static SubsetSumInstance instance(
      List<Rational> samples, SizeRange sizes, Rational upper, Rational tolerance) {
    return new SubsetSumInstance(
        RationalMatrix.column(samples),
        RationalMatrix.column(List.of()),
        false,
        Optional.of(sizes),
        Optional.of(tolerance),
        Optional.of(new Interval(Rational.ZERO, upper)),
        Objective.IS_COVER,
        Optional.empty());
  }

  @Property(tries = 200)
  void masksAreCountedOneByOne(
      @ForAll @IntRange(min = 0, max = 12) int n,
      @ForAll @IntRange(min = 0, max = 12) int one,
      @ForAll @IntRange(min = 0, max = 12) int other) {
    SizeRange sizes =
        new SizeRange(Math.min(n, Math.min(one, other)), Math.min(n, Math.max(one, other)));
    int count = 0;
    for (int mask = 0; mask < 1 << n; mask++) {
      count += sizes.contains(Integer.bitCount(mask)) ? 1 : 0;
    }
    assertEquals(BigInteger.valueOf(count), MaskCount.of(n, sizes), () -> n + " " + sizes);
  }

  @Test
  void bothSidesOfTheLimitsOfCounting() {
    // C(40, 20), from any table of binomials.
    assertEquals(new BigInteger("137846528820"), MaskCount.of(40, SizeRange.exactly(20)));
    assertEquals(
        BigInteger.valueOf(MaskCount.MOST_ITEMS),
        MaskCount.of(MaskCount.MOST_ITEMS, SizeRange.exactly(1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> MaskCount.of(MaskCount.MOST_ITEMS + 1, SizeRange.exactly(1)));
    assertThrows(IllegalArgumentException.class, () -> MaskCount.of(4, SizeRange.exactly(5)));
  }

  /**
   * p targets more than 2ε apart fit into length L where (p − 1)·2ε < L, and p closed intervals of
   * length 2ε cover it where p·2ε ≥ L: so p is both the packing and the covering number.
   */
  @Property(tries = 300)
  void thePackingIsAlsoTheCovering(
      @ForAll @IntRange(min = 1, max = 500) int length,
      @ForAll @IntRange(min = 1, max = 60) int numerator,
      @ForAll @IntRange(min = 1, max = 7) int denominator) {
    Rational tolerance = Rational.of(numerator, denominator);
    Rational diameter = tolerance.multiply(Rational.of(2));
    Interval interval = new Interval(Rational.of(-3), Rational.of(length - 3));
    BigInteger packing = IntervalCounting.packing(interval, tolerance).orElseThrow();
    Rational whole = Rational.of(length);
    Rational fewer = Rational.of(packing.subtract(BigInteger.ONE));
    assertTrue(fewer.multiply(diameter).compareTo(whole) < 0, () -> length + " " + tolerance);
    assertTrue(
        Rational.of(packing).multiply(diameter).compareTo(whole) >= 0,
        () -> length + " " + tolerance);
  }

  @Test
  void pointsAndExactTargets() {
    Interval point = new Interval(Rational.ONE, Rational.ONE);
    assertEquals(Optional.of(BigInteger.ONE), IntervalCounting.packing(point, Rational.ZERO));
    assertEquals(Optional.of(BigInteger.ONE), IntervalCounting.packing(point, Rational.ONE));
    assertEquals(
        Optional.empty(),
        IntervalCounting.packing(new Interval(Rational.ZERO, Rational.ONE), Rational.ZERO));
    assertTrue(new IntervalCounting(BigInteger.TEN, Optional.empty()).provesMiss());
  }

  // C(5, 2) = 10 masks; [0, 1] with ε = 1/20 needs ⌈1/0.1⌉ = 10, a little more needs 11.
  @Test
  void oneMaskTooFew() {
    List<Rational> samples = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      samples.add(Rational.of(1 << i, 32));
    }
    Rational tolerance = Rational.of(1, 20);
    SizeRange two = SizeRange.exactly(2);
    assertFalse(IntervalCounting.of(instance(samples, two, Rational.ONE, tolerance)).provesMiss());
    assertTrue(
        IntervalCounting.of(instance(samples, two, Rational.of(1001, 1000), tolerance))
            .provesMiss());
  }

  /** Where counting proves a miss, the exact engine finds a target that is missed. */
  @Property(tries = 60)
  void theEngineNeverCoversWhatCountingExcludes(
      @ForAll @Size(min = 1, max = 7) List<@IntRange(min = -40, max = 40) Integer> values,
      @ForAll @IntRange(min = 0, max = 7) int size,
      @ForAll @IntRange(min = 1, max = 9) int tolerance)
      throws BackendException {
    List<Rational> samples = values.stream().map(v -> Rational.of(v, 20)).toList();
    SubsetSumInstance instance =
        instance(
            samples,
            SizeRange.exactly(Math.min(size, samples.size())),
            Rational.of(2),
            Rational.of(tolerance, 40));
    Status status =
        ExactSolver.auto().solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT).status();
    if (IntervalCounting.of(instance).provesMiss()) {
      assertEquals(Status.INFEASIBLE, status, () -> instance.toString());
    }
  }

  // D = 1, k = 4, ε = 1/4: (√4 / (1/2))^1 = 4. D = 4, k = 2, ε = 1/4: (2√2)^4 = 64.
  @Test
  void linearMapsByHand() {
    assertTrue(linear(1, 4, 3).provesMiss());
    assertFalse(linear(1, 4, 4).provesMiss());
    assertTrue(linear(1, 4, 1).refutesHalf());
    assertFalse(linear(1, 4, 2).refutesHalf());
    assertTrue(linear(4, 2, 63).provesMiss());
    assertFalse(linear(4, 2, 64).provesMiss());
    assertEquals(Rational.of(6), linear(4, 2, 8).packingBits());
    assertEquals(Rational.of(3), linear(4, 2, 8).maskBits());
    assertEquals(Rational.ZERO, linear(4, 2, 0).maskBits());
    // (√1 / 2)^5 < 1: the packing says nothing.
    LinearMapCounting coarse =
        new LinearMapCounting(5, BigInteger.ONE, Rational.ONE, BigInteger.ONE);
    assertFalse(coarse.provesMiss());
  }

  private static LinearMapCounting linear(long dimension, long k, long masks) {
    return new LinearMapCounting(
        dimension, BigInteger.valueOf(k), Rational.of(1, 4), BigInteger.valueOf(masks));
  }

  // The squared ratio 4/(4/16) = 16 has 5 binary digits: 20,000,000 / 5 = 4,000,000.
  @Test
  void limitsOfLinearMaps() {
    assertFalse(linear(4_000_000, 4, 4).masks().signum() == 0);
    assertThrows(IllegalArgumentException.class, () -> linear(4_000_001, 4, 4));
    assertThrows(IllegalArgumentException.class, () -> linear(0, 4, 4));
    assertThrows(IllegalArgumentException.class, () -> linear(1, 0, 4));
    assertThrows(
        IllegalArgumentException.class,
        () -> new LinearMapCounting(1, BigInteger.ONE, Rational.ZERO, BigInteger.ONE));
  }

  /** Theorem 5 is the exact count after estimates: what it excludes, the count excludes. */
  @Property(tries = 300)
  void whatTheoremFiveExcludesCountingExcludes(
      @ForAll @IntRange(min = 1, max = 4) int d,
      @ForAll @IntRange(min = 1, max = 30) int k,
      @ForAll @IntRange(min = 17, max = 500) int inverse,
      @ForAll @IntRange(min = 0, max = 400) int more) {
    int n = RetainedShare.leastTotal(BigInteger.valueOf(k)).intValueExact() + more;
    String options = "d=" + d + " k=" + k + " epsilon=1/" + inverse + " n=" + n;
    boolean excluded =
        CalculatorTest.value("slth-thm5", options)
            .remarks()
            .contains("n = " + n + " is below the bound");
    LinearMapCounting counting =
        new LinearMapCounting(
            (long) d * d,
            BigInteger.valueOf(k),
            Rational.of(1, inverse),
            MaskCount.of(n, SizeRange.exactly(k)));
    assertTrue(!excluded || counting.refutesHalf(), options);
    assertTrue(!counting.refutesHalf() || counting.provesMiss(), options);
  }
}
