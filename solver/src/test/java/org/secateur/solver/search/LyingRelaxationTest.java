package org.secateur.solver.search;

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

/** Whatever a simplex says, the search finds the best mask. */
final class LyingRelaxationTest {
  private static final int CASES = 1500;

  /** Claims at random that there is no solution, with random multipliers. */
  private static final class Liar extends DualSimplex {
    private static final double[] CRUEL = {
      Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, 1e-320, 1e300, -1e300
    };

    private final Random random;
    private int lies;

    Liar(double[] cost, Random random) {
      super(cost, Relaxation.CAPACITY);
      this.random = random;
    }

    @Override
    Outcome solve(double cutoff) {
      Outcome honest = super.solve(cutoff);
      return random.nextInt(4) == 0 ? honest : Outcome.values()[random.nextInt(4)];
    }

    @Override
    double[] values() {
      double[] values = super.values();
      for (int o = 0; o < values.length; o++) {
        values[o] = random.nextInt(3) == 0 ? random.nextGaussian() : values[o];
      }
      return values;
    }

    @Override
    double[] multipliers(Outcome outcome) {
      double[] multipliers = new double[Relaxation.CAPACITY];
      boolean cruel = random.nextInt(5) == 0;
      for (int i = 0; i < multipliers.length; i++) {
        multipliers[i] =
            cruel && random.nextInt(40) == 0
                ? CRUEL[random.nextInt(CRUEL.length)]
                : random.nextGaussian() * Math.scalb(1.0, random.nextInt(20));
      }
      lies++;
      return multipliers;
    }
  }

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
      Liar liar = new Liar(Relaxation.costs(given.problem()), new Random(seed));
      CandidateRows candidates = new CandidateRows(given.problem(), Long.MAX_VALUE);
      Relaxation relaxation = new Relaxation(given.problem(), candidates, goal.threshold(), liar);
      Budget budget = new Budget(SearchLimits.none(1), SearchListener.SILENT);
      new TreeSearch(given.problem(), relaxation, goal, most, RefutationLog.NONE, budget)
          .run(Node.ROOT);
      Optional<ExactReal> expected =
          given.leastError().map(Incumbent::error).filter(e -> e.compareTo(tolerance(given)) <= 0);
      assertEquals(expected, goal.best().map(Incumbent::error), given::toString);
      lies += liar.lies;
    }
    assertTrue(lies > CASES, "a liar that is not asked: " + lies);
  }

  private static Rational tolerance(SyntheticCase given) {
    return given.tolerance();
  }
}
