package org.secateur.solver.mitm.sieve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which of equally near masks is kept does not depend on which thread comes first. */
final class NearestMasksTest {
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
}
