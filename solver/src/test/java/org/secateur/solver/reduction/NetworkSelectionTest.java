package org.secateur.solver.reduction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.secateur.model.ExactReal;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.oracle.SmallCase;

/** Both ways between masks and selections, and between errors and rows, for all masks. */
final class NetworkSelectionTest {
  private static final int SEEDS = 150;
  private static final int INPUTS = 4;

  /** Those whose sizes all matter every other time. */
  private static SmallInstance given(int seed) {
    SmallInstance small = SmallInstance.of(seed, 8);
    return seed % 2 == 0 ? small : small.exactly(1);
  }

  @Test
  void everyMaskHasASelectionOfTheSameFunctionThatCostsNoMore() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SmallInstance small = given(seed);
      NetworkPruningInstance instance = small.instance();
      NetworkSelection problem = NetworkSelection.of(instance);
      Random random = new Random(seed);
      Set<List<Integer>> selections = new HashSet<>();
      for (int bits = 0; bits < 1 << instance.maskLength(); bits++) {
        Mask mask = Mask.ofBits(instance.maskLength(), bits);
        int[] chosen = problem.chosen(mask);
        selections.add(Arrays.stream(chosen).boxed().toList());
        Mask back = problem.mask(chosen);
        String context = mask + " and " + back + ", " + small;
        assertEquals(instance.canonical(back), back, context);
        assertEquals(Arrays.stream(chosen).map(problem::cost).sum(), back.size(), context);
        assertTrue(back.size() <= instance.canonical(mask).size(), context);
        if (instance.sizes().isPresent()) {
          assertEquals(instance.canonical(mask), back, context);
        }
        List<Rational> input = small.input(random);
        assertEquals(
            instance.pruned(mask).apply(input), instance.pruned(back).apply(input), context);
      }
      assertEquals(numberOfSelections(problem), selections.size(), small.toString());
    }
  }

  private static long numberOfSelections(NetworkSelection problem) {
    long[] perGroup = new long[problem.groups()];
    for (int o = 0; o < problem.options(); o++) {
      perGroup[problem.group(o)]++;
    }
    return Arrays.stream(perGroup).map(k -> k + 1).reduce(1, (a, b) -> a * b);
  }

  @Test
  void everySelectionComesBackFromItsMask() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SmallInstance small = given(seed);
      NetworkSelection problem = NetworkSelection.of(small.instance());
      Random random = new Random(seed);
      for (int round = 0; round < 20; round++) {
        int[] chosen = selection(problem, random);
        assertArrayEquals(
            chosen, problem.chosen(problem.mask(chosen)), Arrays.toString(chosen) + small);
      }
    }
  }

  /** One option of every group, or none. */
  private static int[] selection(NetworkSelection problem, Random random) {
    int[] choice = new int[problem.groups()];
    Arrays.fill(choice, -1);
    for (int o = 0; o < problem.options(); o++) {
      if (random.nextInt(3) == 0) {
        choice[problem.group(o)] = o;
      }
    }
    return Arrays.stream(choice).filter(o -> o >= 0).toArray();
  }

  /** Feasibility is preserved input by input, both ways, for thresholds on, above and below. */
  @Test
  void rowsHoldExactlyForTheMasksWhoseErrorAtTheInputIsAdmitted() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SmallInstance small = given(seed);
      NetworkSelection problem = NetworkSelection.of(small.instance());
      Random random = new Random(seed);
      for (int round = 0; round < INPUTS; round++) {
        List<Rational> input = small.input(random);
        if (input.stream().anyMatch(x -> x.signum() != 0) || !small.isRound()) {
          compare(small, problem, input, random);
        }
      }
    }
  }

  private static void compare(
      SmallInstance small, NetworkSelection problem, List<Rational> input, Random random) {
    List<SelectionRow> rows = problem.rowsAt(input);
    for (int round = 0; round < 30; round++) {
      int[] chosen = selection(problem, random);
      Network pruned = small.instance().pruned(problem.mask(chosen));
      for (int r = 0; r < rows.size(); r++) {
        SelectionRow row = rows.get(r);
        WideRow wide = problem.exactly(row);
        ExactReal error = small.errorAt(pruned, input, r);
        // The error itself is the sharpest threshold; that of another mask is any other.
        ExactReal other =
            small.errorAt(
                small.instance().pruned(problem.mask(selection(problem, random))), input, r);
        for (ExactReal bound : List.of(error, other, Rational.ZERO, Rational.of(7, 5))) {
          for (boolean strict : new boolean[] {false, true}) {
            Threshold threshold = new Threshold(bound, strict);
            boolean admitted = threshold.admits(error);
            String context =
                threshold + ", error " + error + " at " + input + ", " + Arrays.toString(chosen);
            assertEquals(admitted, wide.at(threshold).contains(sum(wide, chosen)), context + small);
            assertTrue(row.isExact(), context + small);
            assertEquals(admitted, row.at(threshold).contains(sum(row, chosen)), context + small);
          }
        }
      }
    }
  }

  private static long sum(SelectionRow row, int[] chosen) {
    return Arrays.stream(chosen).mapToLong(row::coefficient).sum();
  }

  private static BigInteger sum(WideRow row, int[] chosen) {
    return Arrays.stream(chosen)
        .mapToObj(row::coefficient)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** So a mask that is not admitted is always cut off by the rows of its worst input. */
  @Test
  void theRowsOfTheWorstInputAdmitTheErrorAndNothingBelow() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SmallInstance small = given(seed);
      NetworkSelection problem = NetworkSelection.of(small.instance());
      Random random = new Random(seed);
      for (int round = 0; round < 5; round++) {
        int[] chosen = selection(problem, random);
        Incumbent evaluated = problem.evaluate(chosen);
        Threshold itself = Threshold.atMost(evaluated.error());
        Threshold less = Threshold.below(evaluated.error());
        List<SelectionRow> rows = problem.rowsAt(evaluated);
        String context = evaluated + ", " + small;
        assertTrue(rows.stream().allMatch(r -> r.at(itself).contains(sum(r, chosen))), context);
        assertFalse(rows.stream().allMatch(r -> r.at(less).contains(sum(r, chosen))), context);
      }
    }
  }

  /** Rows at likely inputs are true of every mask within its own error: the inputs are inside. */
  @Test
  void likelyRowsNeverRefuteAMaskWithinItsError() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SmallInstance small = given(seed);
      NetworkSelection problem = NetworkSelection.of(small.instance());
      Random random = new Random(seed);
      List<SelectionRow> rows = problem.likelyRows(40);
      assertTrue(rows.size() <= 40, small.toString());
      for (int round = 0; round < 5; round++) {
        int[] chosen = selection(problem, random);
        Incumbent evaluated = problem.evaluate(chosen);
        Threshold itself = Threshold.atMost(evaluated.error());
        for (SelectionRow row : rows) {
          String context = row.origin() + ", " + evaluated + ", " + small;
          assertTrue(row.at(itself).contains(sum(row, chosen)), context);
        }
      }
    }
  }

  /** Weights of 53 bits: rows lose bits, never masks; the wide rows lose nothing. */
  @Test
  void droppedBitsNeverRefuteWhatTheExactRowAdmits() {
    int refuted = 0;
    int slack = 0;
    for (int seed = 0; seed < 40; seed++) {
      SmallInstance small = withDoubles(seed);
      NetworkSelection problem = NetworkSelection.of(small.instance());
      Random random = new Random(seed);
      List<Rational> input =
          List.of(Rational.of(random.nextGaussian()), Rational.of(random.nextGaussian()));
      for (SelectionRow row : problem.rowsAt(input)) {
        assertFalse(row.isExact(), small.toString());
        assertTrue(row.droppedBits() > 0, small.toString());
        WideRow wide = problem.exactly(row);
        for (int bits = 0; bits < 1 << small.instance().maskLength(); bits++) {
          int[] chosen = problem.chosen(Mask.ofBits(small.instance().maskLength(), bits));
          Network pruned = small.instance().pruned(problem.mask(chosen));
          ExactReal error = small.errorAt(pruned, input, row.origin().output());
          for (ExactReal bound : List.of(error, Rational.of(1, 100), Rational.ONE)) {
            Threshold threshold = Threshold.atMost(bound);
            boolean exact = wide.at(threshold).contains(sum(wide, chosen));
            boolean cut = row.at(threshold).contains(sum(row, chosen));
            assertEquals(threshold.admits(error), exact, small.toString());
            assertTrue(cut || !exact, () -> threshold + ", " + small);
            refuted += cut ? 0 : 1;
          }
          Threshold less = Threshold.below(error);
          slack += row.at(less).contains(sum(row, chosen)) ? 1 : 0;
        }
      }
    }
    assertTrue(refuted > 1000, "rows refute " + refuted);
    assertTrue(slack > 100, "rows lose something: " + slack);
  }

  private static SmallInstance withDoubles(int seed) {
    Random random = new Random(seed);
    SmallInstance small = SmallInstance.of(seed, 2);
    NetworkPruningInstance of = small.instance();
    Network network = doubles(random, of.network(), 6);
    Network target = doubles(random, of.network(), 1);
    return new SmallInstance(
        seed,
        SmallInstance.of(
            network,
            target,
            SmallCase.domain(random, 2, SmallCase.Shape.values()[seed % 5]),
            Granularity.NEURON));
  }

  private static Network doubles(Random random, Network like, int n) {
    double[] hidden = random.doubles(2L * n, -1, 1).toArray();
    double[] output = random.doubles((long) n * like.outputs(), -1, 1).toArray();
    return new Network(
        RationalMatrix.ofDoubles(n, 2, hidden),
        RationalMatrix.ofDoubles(like.outputs(), n, output),
        like.outputActivation());
  }
}
