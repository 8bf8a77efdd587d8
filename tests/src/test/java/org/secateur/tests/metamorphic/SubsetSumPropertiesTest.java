package org.secateur.tests.metamorphic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.tests.oracle.BruteForceOracle.Quality;

/**
 * How answers must change when questions do; true whatever the answers are. The seeds are fixed, so
 * that a failure comes again, and the samples of a failure are shrunk by jqwik.
 */
final class SubsetSumPropertiesTest {
  private static final String SEED = "20261122";
  private static final int TRIES = 150;

  @Provide
  Arbitrary<List<Rational>> samples() {
    return numbers().list().ofMinSize(1).ofMaxSize(14);
  }

  /** Small fractions beside fine ones, so that ties and near misses both occur. */
  @Provide
  Arbitrary<Rational> numbers() {
    Arbitrary<Rational> coarse =
        Arbitraries.integers().between(-40, 40).map(a -> Rational.of(a, 2));
    Arbitrary<Rational> fine =
        Arbitraries.longs().between(-1L << 36, 1L << 36).map(a -> Rational.of(a, 3L << 30));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, coarse), net.jqwik.api.Tuple.of(2, fine));
  }

  @Provide
  Arbitrary<Rational> tolerances() {
    return numbers().map(Rational::abs);
  }

  private static Asked ask(List<Rational> samples, Rational target) {
    return new Asked(samples, target, Optional.empty());
  }

  @Property(tries = TRIES, seed = SEED)
  void theOrderOfSamplesDoesNotMatter(
      @ForAll("samples") List<Rational> samples,
      @ForAll("numbers") Rational target,
      @ForAll("tolerances") Rational tolerance,
      @ForAll Random random) {
    List<Rational> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, random);
    assertEquals(ask(samples, target).leastError(), ask(shuffled, target).leastError());
    assertEquals(
        ask(samples, target).leastSize(tolerance), ask(shuffled, target).leastSize(tolerance));
    assertEquals(ask(samples, target).count(tolerance), ask(shuffled, target).count(tolerance));
  }

  @Property(tries = TRIES, seed = SEED)
  void scalingScalesTheError(
      @ForAll("samples") List<Rational> samples,
      @ForAll("numbers") Rational target,
      @ForAll("tolerances") Rational tolerance,
      @ForAll("numbers") Rational factor) {
    if (factor.signum() == 0) {
      return;
    }
    List<Rational> scaled = samples.stream().map(factor::multiply).toList();
    Rational goal = target.multiply(factor);
    Rational magnitude = factor.abs();
    Quality least = ask(samples, target).leastError();
    assertEquals(
        new Quality(least.size(), least.error().multiply(magnitude)),
        ask(scaled, goal).leastError());
    assertEquals(
        ask(samples, target).count(tolerance),
        ask(scaled, goal).count(tolerance.multiply(magnitude)));
  }

  /** Keeping S of a_i and dropping S of the rest: the total less the target is the other goal. */
  @Property(tries = TRIES, seed = SEED)
  void complementsAnswerTheComplementaryQuestion(
      @ForAll("samples") List<Rational> samples,
      @ForAll("numbers") Rational target,
      @ForAll("tolerances") Rational tolerance,
      @ForAll @IntRange(max = 14) int size) {
    int n = samples.size();
    int k = Math.min(size, n);
    Rational total = samples.stream().reduce(Rational.ZERO, Rational::add);
    Asked one = ask(samples, target).among(SizeRange.exactly(k));
    Asked other = ask(samples, total.subtract(target)).among(SizeRange.exactly(n - k));
    assertEquals(one.leastError().error(), other.leastError().error());
    assertEquals(one.count(tolerance), other.count(tolerance));
  }

  /** Negating a sample swaps the masks with it and without it. */
  @Property(tries = TRIES, seed = SEED)
  void negatingASampleShiftsTheTarget(
      @ForAll("samples") List<Rational> samples,
      @ForAll("numbers") Rational target,
      @ForAll("tolerances") Rational tolerance) {
    List<Rational> negated = new ArrayList<>(samples);
    negated.set(0, samples.get(0).negate());
    Rational shifted = target.subtract(samples.get(0));
    assertEquals(
        ask(samples, target).leastError().error(), ask(negated, shifted).leastError().error());
    assertEquals(ask(samples, target).count(tolerance), ask(negated, shifted).count(tolerance));
  }

  /** Masks keep the new sample, and then the rest aims at the target less it, or do not. */
  @Property(tries = TRIES, seed = SEED)
  void oneMoreSampleSplitsTheQuestion(
      @ForAll("samples") List<Rational> samples,
      @ForAll("numbers") Rational target,
      @ForAll("numbers") Rational sample,
      @ForAll("tolerances") Rational tolerance) {
    List<Rational> more = Stream.concat(samples.stream(), Stream.of(sample)).toList();
    Asked without = ask(samples, target);
    Asked with = ask(samples, target.subtract(sample));
    assertEquals(
        without.count(tolerance).add(with.count(tolerance)), ask(more, target).count(tolerance));
    Quality dropped = without.leastError();
    Quality kept = new Quality(with.leastError().size() + 1, with.leastError().error());
    int order = kept.error().compareTo(dropped.error());
    boolean keep = order < 0 || order == 0 && kept.size() < dropped.size();
    assertEquals(keep ? kept : dropped, ask(more, target).leastError());
    assertTrue(ask(more, target.add(sample)).leastError().error().compareTo(dropped.error()) <= 0);
  }

  @Property(tries = TRIES, seed = SEED)
  void zerosDoubleTheCountAndChangeNothingElse(
      @ForAll("samples") List<Rational> samples,
      @ForAll("numbers") Rational target,
      @ForAll("tolerances") Rational tolerance) {
    List<Rational> more = Stream.concat(samples.stream(), Stream.of(Rational.ZERO)).toList();
    assertEquals(
        ask(samples, target).count(tolerance).shiftLeft(1), ask(more, target).count(tolerance));
    assertEquals(ask(samples, target).leastError(), ask(more, target).leastError());
    assertEquals(ask(samples, target).leastSize(tolerance), ask(more, target).leastSize(tolerance));
  }

  @Property(tries = TRIES, seed = SEED)
  void moreToleranceAllowsMore(
      @ForAll("samples") List<Rational> samples,
      @ForAll("numbers") Rational target,
      @ForAll("tolerances") Rational one,
      @ForAll("tolerances") Rational other) {
    Asked asked = ask(samples, target);
    Rational less = one.min(other);
    Rational more = one.max(other);
    assertTrue(asked.count(less).compareTo(asked.count(more)) <= 0);
    Optional<Quality> strict = asked.leastSize(less);
    Optional<Quality> loose = asked.leastSize(more);
    strict.ifPresent(s -> assertTrue(loose.orElseThrow().size() <= s.size()));
    for (Rational tolerance : List.of(less, more)) {
      boolean exists = asked.count(tolerance).signum() > 0;
      assertEquals(exists, asked.leastSize(tolerance).isPresent());
      assertEquals(
          exists ? Status.OPTIMAL : Status.INFEASIBLE,
          asked.answer(Objective.DECIDE, tolerance).status());
      assertEquals(exists, asked.leastError().error().compareTo(tolerance) <= 0);
    }
    assertTrue(asked.count(asked.leastError().error()).signum() > 0);
  }

  @Property(tries = TRIES, seed = SEED)
  void sizesAddUp(
      @ForAll("samples") List<Rational> samples,
      @ForAll("numbers") Rational target,
      @ForAll("tolerances") Rational tolerance) {
    BigInteger sum = BigInteger.ZERO;
    for (int k = 0; k <= samples.size(); k++) {
      Asked exactly = ask(samples, target).among(SizeRange.exactly(k));
      sum = sum.add(exactly.count(tolerance));
      assertEquals(
          sum, ask(samples, target).among(SizeRange.atMost(k)).count(tolerance), "at most " + k);
    }
    assertEquals(sum, ask(samples, target).count(tolerance));
  }

  @Property(tries = TRIES, seed = SEED)
  void theFrontHoldsAllOtherAnswers(
      @ForAll("samples") List<Rational> samples,
      @ForAll("numbers") Rational target,
      @ForAll("tolerances") Rational tolerance) {
    Asked asked = ask(samples, target);
    Finding.Frontier front =
        (Finding.Frontier) asked.answer(Objective.PARETO, Rational.ZERO).finding();
    assertEquals(samples.size() + 1, front.points().size());
    Optional<Quality> first = Optional.empty();
    for (int k = 0; k <= samples.size(); k++) {
      Incumbent point = front.points().get(k);
      Quality quality = new Quality(k, (Rational) point.error());
      assertEquals(quality, asked.among(SizeRange.exactly(k)).leastError());
      if (first.isEmpty() && point.error().compareTo(tolerance) <= 0) {
        first = Optional.of(quality);
      }
    }
    assertEquals(first, asked.leastSize(tolerance));
    ExactReal least =
        front.points().stream().map(Incumbent::error).min(Comparator.naturalOrder()).orElseThrow();
    assertEquals(least, asked.leastError().error());
  }

  @Property(tries = TRIES, seed = SEED)
  void noTargetIsWorseThanTheCoveringRadius(
      @ForAll("samples") List<Rational> samples,
      @ForAll("numbers") Rational one,
      @ForAll("numbers") Rational other,
      @ForAll("numbers") Rational target) {
    Rational lower = one.min(other);
    Rational upper = one.max(other);
    Finding.WorstTarget worst = Asked.worst(samples, lower, upper);
    Rational radius = (Rational) worst.nearest().error();
    assertEquals(radius, ask(samples, worst.target()).leastError().error());
    Rational inside = target.max(lower).min(upper);
    for (Rational z : List.of(lower, upper, inside)) {
      assertTrue(ask(samples, z).leastError().error().compareTo(radius) <= 0, z.toString());
    }
    assertEquals(Status.OPTIMAL, Asked.covers(samples, lower, upper, radius));
    if (radius.signum() > 0) {
      Rational less = radius.multiply(Rational.of(999_999, 1_000_000));
      assertEquals(Status.INFEASIBLE, Asked.covers(samples, lower, upper, less));
    }
  }
}
