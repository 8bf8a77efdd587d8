package org.secateur.solver.bracket;

import java.math.BigInteger;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.WorstCase;

/** The worst input found so far, evaluated exactly; mutable, for one thread. */
final class Attained {
  private final Setting setting;
  private ExactReal error = Rational.ZERO;
  private Spot spot;

  Attained(Setting setting) {
    this.setting = setting;
    double[] first = new double[setting.difference().inputs()];
    first[0] = 1;
    spot = setting.region().near(first);
    offer(spot);
  }

  ExactReal error() {
    return error;
  }

  /** Evaluates an input, unless it is outside the domain. */
  void offer(Spot at) {
    if (!setting.region().contains(at)) {
      return;
    }
    BigInteger worst = setting.difference().worst(setting.difference().features(at.vector()));
    ExactReal there = setting.region().error(worst, at, setting.difference().denominator());
    if (there.compareTo(error) > 0) {
      error = there;
      spot = at;
    }
  }

  void offer(double[] input) {
    offer(setting.region().near(input));
  }

  WorstCase result() {
    return new WorstCase(error, spot.vector().over(spot.below()));
  }
}
