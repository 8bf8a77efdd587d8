package org.secateur.solver.bracket;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.secateur.solver.bracket.Relaxation.Candidate;

/**
 * Proposes multipliers without a library: descent over one slope at a time on the bound itself, as
 * a function of the slopes in doubles. Over a ball of the 2-norm it converges to the best bound;
 * over polytopes it can get stuck above it.
 *
 * <p>One round takes O(n d) products, times the steps of a bisection.
 */
final class Descent {
  private static final int BISECTIONS = 45;
  private static final int SHARE_STEPS = 24;

  private final Relaxation relaxation;
  private final Region region;
  private final BooleanSupplier stop;
  private final double[] gradient;
  private final double[] slopes;
  private double share;

  /**
   * @param stop asked after every neuron
   */
  Descent(Relaxation relaxation, Region region, int inputs, BooleanSupplier stop) {
    this.relaxation = relaxation;
    this.region = region;
    this.stop = stop;
    this.gradient = new double[inputs];
    this.slopes = new double[relaxation.phases().length];
    this.share = relaxation.outer().isPresent() ? 0.5 : 0;
    start();
  }

  /** Lines of the chord's slope, under the kinks of the negative weights too. */
  private void start() {
    for (int i = 0; i < slopes.length; i++) {
      double weight = weight(i);
      boolean chord = weight < 0 && !relaxation.isOn(i) && !relaxation.isOff(i);
      slopes[i] = chord ? weight * relaxation.chord(i) : kinks(i).at()[0];
    }
    sum();
  }

  private void sum() {
    Arrays.fill(gradient, 0);
    for (int i = 0; i < slopes.length; i++) {
      move(i, slopes[i]);
    }
  }

  private double weight(int neuron) {
    return relaxation.weights()[neuron] - share * relaxation.outerAt(neuron);
  }

  private Kinks kinks(int neuron) {
    return Kinks.of(relaxation, neuron, weight(neuron));
  }

  /**
   * Descends.
   *
   * @param rounds over all neurons, at most
   */
  Candidate run(int rounds) {
    for (int round = 0; round < rounds && !stop.getAsBoolean(); round++) {
      double before = value();
      if (relaxation.outer().isPresent()) {
        moveShare();
      }
      for (int i = 0; i < slopes.length && !stop.getAsBoolean(); i++) {
        improve(i);
      }
      // The sum is kept by differences; anew it has no old rounding errors.
      sum();
      if (!(before - value() > 1e-14 * Math.abs(before))) {
        break;
      }
    }
    return new Candidate(slopes.clone(), share, region.farthest(gradient));
  }

  private double value() {
    double value = Setting.dot(gradient, region.farthest(gradient));
    for (int i = 0; i < slopes.length; i++) {
      double weight = weight(i);
      Kinks kinks = kinks(i);
      double rest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < kinks.at().length; k++) {
        rest = Math.max(rest, line(kinks.before()[k], weight, slopes[i]));
        rest = Math.max(rest, line(kinks.after()[k], weight, slopes[i]));
      }
      value += rest;
    }
    return value;
  }

  private static double line(double u, double weight, double slope) {
    return weight * Math.max(0, u) - slope * u;
  }

  private void move(int neuron, double by) {
    double[] direction = relaxation.directions()[neuron];
    for (int j = 0; j < gradient.length && by != 0; j++) {
      gradient[j] += by * direction[j];
    }
  }

  /** Where the neuron's input goes with its slope at a value, the others fixed. */
  private double reached(int neuron, double slope) {
    double[] at = gradient.clone();
    double[] direction = relaxation.directions()[neuron];
    for (int j = 0; j < at.length; j++) {
      at[j] += (slope - slopes[neuron]) * direction[j];
    }
    return Setting.dot(direction, region.farthest(at));
  }

  private void improve(int neuron) {
    Kinks kinks = kinks(neuron);
    double slope = best(neuron, kinks);
    move(neuron, slope - slopes[neuron]);
    slopes[neuron] = slope;
  }

  /** The convex function of one slope is least at a kink, between two, or outside. */
  private double best(int neuron, Kinks kinks) {
    int last = kinks.at().length - 1;
    for (int k = 0; k <= last; k++) {
      double reached = reached(neuron, kinks.at()[k]);
      if (reached > kinks.before()[k]) {
        double from =
            k > 0 ? kinks.at()[k - 1] : outside(neuron, kinks.at()[0], -1, kinks.before()[0]);
        return bisect(neuron, from, kinks.at()[k], kinks.before()[k]);
      }
      if (reached >= kinks.after()[k]) {
        return kinks.at()[k];
      }
    }
    double from = kinks.at()[last];
    double to = outside(neuron, from, 1, kinks.after()[last]);
    return bisect(neuron, from, to, kinks.after()[last]);
  }

  /** A slope so far out that the minimum is on this side of it. */
  private double outside(int neuron, double kink, int sign, double wanted) {
    double step = 1;
    while (step < 1e6 && sign * (reached(neuron, kink + sign * step) - wanted) < 0) {
      step *= 4;
    }
    return kink + sign * step;
  }

  private double bisect(int neuron, double from, double to, double wanted) {
    double low = from;
    double high = to;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = (low + high) / 2;
      if (reached(neuron, middle) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /**
   * Moves the share, and the slopes of active neurons along with their weights: where those are all
   * that depend on it, to where the outer part vanishes.
   */
  private void moveShare() {
    double[] outside = new double[gradient.length];
    for (int i = 0; i < slopes.length; i++) {
      if (relaxation.isOn(i)) {
        for (int j = 0; j < outside.length; j++) {
          outside[j] += relaxation.outerAt(i) * relaxation.directions()[i][j];
        }
      } else if (!relaxation.isOff(i) && relaxation.outerAt(i) != 0) {
        moveShareByThirds();
        return;
      }
    }
    double low = 0;
    double high = 1;
    for (int step = 0; step < BISECTIONS; step++) {
      double middle = (low + high) / 2;
      if (outerAt(middle, outside) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    valueAt(outerAt(0, outside) <= 0 ? 0 : outerAt(1, outside) >= 0 ? 1 : (low + high) / 2);
  }

  /** The outer part at the farthest input, with the share at a value. */
  private double outerAt(double newShare, double[] outside) {
    double[] at = gradient.clone();
    for (int j = 0; j < at.length; j++) {
      at[j] -= (newShare - share) * outside[j];
    }
    return Setting.dot(outside, region.farthest(at));
  }

  private void moveShareByThirds() {
    double low = 0;
    double high = 1;
    for (int step = 0; step < SHARE_STEPS && !stop.getAsBoolean(); step++) {
      double third = (high - low) / 3;
      if (valueAt(low + third) <= valueAt(high - third)) {
        high -= third;
      } else {
        low += third;
      }
    }
    double best = (low + high) / 2;
    double left = valueAt(0);
    double right = valueAt(1);
    double middle = valueAt(best);
    valueAt(left <= middle && left <= right ? 0 : right <= middle ? 1 : best);
  }

  private double valueAt(double newShare) {
    double old = share;
    for (int i = 0; i < slopes.length; i++) {
      share = old;
      double before = weight(i);
      share = newShare;
      double after = weight(i);
      if (relaxation.isOn(i)) {
        slopes[i] += after - before;
      } else if (!relaxation.isOff(i)) {
        Kinks kinks = kinks(i);
        slopes[i] = after > 0 ? kinks.at()[0] : Math.max(after, Math.min(0, slopes[i]));
      }
    }
    sum();
    return value();
  }
}
