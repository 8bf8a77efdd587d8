package org.secateur.experiments.ticket;

import java.util.Arrays;
import org.secateur.model.Domain;
import org.secateur.model.Rational;

/**
 * A box and a ball around the origin, in doubles, that both hold a domain.
 *
 * @param lower at most the least value of each input
 * @param upper at least the greatest
 * @param radius at least the 2-norm of every input vector
 */
record InputBounds(double[] lower, double[] upper, double radius) {

  /**
   * @param inputs the number of inputs
   * @throws IllegalArgumentException for a domain of points
   */
  static InputBounds of(Domain domain, int inputs) {
    domain.requireDimension(inputs);
    double[] lower = new double[inputs];
    double[] upper = new double[inputs];
    if (domain instanceof Domain.Ball ball) {
      // A ball of the 1-norm lies in that of the 2-norm.
      double radius = above(ball.radius());
      Arrays.fill(lower, -radius);
      Arrays.fill(upper, radius);
      return new InputBounds(lower, upper, radius);
    }
    if (!(domain instanceof Domain.Box box)) {
      throw new IllegalArgumentException("domain: points, expected a ball or a box");
    }
    double[] magnitudes = new double[inputs];
    for (int c = 0; c < inputs; c++) {
      lower[c] = -above(box.lower().get(c).negate());
      upper[c] = above(box.upper().get(c));
      magnitudes[c] = Math.max(Math.abs(lower[c]), Math.abs(upper[c]));
    }
    return new InputBounds(lower, upper, Upward.norm(magnitudes));
  }

  /** A double that is not below a number; the number itself where it is a double. */
  private static double above(Rational value) {
    double near = value.doubleValue();
    // What reads best is what people give: most bounds are doubles.
    return Double.isFinite(near) && Rational.of(near).equals(value)
        ? near
        : Math.nextUp(Math.nextUp(near));
  }
}
