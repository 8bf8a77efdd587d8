package org.secateur.checker.halves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.NumberText;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/** Holes against those between all sums, one by one. */
final class CoveringTest {
  private static final int LINE = 3;

  private static List<List<Summand>> groups(List<BigInteger> samples) {
    return IntStream.range(0, samples.size())
        .mapToObj(i -> List.of(new Summand(i, 1, new BigInteger[] {samples.get(i)})))
        .toList();
  }

  private static TreeSet<Fraction> sums(List<BigInteger> samples, BigInteger unit, Sizes sizes) {
    TreeSet<Fraction> sums = new TreeSet<>();
    for (int mask = 0; mask < 1 << samples.size(); mask++) {
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < samples.size(); i++) {
        sum = (mask >> i & 1) == 1 ? sum.add(samples.get(i)) : sum;
      }
      if (sizes.contains(Integer.bitCount(mask))) {
        sums.add(new Fraction(sum, unit));
      }
    }
    return sums;
  }

  private static boolean isCovered(Fraction target, TreeSet<Fraction> sums, Fraction radius) {
    return sums.stream().anyMatch(s -> !s.minus(target).magnitude().isAbove(radius));
  }

  /** The ends, and between them the middles of neighbouring sums, are covered last. */
  private static boolean isCovered(
      Fraction lower, Fraction upper, TreeSet<Fraction> sums, Fraction radius) {
    boolean covered = isCovered(lower, sums, radius) && isCovered(upper, sums, radius);
    Fraction before = null;
    for (Fraction sum : sums) {
      Fraction middle = before == null ? lower : before.plus(sum).over(Fraction.whole(2));
      if (!middle.isBelow(lower) && !middle.isAbove(upper)) {
        covered &= isCovered(middle, sums, radius);
      }
      before = sum;
    }
    return covered;
  }

  private static Fraction number(Random random, BigInteger scale, BigInteger unit) {
    BigInteger rough = BigInteger.valueOf(random.nextInt(25) - 12).multiply(scale);
    BigInteger third = BigInteger.valueOf(3);
    return new Fraction(
        rough.multiply(third).add(BigInteger.valueOf(random.nextInt(3))), unit.multiply(third));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 30, 57, 61, 62, 63, 125, 200})
  void holesAreThoseBetweenAllSums(int bits) throws Rejection {
    Random random = new Random(bits);
    BigInteger scale = BigInteger.ONE.shiftLeft(bits);
    int covered = 0;
    for (int i = 0; i < 400; i++) {
      List<BigInteger> samples =
          IntStream.range(0, random.nextInt(8))
              .mapToObj(
                  k ->
                      BigInteger.valueOf(random.nextInt(9) - 4)
                          .multiply(scale)
                          .add(BigInteger.valueOf(random.nextInt(3) - 1)))
              .toList();
      BigInteger unit = BigInteger.valueOf(1 + random.nextInt(6));
      int least = random.nextInt(3);
      Sizes sizes = new Sizes(random.nextBoolean() ? 0 : least, least + random.nextInt(7));
      Fraction one = number(random, scale, unit);
      Fraction other = random.nextInt(9) == 0 ? one : number(random, scale, unit);
      Fraction lower = one.isBelow(other) ? one : other;
      Fraction upper = one.isBelow(other) ? other : one;
      Fraction radius = number(random, scale, unit).magnitude();
      if (random.nextBoolean()) {
        radius = radius.over(Fraction.whole(2)).over(Fraction.whole(2));
      }
      TreeSet<Fraction> sums = sums(samples, unit, sizes);
      boolean expected = isCovered(lower, upper, sums, radius);
      Optional<Fraction> hole =
          new Covering(
                  LINE,
                  new Halves(groups(samples), 1),
                  unit,
                  lower,
                  upper,
                  radius,
                  random.nextBoolean() ? Covering.MAX_CELLS : 4 + random.nextInt(9))
              .uncovered(sizes);
      String place =
          "bits %s, %s: %s/%s %s, [%s, %s] radius %s, found %s"
              .formatted(bits, i, samples, unit, sizes, lower, upper, radius, hole);
      assertEquals(expected, hole.isEmpty(), place);
      if (!expected) {
        assertTrue(!hole.get().isBelow(lower) && !hole.get().isAbove(upper), place);
        assertTrue(!isCovered(hole.get(), sums, radius), place);
      }
      covered += expected ? 1 : 0;
    }
    assertTrue(covered > 40, covered + " of 400 are covered");
  }

  /** 0 … 1023 cover all between; a hole needs them all, and half of the pairs fill all cells. */
  private static Covering powers(long mostVisits, String upper) {
    List<BigInteger> powers = IntStream.range(0, 10).mapToObj(BigInteger.ONE::shiftLeft).toList();
    return new Covering(
        LINE,
        new Halves(groups(powers), 1, 64, mostVisits),
        BigInteger.ONE,
        Fraction.ZERO,
        Fraction.whole(new BigInteger(upper)),
        Fraction.whole(8));
  }

  @Test
  void fewSumsAreEnoughForACovering() throws Rejection {
    Sizes all = new Sizes(0, 10);
    assertEquals(Optional.empty(), powers(1024, "1023").uncovered(all));
    assertEquals(Optional.empty(), powers(1000, "1023").uncovered(all));
    // From the first sum on that is needed, 8, there are 1016.
    assertEquals(
        Fraction.whole(2063).over(Fraction.whole(2)), powers(1016, "1040").uncovered(all).get());
    Rejection no = assertThrows(Rejection.class, () -> powers(1015, "1040").uncovered(all));
    assertEquals(Verdict.UNSUPPORTED, no.verdict());
    assertEquals("enumeration of more than 1015 sums", no.getMessage());
  }

  /**
   * Beside a sample beyond all others rounding tells no two sums apart; what they cover remains.
   */
  @ParameterizedTest
  @CsvSource({
    "12, 0, 1/2, true",
    "12, 1, 1/2, false",
    "14, 3, 7, true",
    "14, 3, 27/4, false",
    "14, 3, 7/2, false",
    "17, 0, 1/2, true"
  })
  void aSampleBeyondAllOthersChangesNothing(int n, int from, String radius, boolean expected)
      throws Rejection {
    List<BigInteger> samples =
        IntStream.rangeClosed(from, n)
            .mapToObj(i -> BigInteger.ONE.shiftLeft(i < n ? i : 100))
            .toList();
    Covering covering =
        new Covering(
            LINE,
            new Halves(groups(samples), 1),
            BigInteger.ONE,
            Fraction.ZERO,
            Fraction.whole((1 << n) - 1),
            NumberText.fraction(radius));
    assertEquals(expected, covering.uncovered(new Sizes(0, n + 1)).isEmpty());
  }

  /** Sums that have to be looked at as they are, up to the limit for a piece. */
  @ParameterizedTest
  @CsvSource({"6, 64, true", "6, 20, false", "12, 4096, true"})
  void sumsThatTieAreLookedAtUpToTheLimit(int n, int mostVisits, boolean expected)
      throws Rejection {
    // Each sum many times: of the first ones alone no chain can be made.
    List<BigInteger> samples =
        IntStream.rangeClosed(0, n)
            .mapToObj(i -> i < n ? BigInteger.ONE : BigInteger.ONE.shiftLeft(100))
            .toList();
    Covering covering =
        new Covering(
            LINE,
            new Halves(groups(samples), 1, 1 << 10, mostVisits),
            BigInteger.ONE,
            Fraction.ZERO,
            Fraction.whole(n),
            NumberText.fraction("1/2"));
    Sizes all = new Sizes(0, n + 1);
    if (expected) {
      assertEquals(Optional.empty(), covering.uncovered(all));
    } else {
      Rejection no = assertThrows(Rejection.class, () -> covering.uncovered(all));
      assertEquals("enumeration of more than 20 sums", no.getMessage());
      assertEquals(Verdict.UNSUPPORTED, no.verdict());
    }
  }

  /** A hole that may be one only because not all sums of a piece before were looked at. */
  @Test
  void aHoleAfterTooManySumsIsNotOne() throws Rejection {
    List<BigInteger> samples =
        List.of(BigInteger.ONE, BigInteger.ONE, BigInteger.ONE, BigInteger.ONE, BigInteger.TEN);
    for (int mostVisits = 1; mostVisits < 40; mostVisits++) {
      Covering covering =
          new Covering(
              LINE,
              new Halves(groups(samples), 1, 64, mostVisits),
              BigInteger.ONE,
              Fraction.ZERO,
              Fraction.whole(8),
              Fraction.whole(3),
              5);
      try {
        assertEquals(Optional.empty(), covering.uncovered(new Sizes(0, 5)), "" + mostVisits);
      } catch (Rejection no) {
        assertEquals(Verdict.UNSUPPORTED, no.verdict());
        assertTrue(mostVisits < 32, no.getMessage());
      }
    }
  }

  /** A hole between the cells of one piece and those of the next, or not quite. */
  @ParameterizedTest
  @CsvSource({
    "3, 1, true",
    "4, 1, true",
    "4, 9/10, false",
    "5, 3/2, true",
    "5, 4/3, false",
    "100, 1, false",
    "100, 48, false"
  })
  void piecesAreJoined(int other, String radius, boolean expected) throws Rejection {
    Halves halves = new Halves(groups(List.of(BigInteger.TWO, BigInteger.valueOf(other))), 1);
    Fraction upper = Fraction.whole(other);
    for (int cells = 4; cells < 14; cells++) {
      Covering covering =
          new Covering(
              LINE,
              halves,
              BigInteger.ONE,
              Fraction.ZERO,
              upper,
              NumberText.fraction(radius),
              cells);
      assertEquals(expected, covering.uncovered(new Sizes(0, 1)).isEmpty(), "cells " + cells);
    }
  }

  /** One target, which no sum covers: not even if pieces before it have none. */
  @Test
  void aSingleTargetNeedsASum() throws Rejection {
    Halves halves = new Halves(groups(List.of(BigInteger.valueOf(50))), 1);
    Fraction target = Fraction.whole(20);
    for (int cells = 4; cells < 14; cells++) {
      Covering covering =
          new Covering(LINE, halves, BigInteger.ONE, target, target, Fraction.whole(19), cells);
      assertEquals(Optional.of(target), covering.uncovered(new Sizes(0, 1)));
    }
  }
}
