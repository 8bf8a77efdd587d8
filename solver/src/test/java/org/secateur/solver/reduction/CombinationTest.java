package org.secateur.solver.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.ExactReal;
import org.secateur.solver.reduction.SelectionRow.Interval;

/** Combinations with arbitrary multipliers never exclude what their rows allow. */
final class CombinationTest {
  @ParameterizedTest
  @EnumSource
  void selectionsThatFulfilTheRowsFulfilTheCombination(SyntheticSelection.Kind kind) {
    int refuting = 0;
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      SyntheticSelection problem = SyntheticSelection.random(random, kind);
      List<SelectionRow> rows = new ArrayList<>();
      for (int k = 0; k < 1 + random.nextInt(4); k++) {
        rows.add(problem.row(random.nextInt(problem.rows().length)));
      }
      long[] multipliers = new long[rows.size()];
      int bits = 1 + random.nextInt(61);
      Arrays.setAll(multipliers, i -> nonzero(random, bits));
      Combination combination = new Combination(rows, multipliers, problem.groups());
      List<int[]> all = problem.selections();
      ExactReal error = problem.evaluate(all.get(random.nextInt(all.size()))).error();
      for (Threshold threshold : List.of(Threshold.atMost(error), Threshold.below(error))) {
        for (int[] chosen : all) {
          boolean fulfilled = rows.stream().allMatch(row -> holds(row, threshold, chosen));
          boolean combined = contains(combination, threshold, chosen);
          refuting += combined ? 0 : 1;
          assertTrue(combined || !fulfilled, "seed " + seed + ": " + problem);
        }
      }
    }
    assertTrue(refuting > 1000, "a test that tests nothing: " + refuting);
  }

  /** Rows themselves: true of every selection within the threshold, whatever was dropped. */
  @ParameterizedTest
  @EnumSource
  void selectionsWithinAThresholdFulfilItsRows(SyntheticSelection.Kind kind) {
    for (long seed = 0; seed < 300; seed++) {
      SyntheticSelection problem = SyntheticSelection.random(new Random(seed), kind);
      for (int[] chosen : problem.selections()) {
        ExactReal error = problem.evaluate(chosen).error();
        boolean exact = true;
        boolean violated = false;
        for (int r = 0; r < problem.rows().length; r++) {
          SelectionRow row = problem.row(r);
          String place = "seed " + seed + ", " + Arrays.toString(chosen) + ": " + problem;
          assertTrue(holds(row, Threshold.atMost(error), chosen), place);
          exact &= row.isExact();
          violated |= !holds(row, Threshold.below(error), chosen);
        }
        // Without dropped bits the row of the worst input excludes its selection.
        assertTrue(violated || !exact, "seed " + seed + ": " + problem);
      }
    }
  }

  private static boolean holds(SelectionRow row, Threshold threshold, int[] chosen) {
    return row.at(threshold).contains(Arrays.stream(chosen).mapToLong(row::coefficient).sum());
  }

  private static boolean contains(Combination row, Threshold threshold, int[] chosen) {
    Interval interval = row.at(threshold);
    return interval.contains(Arrays.stream(chosen).mapToLong(row::coefficient).sum());
  }

  private static long nonzero(Random random, int bits) {
    long size = Math.max(1, random.nextLong() >>> Long.SIZE - bits);
    return random.nextBoolean() ? size : -size;
  }

  @Test
  void wideSumsAreThoseOfLongIntegers() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      SyntheticSelection.Kind[] kinds = SyntheticSelection.Kind.values();
      SyntheticSelection problem =
          SyntheticSelection.random(random, kinds[random.nextInt(kinds.length)]);
      int m = problem.options();
      WideSums sums = new WideSums(m);
      BigInteger[] expected = new BigInteger[m];
      Arrays.fill(expected, BigInteger.ZERO);
      for (int k = 0; k < 1 + random.nextInt(64); k++) {
        SelectionRow row = problem.row(random.nextInt(problem.rows().length));
        long multiplier = nonzero(random, 1 + random.nextInt(61));
        sums.add(row, multiplier);
        for (int o = 0; o < m; o++) {
          BigInteger product =
              BigInteger.valueOf(row.coefficient(o)).multiply(BigInteger.valueOf(multiplier));
          expected[o] = expected[o].add(product);
        }
      }
      check(seed, sums, expected);
    }
  }

  private static void check(long seed, WideSums sums, BigInteger[] expected) {
    int length = Arrays.stream(expected).mapToInt(BigInteger::bitLength).max().orElse(0);
    assertEquals(length, sums.bitLength(), "seed " + seed);
    for (int bits = Math.max(0, length - 62); bits < 128; bits++) {
      long[] shifted = sums.shiftedUp(bits);
      for (int o = 0; o < expected.length; o++) {
        BigInteger up = expected[o].negate().shiftRight(bits).negate();
        assertEquals(up.longValueExact(), shifted[o], "seed " + seed + ", by " + bits);
      }
    }
  }
}
