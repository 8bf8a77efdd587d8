package org.secateur.solver.bracket;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Local search for a bad input in doubles: from a start to the farthest input of the current linear
 * part, in smaller and smaller steps where that is no gain.
 */
final class Ascent {
  private static final int MOST_MOVES = 60;
  private static final int HALVINGS = 12;

  private final Setting setting;
  private final Setting.View view;
  private final BooleanSupplier stop;
  private final double[] gradient;

  /**
   * @param stop asked at every step
   */
  Ascent(Setting setting, Setting.View view, BooleanSupplier stop) {
    this.stop = stop;
    this.setting = setting;
    this.view = view;
    this.gradient = new double[setting.difference().inputs()];
  }

  /** The input that a direction leads to. */
  double[] from(SplittableRandom random) {
    double[] direction = new double[gradient.length];
    for (int j = 0; j < direction.length; j++) {
      direction[j] = random.nextDouble(-1, 1);
    }
    return from(setting.region().farthest(direction));
  }

  double[] from(double[] start) {
    double[] at = start.clone();
    double value = view.gradient(at, gradient);
    for (int move = 0; move < MOST_MOVES && !stop.getAsBoolean(); move++) {
      double[] far = setting.region().farthest(gradient);
      double[] best = at;
      double bestValue = value;
      double share = 1;
      for (int halving = 0; halving < HALVINGS && best == at; halving++, share /= 2) {
        double[] there = between(at, far, share);
        double reached = view.gradient(there, new double[gradient.length]);
        if (reached > bestValue + 1e-13 * Math.abs(bestValue)) {
          best = there;
          bestValue = reached;
        }
      }
      if (best == at) {
        return at;
      }
      at = best;
      value = view.gradient(at, gradient);
    }
    return at;
  }

  private static double[] between(double[] from, double[] to, double share) {
    double[] between = new double[from.length];
    for (int j = 0; j < between.length; j++) {
      between[j] = from[j] + share * (to[j] - from[j]);
    }
    return between;
  }
}
