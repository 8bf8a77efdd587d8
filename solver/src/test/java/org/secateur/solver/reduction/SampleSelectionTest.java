package org.secateur.solver.reduction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.oracle.SmallCase;

/** Vector subset sums as selection problems: all masks, both ways. */
final class SampleSelectionTest {
  @Test
  void allRowsHoldExactlyForTheMasksWithinTheError() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int m = 1 + random.nextInt(3);
      int n = 1 + random.nextInt(6);
      List<List<Rational>> samples =
          Stream.generate(() -> SmallCase.numbers(random, m)).limit(n).toList();
      SubsetSumInstance instance =
          new SubsetSumInstance(
              RationalMatrix.of(samples, m),
              RationalMatrix.of(List.of(SmallCase.numbers(random, m)), m),
              false,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Objective.MIN_ERROR,
              Optional.empty());
      SampleSelection problem = new SampleSelection(instance, 0);
      List<SelectionRow> rows = problem.likelyRows(100);
      assertEquals(m, rows.size());
      for (int bits = 0; bits < 1 << n; bits++) {
        Mask mask = Mask.ofBits(n, bits);
        int[] chosen = problem.chosen(mask);
        assertArrayEquals(chosen, problem.chosen(problem.mask(chosen)));
        Incumbent evaluated = problem.evaluate(chosen);
        assertEquals(mask.size(), evaluated.size());
        for (ExactReal bound : List.of(evaluated.error(), Rational.of(random.nextInt(9), 4))) {
          for (boolean strict : new boolean[] {false, true}) {
            Threshold threshold = new Threshold(bound, strict);
            boolean holds =
                rows.stream()
                    .allMatch(
                        r ->
                            r.at(threshold)
                                .contains(Arrays.stream(chosen).mapToLong(r::coefficient).sum()));
            String context = "seed " + seed + ", " + mask + ", " + threshold;
            assertEquals(threshold.admits(instance.error(mask, 0)), holds, context);
          }
        }
      }
    }
  }
}
