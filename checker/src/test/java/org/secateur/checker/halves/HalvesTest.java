package org.secateur.checker.halves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/** Counts and choices against all choices one by one, and both sides of each limit. */
final class HalvesTest {
  private static final int LINE = 7;

  private static List<List<Summand>> groups(
      Random random, int groups, int most, int dimension, BigInteger unit) {
    List<List<Summand>> all = new ArrayList<>();
    int number = 0;
    for (int g = 0; g < groups; g++) {
      List<Summand> group = new ArrayList<>();
      for (int o = 1 + random.nextInt(most); o > 0; o--) {
        BigInteger[] coordinates = new BigInteger[dimension];
        Arrays.setAll(coordinates, c -> number(random, 9, unit));
        group.add(new Summand(number++, 1 + random.nextInt(3), coordinates));
      }
      all.add(group);
    }
    return all;
  }

  /** Around 0, a multiple of the unit or just beside one. */
  private static BigInteger number(Random random, int range, BigInteger unit) {
    BigInteger beside = BigInteger.valueOf(random.nextInt(3) / 2);
    return unit.multiply(BigInteger.valueOf(random.nextInt(range) - range / 2)).add(beside);
  }

  /** What a choice costs, and whether it is in the box; by its numbers. */
  private static Map<List<Integer>, Integer> inBox(
      List<List<Summand>> groups, BigInteger[] low, BigInteger[] high) {
    List<List<Summand>> choices = new ArrayList<>(List.of(List.of()));
    for (List<Summand> group : groups) {
      for (List<Summand> before : List.copyOf(choices)) {
        for (Summand summand : group) {
          List<Summand> more = new ArrayList<>(before);
          more.add(summand);
          choices.add(more);
        }
      }
    }
    Map<List<Integer>, Integer> costs = new HashMap<>();
    for (List<Summand> choice : choices) {
      boolean isInside =
          IntStream.range(0, low.length)
              .allMatch(
                  c -> {
                    BigInteger sum =
                        choice.stream()
                            .map(s -> s.coordinates()[c])
                            .reduce(BigInteger.ZERO, BigInteger::add);
                    return sum.compareTo(low[c]) >= 0 && sum.compareTo(high[c]) <= 0;
                  });
      if (isInside) {
        costs.put(
            choice.stream().map(Summand::number).toList(),
            choice.stream().mapToInt(Summand::cost).sum());
      }
    }
    return costs;
  }

