package org.secateur.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Finding;
import org.secateur.model.Interval;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.Questions;
import org.secateur.tests.oracle.SeededCase;
import org.secateur.tests.oracle.SortedSums;

/** Covering radii where the cell method works, from 21 samples on, against the list of all sums. */
@Tag("slow")
final class CoveringRadiusTest {
  private final PruningSolver auto = Engines.named("auto").orElseThrow();

  /** Integer samples of every sort that may upset cells, marks and gaps. */
  enum Samples {
    WIDE(r -> new SplittableRandom(r).nextLong(-1L << 40, 1L << 40)),
    POSITIVE(r -> new SplittableRandom(r).nextLong(1, 1L << 30)),
    NEGATIVE(r -> -new SplittableRandom(r).nextLong(1, 1L << 30)),
    MEDIUM(r -> new SplittableRandom(r).nextLong(-300_000, 300_000)),
    SMALL(r -> new SplittableRandom(r).nextLong(-40, 41)),
    TINY(r -> new SplittableRandom(r).nextLong(-2, 3)),
    MULTIPLES(r -> 1_000_003 * new SplittableRandom(r).nextLong(-5, 6)),
    MOSTLY_ZERO(r -> r % 3 == 0 ? new SplittableRandom(r).nextLong(-1L << 35, 1L << 35) : 0),
    EQUAL(r -> 7_777_777),
    TWO_SCALES(r -> new SplittableRandom(r).nextLong(1, 100) << (r % 2 == 0 ? 0 : 34)),
    POWERS(r -> 1L << r % 23),
    ONE_GIANT(r -> r % 32 == 0 ? 1L << 50 : new SplittableRandom(r).nextLong(-1000, 1001));

    private final LongUnaryOperator draw;

    Samples(LongUnaryOperator draw) {
      this.draw = draw;
    }

    long[] of(int n) {
      return LongStream.range(0, n).map(i -> draw.applyAsLong(i + 1000L * n)).toArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isThatOfTheListOfAllSums(Samples kind) throws BackendException {
    for (int n = 21; n <= 23; n += 2) {
      long[] samples = kind.of(n);
      compare(samples, SizeRange.atMost(n), n);
      compare(samples, SizeRange.exactly(n / 2 - 1), n);
      compare(samples, SizeRange.atMost(5), n);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WIDE", "SMALL", "MULTIPLES", "ONE_GIANT"})
  void isThatOfTheListOfAllSumsForMoreSamples(Samples kind) throws BackendException {
    compare(kind.of(25), SizeRange.atMost(25), 1);
    compare(kind.of(26), SizeRange.exactly(11), 2);
  }

  private void compare(long[] samples, SizeRange sizes, long seed) throws BackendException {
    SortedSums sums = new SortedSums(samples, sizes);
    long below = LongStream.of(samples).filter(a -> a < 0).sum();
    long above = LongStream.of(samples).filter(a -> a > 0).sum();
    long middle = below + (above - below) / 2;
    long tenth = Math.max(1, (above - below) / 10);
    for (Interval interval :
        List.of(
            interval(Rational.of(below), Rational.of(above)),
            interval(Rational.of(middle - tenth), Rational.of(middle + tenth)),
            interval(Rational.of(3 * middle + 1, 3), Rational.of(3 * middle + 7, 3)),
            interval(Rational.of(middle), Rational.of(middle)),
            interval(Rational.of(above + 5), Rational.of(above + 90)),
            interval(Rational.of(below - 1000), Rational.of(below - 1, 2)),
            interval(Rational.of(2 * below - 77), Rational.of(2 * above + 55)))) {
      SubsetSumInstance instance =
          Questions.of(Questions.integers(samples), Rational.ZERO)
              .among(sizes)
              .over(interval.lower(), interval.upper())
              .ask(Objective.COVER);
      check(instance, sums, interval, "seed " + seed + ", instance " + SeededCase.json(instance));
    }
  }

  private static Interval interval(Rational one, Rational other) {
    return new Interval(one.min(other), one.max(other));
  }

  private void check(SubsetSumInstance instance, SortedSums sums, Interval interval, String context)
      throws BackendException {
    Rational radius = sums.coveringRadius(interval);
    int threads = 1 + Math.floorMod(context.hashCode(), 3);
    Answer answer =
        auto.solve(instance, SearchLimits.none(threads), 1, SearchListener.SILENT).answers().get(0);
    assertEquals(Status.OPTIMAL, answer.status(), context);
    assertEquals(Bounds.exactly(radius), answer.bounds(), context);
    Finding.WorstTarget worst =
        assertInstanceOf(Finding.WorstTarget.class, answer.finding(), context);
    assertEquals(radius, worst.nearest().error(), context);
    assertEquals(radius, sums.distance(worst.target()), context);
    assertTrue(worst.target().compareTo(interval.lower()) >= 0, context);
    assertTrue(worst.target().compareTo(interval.upper()) <= 0, context);
  }
}
