package org.secateur.solver.bracket;

/**
 * The convex, piecewise linear function θ ↦ max over the range of u of (weight · relu(u) − θ u) of
 * one neuron, in doubles: between kinks its slope is −u for the maximiser u.
 *
 * @param at the kinks, ascending
 * @param before the maximiser below each kink
 * @param after the maximiser above each kink
 */
record Kinks(double[] at, double[] before, double[] after) {
  static Kinks of(Relaxation relaxation, int neuron, double weight) {
    Phase phase = relaxation.phases()[neuron];
    double least = relaxation.lower()[neuron];
    double most = relaxation.upper()[neuron];
    if (phase == Phase.ACTIVE) {
      return one(weight, most, Math.max(0, least));
    }
    if (phase == Phase.INACTIVE) {
      return one(0, Math.min(0, most), least);
    }
    if (relaxation.isOn(neuron)) {
      return one(weight, most, least);
    }
    if (relaxation.isOff(neuron)) {
      return one(0, most, least);
    }
    return weight > 0
        ? one(weight * relaxation.chord(neuron), most, least)
        : new Kinks(new double[] {weight, 0}, new double[] {most, 0}, new double[] {0, least});
  }

  private static Kinks one(double at, double before, double after) {
    return new Kinks(new double[] {at}, new double[] {before}, new double[] {after});
  }

  /** The kink that is nearest to a slope. */
  double nearest(double slope) {
    double nearest = at[0];
    for (double kink : at) {
      nearest = Math.abs(kink - slope) < Math.abs(nearest - slope) ? kink : nearest;
    }
    return nearest;
  }
}