  private static BigInteger[] ends(Random random, int dimension, int from, BigInteger unit) {
    BigInteger[] ends = new BigInteger[dimension];
    BigInteger shift = unit.multiply(BigInteger.valueOf(from + 3));
    Arrays.setAll(ends, c -> number(random, 6, unit).add(shift));
    return ends;
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "3, 0", "1, 57", "1, 58", "2, 61", "1, 62", "2, 119", "1, 300"})
  void countsAndChoicesAreThoseOfTryingAll(int dimension, int bits) throws Rejection {
    Random random = new Random(dimension + bits);
    BigInteger unit = BigInteger.ONE.shiftLeft(bits);
    int found = 0;
    for (int i = 0; i < 300; i++) {
      List<List<Summand>> groups = groups(random, random.nextInt(7), 3, dimension, unit);
      BigInteger[] low = ends(random, dimension, -5, unit);
      BigInteger[] high = ends(random, dimension, -1, unit);
      Map<List<Integer>, Integer> all = inBox(groups, low, high);
      int least = random.nextInt(5);
      Sizes costs = new Sizes(least, least + random.nextInt(12));
      Halves halves =
          i % 2 == 0 ? new Halves(groups, dimension) : tight(groups, dimension, costs.most());
      Enumeration run = new Enumeration(LINE, halves, low, high);
      String place = i + ": " + costs + groups.size() + Arrays.toString(low);
      all.values().removeIf(cost -> !costs.contains(cost));
      assertEquals(all.size(), run.count(costs), place);
      assertChoices(all, run.choices(costs, false), place);
      Map<Integer, List<Integer>> one = run.choices(costs, true);
      assertEquals(
          all.values().stream().min(Integer::compare), one.keySet().stream().findFirst(), place);
      found += all.size();
    }
    assertTrue(found > 300, "the boxes are almost empty");
  }

  /** A long coordinate must not take the digits of a short one. */
  @ParameterizedTest
  @CsvSource({"0, 100", "100, 0", "40, 200", "70, 130"})
  void coordinatesOfDifferentLengthsAreRoundedByThemselves(int one, int other) throws Rejection {
    Random random = new Random(one);
    BigInteger[] units = {BigInteger.ONE.shiftLeft(one), BigInteger.ONE.shiftLeft(other)};
    for (int i = 0; i < 200; i++) {
      List<List<Summand>> groups = new ArrayList<>();
      for (int g = 0; g < 8; g++) {
        BigInteger[] coordinates = new BigInteger[2];
        Arrays.setAll(coordinates, c -> number(random, 9, units[c]));
        groups.add(List.of(new Summand(g, 1, coordinates)));
      }
      BigInteger[] low = new BigInteger[2];
      Arrays.setAll(low, c -> number(random, 9, units[c]));
      BigInteger[] high = new BigInteger[2];
      Arrays.setAll(high, c -> low[c].add(units[c].multiply(BigInteger.TWO)));
      Map<List<Integer>, Integer> all = inBox(groups, low, high);
      Enumeration run = new Enumeration(LINE, new Halves(groups, 2), low, high);
      assertEquals(all.size(), run.count(new Sizes(0, 8)), i + ": " + groups);
      // Far fewer pairs than all are looked at: the first coordinate leaves them out.
      assertTrue(run.visits() < 1 << 15, run.visits() + " visits");
    }
  }

  /**
   * Sums c·2^bits + r tie in their first digits: a box of one is a box of the vectors (r, c), which
   * are short.
   */
  @ParameterizedTest
  @CsvSource({"24, 62", "24, 100", "24, 4000", "28, 100"})
  void sumsThatTieAreToldApart(int n, int bits) throws Rejection {
    Random random = new Random(bits);
    BigInteger[][] pairs = new BigInteger[n][];
    Arrays.setAll(
        pairs,
        i ->
            new BigInteger[] {
              BigInteger.valueOf(random.nextInt(5) - 2), new BigInteger(24, random)
            });
    IntFunction<BigInteger[]> one = i -> new BigInteger[] {joined(pairs[i][0], pairs[i][1], bits)};
    Halves ties = new Halves(singles(n, one), 1);
    Halves vectors = new Halves(singles(n, i -> new BigInteger[] {pairs[i][1], pairs[i][0]}), 2);
    Sizes costs = new Sizes(n / 3, n / 2);
    long found = 0;
    for (int i = 0; i < 8; i++) {
      BigInteger c = BigInteger.valueOf(random.nextInt(7) - 3);
      BigInteger r = new BigInteger(27, random);
      BigInteger more = r.add(BigInteger.valueOf(2000));
      Enumeration run =
          new Enumeration(
              LINE,
              ties,
              new BigInteger[] {joined(c, r, bits)},
              new BigInteger[] {joined(c, more, bits)});
      Enumeration oracle =
          new Enumeration(LINE, vectors, new BigInteger[] {r, c}, new BigInteger[] {more, c});
      long count = oracle.count(costs);
      String place = bits + " bits, " + i + ": " + c + " and " + r + " to " + more;
      assertEquals(count, run.count(costs), place);
      assertEquals(
          oracle.choices(costs, false).keySet(), run.choices(costs, false).keySet(), place);
      assertEquals(count > 0, run.greatest(costs).isPresent(), place);
      found += count;
    }
    assertTrue(found > 0, "the boxes are empty");
  }

  /** Rounding that tells nothing, and room for a few sums as they are. */
  @Test
  void sumsAreInOrderWhetherTheyAreKeptOrNot() {
    Rounding none = new Rounding(1 << 27, 8);
    assertEquals(15, none.kept(1));
    assertEquals(7, none.kept(2));
    assertEquals(0, new Rounding(0, 0).kept(1));
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      IntFunction<BigInteger[]> number = k -> new BigInteger[] {number(random, 99, BigInteger.TEN)};
      HalfSums sums = new HalfSums(singles(8, number), new Rounding[] {none}, 8, 256);
      assertEquals(256, sums.count());
      BigInteger before = null;
      for (int k = 0; k < 256; k++) {
        int entry = sums.all().entries()[k];
        BigInteger sum =
            sums.summands(entry).stream()
                .map(s -> s.coordinates()[0])
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertEquals(sum, sums.exact(0, entry));
        assertTrue(before == null || before.compareTo(sum) <= 0, i + ": " + before + " " + sum);
        assertTrue(k == 0 || sums.all().tops()[k - 1] <= sums.all().tops()[k]);
        before = sum;
      }
    }
  }

  private static BigInteger joined(BigInteger first, BigInteger last, int bits) {
    return first.shiftLeft(bits).add(last);
  }

  private static List<List<Summand>> singles(int n, IntFunction<BigInteger[]> coordinates) {
    return IntStream.range(0, n)
        .mapToObj(i -> List.of(new Summand(i, 1, coordinates.apply(i))))
        .toList();
  }

  /** With tables that have no room for dearer choices than these. */
  private static Halves tight(List<List<Summand>> groups, int dimension, int most) {
    for (int entries = 1; ; entries++) {
      Halves halves = new Halves(groups, dimension, entries, Halves.MAX_VISITS);
      try {
        halves.prepare(LINE, most);
        return halves;
      } catch (Rejection tooLong) {
        assertEquals(Verdict.UNSUPPORTED, tooLong.verdict());
      }
    }
  }

  /** Of each cost that a choice has, one such choice. */
  private static void assertChoices(
      Map<List<Integer>, Integer> all, Map<Integer, List<Integer>> found, String place) {
    assertEquals(Set.copyOf(all.values()), found.keySet(), place);
    found.forEach((cost, choice) -> assertEquals(cost, all.get(choice), place));
  }

  /** Groups of one summand each, of costs 1 and coordinates 1, 2, 4, … */
  private static List<List<Summand>> powers(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> List.of(new Summand(i, 1, new BigInteger[] {BigInteger.ONE.shiftLeft(i)})))
        .toList();
  }

  private static Halves limited(int n, int entries) {
    return new Halves(powers(n), 1, entries, 100);
  }

  @Test
  void tablesAreAsLongAsTheLimitAndNoLonger() throws Rejection {
    limited(6, 8).prepare(LINE, 6);
    limited(7, 16).prepare(LINE, 7);
    // Of the larger half, four summands: 1 + 4 + 6 choices of at most two.
    limited(7, 11).prepare(LINE, 2);
    for (Halves tooLong : List.of(limited(6, 7), limited(7, 15))) {
      Rejection no = assertThrows(Rejection.class, () -> tooLong.prepare(LINE, 7));
      assertEquals(Verdict.UNSUPPORTED, no.verdict());
    }
    Rejection no = assertThrows(Rejection.class, () -> limited(7, 10).prepare(LINE, 2));
    assertEquals("enumeration of more than 10 half sums", no.getMessage());
  }

  @Test
  void tablesServeAllCostsWhereTheyFit() throws Rejection {
    Halves whole = limited(7, 16);
    whole.prepare(LINE, 1);
    HalfSums left = whole.left();
    whole.prepare(LINE, 7);
    assertTrue(whole.left() == left);
    Halves part = limited(7, 11);
    part.prepare(LINE, 1);
    assertEquals(5 + 4, part.entries());
    part.prepare(LINE, 2);
    assertEquals(11 + 7, part.entries());
  }

  /** All choices are listed where they are few, or not many more than are asked for. */
  @Test
  void tablesAreLongerThanNeededIfThatTakesLittle() throws Rejection {
    Halves few = new Halves(powers(28), 1);
    few.prepare(LINE, 0);
    assertEquals(2 << 14, few.entries());
    Halves more = new Halves(powers(30), 1);
    more.prepare(LINE, 5);
    assertEquals(2 * (1 + 15 + 105 + 455 + 1365 + 3003), more.entries());
    more.prepare(LINE, 6);
    assertEquals(2 << 15, more.entries());
  }

  @Test
  void pairsOfVectorsAreCounted() throws Rejection {
    // Two summands, each of four pairs of half sums is in the window.
    List<List<Summand>> groups =
        IntStream.range(0, 2)
            .mapToObj(
                i -> List.of(new Summand(i, 1, new BigInteger[] {BigInteger.ONE, BigInteger.ONE})))
            .toList();
    BigInteger[] low = {BigInteger.ZERO, BigInteger.TEN};
    BigInteger[] high = {BigInteger.TWO, BigInteger.TEN};
    Sizes all = new Sizes(0, 2);
    assertEquals(0, new Enumeration(LINE, new Halves(groups, 2, 2, 4), low, high).count(all));
    Enumeration beyond = new Enumeration(LINE, new Halves(groups, 2, 2, 3), low, high);
    Rejection no = assertThrows(Rejection.class, () -> beyond.count(all));
    assertEquals("enumeration of more than 3 pairs of half sums", no.getMessage());
  }

  /** Only where all pairs could be looked at it is known that none is in the box. */
  @ParameterizedTest
  @CsvSource({"1, 1, 4", "2, 2, 6", "1, 2, 10", "2, 4, 11", "0, 4, 16"})
  void choicesOfVectorsAreLookedForUpToTheLimit(int least, int most, int pairs) throws Rejection {
    List<List<Summand>> equal =
        IntStream.range(0, 4)
            .mapToObj(
                i -> List.of(new Summand(i, 1, new BigInteger[] {BigInteger.ONE, BigInteger.ONE})))
            .toList();
    BigInteger[] low = {BigInteger.ZERO, BigInteger.TEN};
    BigInteger[] high = {BigInteger.TEN, BigInteger.TEN};
    Sizes costs = new Sizes(least, most);
    Halves enough = new Halves(equal, 2, 4, pairs);
    assertEquals(Map.of(), new Enumeration(LINE, enough, low, high).choices(costs, true));
    Enumeration beyond = new Enumeration(LINE, new Halves(equal, 2, 4, pairs - 1), low, high);
    Rejection no = assertThrows(Rejection.class, () -> beyond.choices(costs, true));
    assertEquals(Verdict.UNSUPPORTED, no.verdict());
  }

  @Test
  void oneChoiceOfEachCostIsEnough() throws Rejection {
    List<List<Summand>> equal =
        IntStream.range(0, 8)
            .mapToObj(i -> List.of(new Summand(i, 1, new BigInteger[] {BigInteger.ONE})))
            .toList();
    BigInteger[] low = {BigInteger.TWO};
    BigInteger[] high = {BigInteger.valueOf(5)};
    Sizes costs = new Sizes(1, 8);
    Halves four = new Halves(equal, 1, 16, 4);
    assertEquals(
        Set.of(2, 3, 4, 5), new Enumeration(LINE, four, low, high).choices(costs, false).keySet());
    Enumeration three = new Enumeration(LINE, new Halves(equal, 1, 16, 3), low, high);
    assertThrows(Rejection.class, () -> three.choices(costs, false));
    assertEquals(Set.of(2), three.choices(costs, true).keySet());
  }

  /** Few pairs are looked at for all costs at once; where windows are wide, cost by cost. */
  @Test
  void wideWindowsAreLookedAtCostByCost() throws Rejection {
    List<List<Summand>> equal =
        IntStream.range(0, 8)
            .mapToObj(i -> List.of(new Summand(i, 1, new BigInteger[] {BigInteger.ONE})))
            .toList();
    BigInteger[] low = {BigInteger.TWO};
    BigInteger[] high = {BigInteger.valueOf(5)};
    Halves halves = new Halves(equal, 1);
    Map<Integer, List<Integer>> found =
        new Enumeration(LINE, halves, low, high).choices(new Sizes(1, 8), false);
    assertEquals(Set.of(2, 3, 4, 5), found.keySet());
    found.forEach((cost, choice) -> assertEquals(cost, choice.size()));
    assertEquals(
        Set.of(2),
        new Enumeration(LINE, halves, low, high).choices(new Sizes(1, 8), true).keySet());
  }

  /** Of many groups and few costs all tables on the way would be fifty times the last one. */
  @Test
  void manyGroupsTakeTheRoomOfTheLastTable() throws Rejection {
    List<List<Summand>> groups =
        IntStream.range(0, 1000)
            .mapToObj(i -> new BigInteger[] {BigInteger.valueOf((1L << 40) + (long) i * i * i)})
            .map(sum -> List.of(new Summand(sum[0].intValue(), 1, sum)))
            .toList();
    Halves halves = new Halves(groups, 1);
    final long before = used();
    BigInteger[] sum = {BigInteger.valueOf((1L << 41) + 27 + 999L * 999 * 999)};
    assertEquals(
        Map.of(2, List.of(27, 999 * 999 * 999)),
        new Enumeration(LINE, halves, sum, sum).choices(new Sizes(0, 2), false));
    long more = used() - before;
    assertTrue(more < 100 << 20, more + " bytes");
    assertEquals(2 * (1 + 500 + 500 * 499 / 2), halves.entries());
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void noChoiceCostsMoreThanAllGroups() throws Rejection {
    BigInteger[] low = {BigInteger.ZERO};
    BigInteger[] high = {BigInteger.valueOf(255)};
    Enumeration run = new Enumeration(LINE, new Halves(powers(8), 1), low, high);
    int most = Integer.MAX_VALUE;
    assertEquals(Set.of(7, 8), run.choices(new Sizes(7, most), false).keySet());
    assertEquals(Map.of(), run.choices(new Sizes(9, most), false));
    assertEquals(Map.of(), run.choices(new Sizes(most, most), true));
    assertEquals(9, run.count(new Sizes(7, most)));
  }
}
