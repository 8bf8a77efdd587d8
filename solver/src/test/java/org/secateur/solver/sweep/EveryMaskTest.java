package org.secateur.solver.sweep;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.Threshold;

/** Sweeps against the exact errors of all selections. */
final class EveryMaskTest {
  private static final int SMALL = 1000;
  private static final int LARGE = 80;

  private final SweepJudge judge = new SweepJudge();

  @Test
  void everySelectionWithinAThresholdIsVisitedOnce() {
    for (long seed = 0; seed < SMALL; seed++) {
      judge(SweptCase.of(seed, 5));
    }
    assertWorked(SMALL);
  }

  @Test
  void everySelectionOfMoreNeuronsIsVisitedOnce() {
    for (long seed = 1_000_000; seed < 1_000_000 + LARGE; seed++) {
      judge(SweptCase.of(seed, 9));
    }
    assertWorked(LARGE);
  }

  private void assertWorked(int cases) {
    assertTrue(judge.sweeps() > cases, judge::toString);
    assertTrue(judge.refuted() > cases / 20, judge::toString);
    assertTrue(judge.visited() > 10 * cases, judge::toString);
    assertTrue(judge.withPairs() > cases, judge::toString);
  }

  private void judge(SweptCase given) {
    Random random = new Random(given.seed());
    for (ExactReal error : errors(given, random)) {
      Threshold threshold = new Threshold(error, random.nextBoolean());
      judge.check(given, threshold, random.nextInt(6) == 0 ? 3 : 1, random);
    }
  }

  /** Errors of selections, a little more or less, none at all and far too much. */
  private static List<ExactReal> errors(SweptCase given, Random random) {
    int all = given.tried().size();
    List<ExactReal> errors = new ArrayList<>();
    for (int rank : new int[] {0, 1, random.nextInt(all), all - 1}) {
      errors.add(given.tried().get(Math.min(rank, all - 1)).evaluated().error());
    }
    Threshold least = Threshold.atMost(errors.get(random.nextInt(2)));
    errors.add(least.above().add(Rational.of(random.nextInt(3) - 1, 1_000_000)).max(Rational.ZERO));
    errors.add(Rational.ZERO);
    errors.add(Rational.of(1L + random.nextInt(1000)));
    return errors;
  }
}
