package org.secateur.solver.bracket;

import java.util.Optional;

/**
 * The linear relaxation of one node, in doubles: maximise Σ weights_i z_i − t over the inputs x of
 * the shape, where z_i = relu(u_i) for u_i = directions_i · x is relaxed to a triangle over the
 * range of u_i, and t ≥ 0, t ≥ Σ outer_i z_i. Arrays are borrowed, never to be changed.
 *
 * @param directions one row for each neuron
 * @param lower of u_i over the shape
 * @param upper of u_i
 * @param outer absent where there is no t
 * @param phases assumed of the neurons
 * @param shape absent for a domain that is no polytope
 */
public record Relaxation(
    double[][] directions,
    double[] lower,
    double[] upper,
    double[] weights,
    Optional<double[]> outer,
    Phase[] phases,
    Optional<Shape> shape) {

  /**
   * A box, or the part of it where the 1-norm is at most the norm.
   *
   * @param norm infinite for no limit
   */
  public record Shape(double[] lower, double[] upper, double norm) {}

  /**
   * What a solver proposes; nothing of it is believed.
   *
   * @param slopes θ, one for each neuron: relu(u_i) is bounded by a line of this slope
   * @param share of the outer part that is subtracted, from 0 to 1
   * @param input where the relaxation is largest
   */
  public record Candidate(double[] slopes, double share, double[] input) {}

  /** Whether the neuron counts as the identity here. */
  public boolean isOn(int neuron) {
    return phases[neuron] == Phase.ACTIVE
        || phases[neuron] == Phase.FREE && lower[neuron] >= 0 && upper[neuron] > 0;
  }

  /** Whether the neuron counts as 0 here. */
  public boolean isOff(int neuron) {
    return phases[neuron] == Phase.INACTIVE || phases[neuron] == Phase.FREE && upper[neuron] <= 0;
  }

  public double outerAt(int neuron) {
    return outer.isPresent() ? outer.get()[neuron] : 0;
  }

  /** The slope of the line above relu over the whole range. */
  public double chord(int neuron) {
    return upper[neuron] / (upper[neuron] - lower[neuron]);
  }
}
