package org.secateur.solver.mitm.sums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secateur.solver.reduction.ScalarTarget;

/** Which of equally near pairs are kept does not depend on which thread comes first. */
final class NearestPairsTest {
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
