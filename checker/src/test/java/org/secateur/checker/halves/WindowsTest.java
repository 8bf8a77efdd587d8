package org.secateur.checker.halves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secateur.checker.halves.HalfSums.Sorted;

/** Partners in sorted lists against all pairs. */
final class WindowsTest {
  private static Sorted list(long... sums) {
    return new Sorted(sums, IntStream.range(0, sums.length).toArray());
  }

  private static Sorted list(Random random, long spread) {
    int length = 1 + random.nextInt(12);
    return list(
        random.longs(length, -spread, spread + 1).map(sum -> sum * (1L << 40)).sorted().toArray());
  }

  @Test
  void eachSumMeetsAllItsPartnersOnce() {
    Random random = new Random(1);
    int met = 0;
    for (int i = 0; i < 20_000; i++) {
      Sorted lefts = list(random, 1 + random.nextInt(20));
      Sorted rights = list(random, 1 + random.nextInt(20));
      long low = (random.nextInt(41) - 20) * (1L << 40) + random.nextInt(3) - 1;
      long high = low + random.nextInt(9) * (1L << 40) + random.nextInt(4) - 1;
      Set<List<Integer>> expected = new HashSet<>();
      for (int k = 0; k < lefts.count(); k++) {
        for (int r = 0; r < rights.count(); r++) {
          long sum = lefts.tops()[k] + rights.tops()[r];
          if (low <= sum && sum <= high) {
            expected.add(List.of(k, r));
          }
        }
      }
      List<List<Integer>> found = new ArrayList<>();
      Set<Integer> visited = new HashSet<>();
      boolean isWhole =
          Windows.visit(
              lefts,
              rights,
              low,
              high,
              (left, k, right, from, to) -> {
                assertTrue(left == lefts && right == rights && from < to && visited.add(k));
                IntStream.range(from, to).forEach(r -> found.add(List.of(k, r)));
                return true;
              });
      String place =
          i + ": " + Arrays.toString(lefts.tops()) + Arrays.toString(rights.tops()) + low + high;
      assertTrue(isWhole, place);
      assertEquals(expected.size(), found.size(), place);
      assertEquals(expected, new HashSet<>(found), place);
      met += found.size();
    }
    assertTrue(met > 20_000, met + " pairs");
  }

  @Test
  void theVisitorEndsItAtEachVisit() {
    Sorted lefts = list(0, 1, 2, 3, 4, 5);
    Sorted rights = list(0, 1, 2);
    for (int last = 1; last <= 7; last++) {
      int[] visits = {0};
      int end = last;
      assertEquals(
          last > 6,
          Windows.visit(lefts, rights, 0, 7, (left, k, right, from, to) -> ++visits[0] < end));
      assertEquals(Math.min(last, 6), visits[0]);
    }
  }
}
