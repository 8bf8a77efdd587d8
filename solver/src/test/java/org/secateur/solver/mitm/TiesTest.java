package org.secateur.solver.mitm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secateur.solver.mitm.sums.NearestPairs;
import org.secateur.solver.reduction.ScalarTarget;

/** What is kept of equally near masks does not depend on which thread comes first. */
final class TiesTest {
  @Test
  void theKeptMaskDoesNotDependOnTheOrder() {
    List<long[]> offers =
        new ArrayList<>(
            List.of(
                new long[] {3, 0b110, 0b001},
                new long[] {3, 0b011, 0b100},
                new long[] {3, 0b011, 0b010},
                new long[] {3, 0b111, 0b111},
                new long[] {4, 0b001, 0b000},
                new long[] {9, 0b000, 0b000}));
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(offers, new Random(seed));
      NearestMasks nearest = new NearestMasks(10, 0, -1);
      offers.forEach(o -> nearest.offer(o[0], o[1], o[2]));
      assertEquals(3, nearest.error(), "seed " + seed);
      assertEquals(0b011, nearest.leftMask(), "seed " + seed);
      assertEquals(0b010, nearest.rightMask(), "seed " + seed);
    }
  }

  @Test
  void theKeptPairsDoNotDependOnTheOrder() {
    List<long[]> offers =
        new ArrayList<>(
            List.of(
                new long[] {8, 20},
                new long[] {20, 8},
                new long[] {20, 16},
                new long[] {4, 24},
                new long[] {0, 0}));
    for (int seed = 0; seed < 50; seed++) {
      Collections.shuffle(offers, new Random(seed));
      NearestPairs nearest = new NearestPairs(new ScalarTarget(32, 32, 32), true);
      offers.forEach(o -> nearest.offer(o[0], o[1]));
      assertArrayEquals(
          new long[][] {{4, 24}, {8, 20}, {20, 8}, {20, 16}}, nearest.pairs(), "seed " + seed);
    }
  }
}
