package org.secateur.experiments.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.secateur.model.Rational;

/** Norms from above: never too small, and not much too large. */
final class NormTest {
  @Test
  void theBoundIsAboveEveryRatio() {
    for (long seed = 1; seed <= 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int rows = random.nextInt(1, 7);
      int columns = random.nextInt(1, 7);
      double scale = Math.scalb(1.0, random.nextInt(-60, 60));
      double[] matrix = new double[rows * columns];
      for (int i = 0; i < matrix.length; i++) {
        matrix[i] = (random.nextDouble() - 0.5) * scale;
      }
      Rational bound = Rational.of(SpectralNorm.upper(matrix, rows, columns));
      for (int trial = 0; trial < 20; trial++) {
        double[] x = random.doubles(columns, -1, 1).toArray();
        String context = "seed " + seed + ", " + rows + " x " + columns + ", trial " + trial;
        // ‖Ax‖² ≤ bound² ‖x‖², in rational arithmetic.
        Rational above = Rational.ZERO;
        Rational below = Rational.ZERO;
        for (int r = 0; r < rows; r++) {
          Rational sum = Rational.ZERO;
          for (int c = 0; c < columns; c++) {
            sum = sum.add(Rational.of(matrix[r * columns + c]).multiply(Rational.of(x[c])));
          }
          above = above.add(sum.square());
        }
        for (double coordinate : x) {
          below = below.add(Rational.of(coordinate).square());
        }
        assertTrue(above.compareTo(bound.square().multiply(below)) <= 0, context);
      }
    }
  }

  /** A rotation has norm 1 and Frobenius norm √2; a Hadamard matrix 8 and 64^(1/2) · 8^(1/2). */
  @Test
  void theBoundIsNearTheNorm() {
    double[] rotation = {0.6, -0.8, 0.8, 0.6};
    double norm = SpectralNorm.upper(rotation, 2, 2);
    assertTrue(norm >= 1 && norm < Math.pow(2, 1 / 128.0) + 1e-9, "" + norm);
    int n = 64;
    double[] hadamard = new double[n * n];
    for (int i = 0; i < hadamard.length; i++) {
      hadamard[i] = Integer.bitCount(i / n & i % n) % 2 == 0 ? 1 : -1;
    }
    double eight = SpectralNorm.upper(hadamard, n, n);
    assertTrue(eight >= 8 && eight < 8 * Math.pow(n, 1 / 128.0) + 1e-6, "" + eight);
    double thin = SpectralNorm.upper(hadamard, n * n / 4, 4);
    assertTrue(thin < 8 * 8 && thin > 1, "" + thin);
  }

  @Test
  void extremesFallBackToTheFrobeniusNorm() {
    // A zero may stand for what is below the least double; its square root is all that is left.
    assertTrue(SpectralNorm.upper(new double[6], 2, 3) < 1e-150);
    double huge = SpectralNorm.upper(new double[] {1e300, 0, 0, 1e300}, 2, 2);
    assertEquals(Double.POSITIVE_INFINITY, huge);
    double large = SpectralNorm.upper(new double[] {1e140, 0, 0, 1e140}, 2, 2);
    assertTrue(large >= 1e140 && large < 1.5e140, "" + large);
    double small = SpectralNorm.upper(new double[] {1e-140, 0, 0, 1e-140}, 2, 2);
    assertTrue(small >= 1e-140 && small < 1.5e-140, "" + small);
  }

  @Test
  void roundingGoesUp() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      double a = random.nextDouble() * Math.scalb(1.0, random.nextInt(-50, 50));
      double b = random.nextDouble() * Math.scalb(1.0, random.nextInt(-50, 50));
      Rational x = Rational.of(a);
      Rational y = Rational.of(b);
      String context = a + ", " + b;
      assertTrue(Rational.of(Upward.add(a, b)).compareTo(x.add(y)) >= 0, context);
      assertTrue(Rational.of(Upward.multiply(a, b)).compareTo(x.multiply(y)) >= 0, context);
      assertTrue(Rational.of(Upward.sqrt(a)).square().compareTo(x) >= 0, context);
    }
    assertTrue(Upward.multiply(1e-300, 1e-300) > 0);
  }

  /** Sums of products whose factors are known up to a unit in the last place or so. */
  @Test
  void reachableSumsHoldAllSums() {
    for (long seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ReachableSum sum = new ReachableSum();
      Rational least = Rational.ZERO;
      Rational most = Rational.ZERO;
      for (int i = 0; i < 5; i++) {
        double positive = random.nextDouble(-1, 1);
        double negative = random.nextDouble(-1, 1);
        double from = random.nextDouble(-1, 1);
        double to = random.nextDouble(from, 1.5);
        sum.add(positive, negative, from, to);
        Rational low = null;
        Rational high = null;
        for (int k = 0; k <= 8; k++) {
          double x = k == 8 ? to : from + (to - from) * k / 8;
          // The double stands for a number nearby.
          double weight = x < 0 ? negative : positive;
          BigDecimal shift = new BigDecimal(Math.ulp(weight)).multiply(new BigDecimal("1.4"));
          BigDecimal exact =
              k % 2 == 0
                  ? new BigDecimal(weight).add(shift, MathContext.UNLIMITED)
                  : new BigDecimal(weight).subtract(shift, MathContext.UNLIMITED);
          Rational term = Rational.of(exact).multiply(Rational.of(x));
          low = low == null ? term : low.min(term);
          high = high == null ? term : high.max(term);
        }
        least = least.add(low);
        most = most.add(high);
      }
      Rational magnitude = Rational.of(sum.magnitude());
      assertTrue(most.compareTo(Rational.of(sum.upper())) <= 0, "seed " + seed);
      assertTrue(least.negate().compareTo(magnitude) <= 0, "seed " + seed);
      assertTrue(magnitude.compareTo(Rational.of(1000)) < 0, "seed " + seed);
    }
  }
}
