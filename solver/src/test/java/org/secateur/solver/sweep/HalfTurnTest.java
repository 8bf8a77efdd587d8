package org.secateur.solver.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.secateur.model.Granularity;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;

/** What moves rely on, of the strips and steps of any sweep. */
final class HalfTurnTest {
  /** Errors from far below to far above the numbers of the networks. */
  @Property(tries = 600)
  void noRowNeedsMoreBitsThanAWordHas(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 28) int bits,
      @ForAll @IntRange(min = -40, max = 12) int scale) {
    Random random = new Random(seed);
    NetworkPruningInstance instance =
        SweptCase.instance(
            SweptCase.network(random, 1 + random.nextInt(6), 1, bits),
            SweptCase.network(random, 1 + random.nextInt(3), 1, bits),
            SweptCase.domain(random),
            Granularity.values()[random.nextInt(2)]);
    Rational error = Rational.of(Math.scalb(1 + random.nextInt(1000) / 1000.0, scale));
    NetworkSelection selection = NetworkSelection.of(instance);
    int cells = random.nextBoolean() ? HalfTurn.MANY_CELLS : HalfTurn.FEW_CELLS;
    Optional<HalfTurn> made;
    try {
      made = HalfTurn.of(selection, new Threshold(error, random.nextBoolean()), 0, cells);
    } catch (ArithmeticException tooLong) {
      return;
    }
    made.ifPresent(sweep -> check(sweep, selection, random, error + ", " + instance));
  }

  private static void check(
      HalfTurn sweep, NetworkSelection selection, Random random, String message) {
    assertEquals(
        selection.options(), sweep.steps().stream().filter(Step::isOption).count(), message);
    assertEquals(2, sweep.steps().stream().filter(Step::turns).count(), message);
    for (Step step : sweep.steps()) {
      for (int k = 0; k < 20; k++) {
        int row = random.nextInt(2 * Strip.MOST_ROWS - 1) - Strip.MOST_ROWS + 1;
        long shift = row * step.strip().slope();
        long cells = (step.strip().last() - shift >> 36) - (step.strip().first() - shift >> 36) + 1;
        assertTrue(cells <= Integer.SIZE, () -> cells + " cells: " + message);
      }
    }
  }
}
