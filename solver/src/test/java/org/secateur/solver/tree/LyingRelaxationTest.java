package org.secateur.solver.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Rational;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.SyntheticCase;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.relaxation.LyingRelaxation;

/** Whatever a simplex says, the search finds the best mask. */
final class LyingRelaxationTest {
  private static final int CASES = 1500;

  @Test
  void theBestMaskIsFound() {
    int lies = 0;
    for (long seed = 0; seed < CASES; seed++) {
      SyntheticCase given = SyntheticCase.of(seed);
      int most = Math.min(given.sizes().most(), Costs.largest(given.problem()));
      if (given.sizes().least() > most) {
        continue;
      }
      Goal goal = new Goal(given.sizes(), Threshold.atMost(given.tolerance()), false, found -> {});
      LyingRelaxation liar =
          new LyingRelaxation(given.problem(), goal.threshold(), new Random(seed));
      Budget budget = new Budget(SearchLimits.none(1), SearchListener.SILENT);
      new TreeSearch(given.problem(), liar.relaxation(), goal, most, RefutationLog.NONE, budget)
          .run(Node.ROOT);
      Optional<ExactReal> expected =
          given.leastError().map(Incumbent::error).filter(e -> e.compareTo(tolerance(given)) <= 0);
      assertEquals(expected, goal.best().map(Incumbent::error), given::toString);
      lies += liar.lies();
    }
    assertTrue(lies > CASES, "a liar that is not asked: " + lies);
  }

  private static Rational tolerance(SyntheticCase given) {
    return given.tolerance();
  }
}
