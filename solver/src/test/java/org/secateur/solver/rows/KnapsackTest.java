package org.secateur.solver.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.model.Rational;

/** Bounds and orders against trying all selections, up to coefficients of 60 bits. */
final class KnapsackTest {
  private record Case(int[] group, int[] cost, int groups, long[] coefficients) {
    static Case random(Random random, int bits) {
      int groups = 1 + random.nextInt(5);
      int m = random.nextInt(11);
      int[] group = new int[m];
      int[] cost = new int[m];
      long[] coefficients = new long[m];
      long base = random.nextBoolean() ? 0 : 1L << bits - 1;
      for (int o = 0; o < m; o++) {
        group[o] = random.nextInt(groups);
        cost[o] = 1 + random.nextInt(5);
        long value = base + (random.nextLong() >>> Long.SIZE + 1 - (base == 0 ? bits + 1 : 5));
        // At times the same ratio at another cost, or nearly.
        value = random.nextInt(3) == 0 ? value / 20 * cost[o] + random.nextInt(2) : value;
        coefficients[o] = random.nextInt(3) == 0 ? -value : value;
      }
      return new Case(group, cost, groups, coefficients);
    }

    Knapsack knapsack() {
      return new Knapsack(group, cost, groups, coefficients.length % 2 == 0);
    }

    /** The largest sum within each budget. */
    long[] best(int sign, int most) {
      long[] best = new long[most + 1];
      for (int set = 0; set < 1 << group.length; set++) {
        int used = 0;
        int spent = 0;
        long sum = 0;
        boolean fits = true;
        for (int o = 0; o < group.length && fits; o++) {
          if ((set >> o & 1) != 0) {
            fits = (used >> group[o] & 1) == 0;
            used |= 1 << group[o];
            spent += cost[o];
            sum += sign * coefficients[o];
          }
        }
        for (int b = spent; fits && b <= most; b++) {
          best[b] = Math.max(best[b], sum);
        }
      }
      return best;
    }

    @Override
    public String toString() {
      return Arrays.toString(group) + Arrays.toString(cost) + Arrays.toString(coefficients);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 12, 31, 45, 53, 57})
  void noSelectionExceedsABound(int bits) {
    for (long seed = 0; seed < 600; seed++) {
      Case given = Case.random(new Random(seed), bits);
      for (int sign = -1; sign <= 1; sign += 2) {
        int most = 18;
        long[] bounds = given.knapsack().bounds(given.coefficients(), sign, most);
        long[] best = given.best(sign, most);
        for (int b = 0; b <= most; b++) {
          String place = "seed " + seed + ", budget " + b + ", sign " + sign + ": " + given;
          assertTrue(bounds[b] >= best[b], place);
        }
        assertEquals(0, bounds[0], given::toString);
      }
    }
  }

  /** The bound is that of the relaxation, up to the slack: 2^-28 of the largest, and 3, a unit. */
  @Test
  void boundsAreNoLooserThanTheRelaxation() {
    long[] coefficients = {700, 900, 300, -50};
    Knapsack knapsack = new Knapsack(new int[] {0, 0, 1, 2}, new int[] {1, 2, 2, 1}, 3, false);
    long[] bounds = knapsack.bounds(coefficients, 1, 5);
    long[] relaxed = {0, 700, 900, 1050, 1200, 1200};
    for (int b = 0; b < relaxed.length; b++) {
      assertTrue(bounds[b] >= relaxed[b] && bounds[b] <= relaxed[b] + 3L * b, "budget " + b);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 12, 31, 45, 53, 57})
  void ratiosDescendExactly(int bits) {
    for (long seed = 0; seed < 600; seed++) {
      Case given = Case.random(new Random(seed), bits);
      for (int sign = -1; sign <= 1; sign += 2) {
        int s = sign;
        int[] order = given.knapsack().byRatio(given.coefficients(), sign);
        long positive = Arrays.stream(given.coefficients()).filter(c -> s * c > 0).count();
        assertEquals(positive, Arrays.stream(order).distinct().count(), given::toString);
        for (int k = 1; k < order.length; k++) {
          int a = order[k - 1];
          int b = order[k];
          BigInteger left = times(given.coefficients()[a], given.cost()[b]);
          BigInteger right = times(given.coefficients()[b], given.cost()[a]);
          assertTrue(left.compareTo(right) >= 0, "seed " + seed + ": " + given);
        }
      }
    }
  }

  private static BigInteger times(long coefficient, int cost) {
    return BigInteger.valueOf(coefficient).abs().multiply(BigInteger.valueOf(cost));
  }

  /** At the price of no budget no option gains, however near its ratio is to the dearest one's. */
  @Test
  void ratiosThatAreNearlyTheSameHaveTheirOwnPrices() {
    long base = 1L << 45;
    long[] coefficients = {base, base + 11, base + 3};
    Knapsack knapsack = new Knapsack(new int[] {0, 1, 2}, new int[] {1, 1, 1}, 3, true);
    assertEquals(Rational.of(base + 11), knapsack.price(coefficients, 1, 0));
    assertEquals(Rational.of(base + 3), knapsack.price(coefficients, 1, 1));
    assertEquals(Rational.of(base), knapsack.price(coefficients, 1, 2));
    assertEquals(Rational.ZERO, knapsack.price(coefficients, 1, 3));
  }
}
