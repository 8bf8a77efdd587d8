package org.secateur.solver.mitm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.reduction.ScalarGrid;

/** Columns of answers against every mask, for targets on the samples' grid, between, and beyond. */
class RowSolverTest {
  private static final Rational TOLERANCE = Rational.of(1, 7);

  /** A row of targets with the vector of samples that answers it. */
  private record Row(RationalMatrix samples, RationalMatrix targets, String name) {
    int n() {
      return samples.rows();
    }

    SubsetSumInstance instance(int target) {
      return new SubsetSumInstance(
          samples,
          RationalMatrix.column(List.of(targets.get(0, target))),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Objective.MIN_ERROR,
          Optional.empty());
    }

    Rational error(int target, int mask) {
      return instance(target).error(Mask.ofBits(n(), mask), 0);
    }
  }

  private static Row row(long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(9);
    List<Rational> samples =
        IntStream.range(0, n)
            .mapToObj(
                i ->
                    seed % 3 == 0
                        ? Rational.of(random.nextInt(7) - 3L)
                        : Rational.of(random.nextInt(4001) - 2000L, 1024))
            .toList();
    List<Rational> targets =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    switch (i % 4) {
                      case 0 -> Rational.of(random.nextInt(4001) - 2000L, 1024);
                      case 1 -> Rational.of(random.nextInt(2001) - 1000L, 999);
                      case 2 -> Rational.of(random.nextGaussian());
                      default -> Rational.of(random.nextInt(200) - 100L);
                    })
            .toList();
    return new Row(
        RationalMatrix.column(samples), RationalMatrix.of(List.of(targets), 12), "seed " + seed);
  }

  @Test
  void masksAreTheBestOfAll() {
    for (long seed = 0; seed < 400; seed++) {
      Row row = row(seed);
      RowSolver solver = new RowSolver(row.n());
      ScalarGrid grid = ScalarGrid.of(row.samples).orElseThrow();
      int[] least = solver.leastError(grid, row.targets, 0);
      int[] small = solver.leastSize(grid, row.targets, 0, TOLERANCE);
      int[] fronts = solver.fronts(grid, row.targets, 0);
      for (int t = 0; t < row.targets.columns(); t++) {
        String name = row.name + ", target " + row.targets.get(0, t) + " of " + row.samples;
        assertEquals(leastError(row, t), described(row, t, least[t]), name);
        assertEquals(leastSize(row, t), described(row, t, small[t]), name);
        for (int k = 0; k <= row.n(); k++) {
          int mask = fronts[t * (row.n() + 1) + k];
          assertEquals(k, Integer.bitCount(mask), name);
          assertEquals(leastOfSize(row, t, k), row.error(t, mask), name + ", size " + k);
        }
      }
    }
  }

  private static String described(Row row, int target, int mask) {
    return mask == RowSolver.NONE
        ? "none"
        : row.error(target, mask) + " with " + Integer.bitCount(mask);
  }

  private static IntStream masks(Row row) {
    return IntStream.range(0, 1 << row.n());
  }

  private static Rational leastOfSize(Row row, int target, int size) {
    return masks(row)
        .filter(m -> Integer.bitCount(m) == size)
        .mapToObj(m -> row.error(target, m))
        .min(Rational::compareTo)
        .orElseThrow();
  }

  private static String leastError(Row row, int target) {
    Rational least =
        masks(row).mapToObj(m -> row.error(target, m)).min(Rational::compareTo).orElseThrow();
    int size =
        masks(row)
            .filter(m -> row.error(target, m).equals(least))
            .map(Integer::bitCount)
            .min()
            .orElseThrow();
    return least + " with " + size;
  }

  private static String leastSize(Row row, int target) {
    for (int k = 0; k <= row.n(); k++) {
      Rational least = leastOfSize(row, target, k);
      if (least.compareTo(TOLERANCE) <= 0) {
        return least + " with " + k;
      }
    }
    return "none";
  }

  @Test
  void splitsOfEveryShapeAgree() {
    Random random = new Random(5);
    RationalMatrix samples =
        RationalMatrix.column(
            IntStream.range(0, 14).mapToObj(i -> Rational.of(random.nextDouble() - 0.4)).toList());
    RationalMatrix targets =
        RationalMatrix.of(
            List.of(
                IntStream.range(0, 200).mapToObj(i -> Rational.of(random.nextGaussian())).toList()),
            200);
    ScalarGrid grid = ScalarGrid.of(samples).orElseThrow();
    long expected = kept(new RowSolver(14, 0).leastError(grid, targets, 0));
    for (int few = 1; few <= 14; few++) {
      assertEquals(
          expected, kept(new RowSolver(14, few).leastError(grid, targets, 0)), "few " + few);
    }
  }

  private static long kept(int[] masks) {
    return IntStream.of(masks).mapToLong(m -> BigInteger.valueOf(m).bitCount()).sum();
  }

  @Test
  void bothSidesOfTheLimits() {
    assertThrows(IllegalArgumentException.class, () -> new RowSolver(0));
    assertThrows(IllegalArgumentException.class, () -> new RowSolver(RowSolver.MAX_SAMPLES + 1));
    assertEquals(1, new RowSolver(1).leastError(grid("1/3"), target("1/4"), 0).length);
  }

  private static ScalarGrid grid(String sample) {
    return ScalarGrid.of(RationalMatrix.column(List.of(Rational.parse(sample)))).orElseThrow();
  }

  private static RationalMatrix target(String target) {
    return RationalMatrix.of(List.of(List.of(Rational.parse(target))), 1);
  }

  @Test
  void aSizeAloneIsThatOfTheFront() {
    for (long seed = 0; seed < 100; seed++) {
      Row row = row(seed);
      RowSolver solver = new RowSolver(row.n());
      ScalarGrid grid = ScalarGrid.of(row.samples).orElseThrow();
      int[] fronts = solver.fronts(grid, row.targets, 0);
      for (int size = 0; size <= row.n(); size++) {
        int[] masks = solver.leastError(grid, row.targets, 0, size);
        for (int t = 0; t < masks.length; t++) {
          String context = row.name + ", target " + t + ", size " + size;
          assertEquals(size, Integer.bitCount(masks[t]), context);
          assertEquals(
              row.error(t, fronts[t * (row.n() + 1) + size]), row.error(t, masks[t]), context);
        }
      }
      int n = row.n();
      assertThrows(
          IllegalArgumentException.class, () -> solver.leastError(grid, row.targets, 0, n + 1));
      assertThrows(
          IllegalArgumentException.class, () -> solver.leastError(grid, row.targets, 0, -1));
    }
  }

  @Test
  void theSplitForSingleTargetsChangesNoAnswer() {
    for (long seed = 0; seed < 100; seed++) {
      Row row = row(seed);
      ScalarGrid grid = ScalarGrid.of(row.samples).orElseThrow();
      int[] many = new RowSolver(row.n()).leastError(grid, row.targets, 0);
      int[] single = RowSolver.forSingleTargets(row.n()).leastError(grid, row.targets, 0);
      for (int t = 0; t < many.length; t++) {
        String context = row.name + ", target " + t;
        assertEquals(row.error(t, many[t]), row.error(t, single[t]), context);
        assertEquals(Integer.bitCount(many[t]), Integer.bitCount(single[t]), context);
      }
    }
  }
}
