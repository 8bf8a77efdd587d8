package org.secateur.experiments.ticket;

/**
 * Random weights of the two-layer gadget stand on a dyadic grid on which all have at most 24 bits:
 * each is a float, the product of two is a double, and sums of products fit in 64-bit integers.
 */
final class Rounding {
  private static final int FLOAT_BITS = 24;

  private Rounding() {}

  /** The step of the grid, a power of two. */
  static double step(Law law) {
    return Math.scalb(1.0, -law.gridBits(FLOAT_BITS));
  }

  static double nearest(double value, double step) {
    return Math.rint(value / step) * step;
  }
}
