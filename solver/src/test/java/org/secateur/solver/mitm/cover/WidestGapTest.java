package org.secateur.solver.mitm.cover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.CruelInstances;
import org.secateur.solver.mitm.sums.MaskedSums;

/** The widest gap by cells against the sorted list of all sums. */
final class WidestGapTest {
  /** The search by cells begins above 20 samples. */
  private static final int SAMPLES = 21;

  @Test
  void findsTheWidestGapOfManyAndOfFewSums() {
    for (int seed = 0; seed < 9; seed++) {
      Random random = new Random(seed);
      long[] samples = onGrid(CruelInstances.samples(random, SAMPLES, seed));
      SizeRange sizes = seed % 3 == 2 ? SizeRange.atMost(6) : SizeRange.atMost(SAMPLES);
      long[] sums = distinctSums(samples, sizes);
      for (int round = 0; round < 6 && sums.length > 1; round++) {
        int few = round < 3 ? Math.min(5, sums.length - 1) : sums.length - 1;
        int first = random.nextInt(sums.length - few);
        int last = first + 1 + random.nextInt(few);
        check(samples, sizes, sums, first, last, 1 + round % 4, "seed " + seed);
      }
    }
  }

  /** A chunk that begins at the last sum must not take the gap beyond it for one inside. */
  @Test
  void neverLooksBeyondTheLastSum() {
    for (int seed = 0; seed < 3; seed++) {
      long[] samples = onGrid(CruelInstances.samples(new Random(seed), SAMPLES, 8));
      SizeRange sizes = SizeRange.atMost(SAMPLES);
      long[] sums = distinctSums(samples, sizes);
      int checked = 0;
      for (int last = sums.length / 2; checked < 20; last++) {
        // Narrow, then wide: the second gap is the one outside.
        if (sums[last] - sums[last - 1] < sums[last + 1] - sums[last]) {
          check(samples, sizes, sums, last - 1, last, 2 + checked % 3, "seed " + seed);
          checked++;
        }
      }
    }
  }

  /** Sums of few among many: the lists must not be made for sizes that are not asked for. */
  @Test
  void takesFewOfManySamples() {
    long[] samples = onGrid(CruelInstances.samples(new Random(5), 120, 8));
    SizeRange sizes = SizeRange.atMost(2);
    long[] sums = new long[1 + 120 + 120 * 119 / 2];
    int count = 1;
    for (int i = 0; i < 120; i++) {
      sums[count++] = samples[i];
      for (int j = 0; j < i; j++) {
        sums[count++] = samples[i] + samples[j];
      }
    }
    sums = Arrays.stream(sums).sorted().distinct().toArray();
    check(samples, sizes, sums, 0, sums.length - 1, 2, "few of many");
  }

  private static void check(
      long[] samples, SizeRange sizes, long[] sums, int first, int last, int threads, String what) {
    long expected = 0;
    for (int i = first + 1; i <= last; i++) {
      expected = Math.max(expected, sums[i] - sums[i - 1]);
    }
    Budget budget = new Budget(SearchLimits.none(threads), SearchListener.SILENT);
    Gap gap = new WidestGap(samples, sizes, ignored -> {}, budget).between(sums[first], sums[last]);
    String instance =
        what
            + ", sums "
            + first
            + " to "
            + last
            + ", threads "
            + threads
            + ", samples "
            + Arrays.toString(samples);
    assertTrue(sums[first] <= gap.below() && gap.above() <= sums[last], gap + ", " + instance);
    assertEquals(expected, gap.width(), instance);
  }

  private static long[] onGrid(long[] samples) {
    return Arrays.stream(samples).map(a -> 4 * a).toArray();
  }

  private static long[] distinctSums(long[] samples, SizeRange sizes) {
    long[] byMask = MaskedSums.byMask(samples, 0, samples.length);
    int count = 0;
    for (int mask = 0; mask < byMask.length; mask++) {
      if (sizes.contains(Integer.bitCount(mask))) {
        byMask[count++] = byMask[mask];
      }
    }
    return Arrays.stream(byMask, 0, count).sorted().distinct().toArray();
  }
}
