package org.secateur.experiments.ticket;

/**
 * Arithmetic of numbers that are at least 0, each result at least the exact one: a rounded result
 * is at most one step below, so the next double is above (note {@code ticket-error-propagation}).
 */
final class Upward {
  private Upward() {}

  static double add(double a, double b) {
    return a == 0 || b == 0 ? a + b : Math.nextUp(a + b);
  }

  static double multiply(double a, double b) {
    return a == 0 || b == 0 ? 0 : Math.nextUp(a * b);
  }

  static double divide(double a, double b) {
    return a == 0 ? 0 : Math.nextUp(a / b);
  }

  static double sqrt(double a) {
    return a == 0 ? 0 : Math.nextUp(Math.sqrt(a));
  }

  /** The largest magnitude that a number has whose nearest double, or a neighbour of it, is a. */
  static double magnitude(double a) {
    // The exact value 0 has the double 0; a value that underflowed to 0 is below the next double.
    return Math.nextUp(Math.abs(a));
  }

  /** At least the 2-norm of magnitudes. */
  static double norm(double[] magnitudes) {
    double sum = 0;
    for (double magnitude : magnitudes) {
      sum = add(sum, multiply(magnitude, magnitude));
    }
    return sqrt(sum);
  }
}
