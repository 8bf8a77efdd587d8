package org.secateur.experiments.ticket;

/**
 * An interval that holds Σ w(x) x, where each x lies in an interval of its own and its weight w(x)
 * depends on its sign. Every rounding goes outward.
 */
final class ReachableSum {
  /**
   * A weight is known by its nearest double or a neighbour of it, three halves of a unit in the
   * last place at most; the product is rounded by one half. Together below 2^-51 + 2^-53 of the
   * magnitude, and below the least normal number where anything underflows.
   */
  private static final double RELATIVE = 0x1p-50;

  private double lower;
  private double upper;

  /** Adds a term. */
  void add(double positiveWeight, double negativeWeight, double from, double to) {
    double atFrom = (from < 0 ? negativeWeight : positiveWeight) * from;
    double atTo = (to < 0 ? negativeWeight : positiveWeight) * to;
    double least = Math.min(atFrom, atTo);
    double most = Math.max(atFrom, atTo);
    if (from <= 0 && 0 <= to) {
      // The term is linear on either side of 0.
      least = Math.min(least, 0);
      most = Math.max(most, 0);
    }
    lower = Math.nextDown(lower + (least - slack(least)));
    upper = Math.nextUp(upper + (most + slack(most)));
  }

  private static double slack(double product) {
    return Math.abs(product) * RELATIVE + Double.MIN_NORMAL;
  }

  double upper() {
    return upper;
  }

  /** At least the magnitude of every sum. */
  double magnitude() {
    return Math.max(-lower, upper);
  }
}
