package org.secateur.solver.bracket;

import java.math.BigInteger;
import org.secateur.solver.bracket.Relaxation.Candidate;

/** From candidates in doubles to exact multipliers over a power of two. */
final class Rounding {
  private Rounding() {}

  /**
   * Multipliers near a candidate; slopes next to a kink are put on it where it is an integer or 0,
   * so that the rest is exactly 0 there.
   */
  static Multipliers of(
      Setting setting, Setting.View view, Relaxation relaxation, Candidate candidate) {
    BigInteger denominator = BigInteger.ONE.shiftLeft(view.places());
    BigInteger share = share(candidate.share(), view.places());
    LagrangianBound bound = new LagrangianBound(setting, view.piece());
    BigInteger[] slopes = new BigInteger[setting.neurons()];
    for (int i = 0; i < slopes.length; i++) {
      double slope = candidate.slopes()[i];
      double weight = relaxation.weights()[i] - candidate.share() * relaxation.outerAt(i);
      boolean chord = weight > 0 && !relaxation.isOn(i) && !relaxation.isOff(i);
      if (!chord && Math.abs(slope - weight) <= Dyadic.CLOSE) {
        slopes[i] = bound.weight(i, share, denominator);
      } else if (Math.abs(slope) <= Dyadic.CLOSE) {
        slopes[i] = BigInteger.ZERO;
      } else {
        slopes[i] = view.exact(i, slope);
      }
    }
    return new Multipliers(slopes, share, denominator);
  }

  /** A share over 2^places, brought into its range. */
  static BigInteger share(double share, int places) {
    if (!(share > Dyadic.CLOSE)) {
      return BigInteger.ZERO;
    }
    BigInteger one = BigInteger.ONE.shiftLeft(places);
    return share >= 1 - Dyadic.CLOSE ? one : Dyadic.floor(share, places).min(one);
  }
}
