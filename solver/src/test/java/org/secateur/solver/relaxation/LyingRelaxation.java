package org.secateur.solver.relaxation;

import java.util.Random;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;

/** A relaxation whose simplex lies, for tests that nothing rests on what it says. */
public final class LyingRelaxation {
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

  private final Liar liar;
  private final Relaxation relaxation;

  /** With all candidate rows that there are. */
  public LyingRelaxation(SelectionProblem problem, Threshold threshold, Random random) {
    liar = new Liar(Relaxation.costs(problem), random);
    CandidateRows candidates = new CandidateRows(problem, Long.MAX_VALUE);
    relaxation = new Relaxation(problem, candidates, threshold, liar);
  }

  /** To be searched with. */
  public Relaxation relaxation() {
    return relaxation;
  }

  /** How often it has been asked why there is no solution. */
  public int lies() {
    return liar.lies;
  }
}
