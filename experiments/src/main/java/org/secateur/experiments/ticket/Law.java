package org.secateur.experiments.ticket;

/**
 * A distribution with its numbers.
 *
 * @param low least possible value of a uniform one
 * @param high greatest possible value of a uniform one
 */
public record Law(Distribution distribution, double low, double high) {
  /** No normal variate that is drawn from 53 random bits is as large. */
  private static final double GAUSSIAN_REACH = 16;

  public Law {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException("range: " + low + " to " + high);
    }
  }

  public static Law of(Distribution distribution, TicketTarget target) {
    return switch (distribution) {
      case UNIFORM -> new Law(distribution, -1, 1);
      case GAUSSIAN -> new Law(distribution, -GAUSSIAN_REACH, GAUSSIAN_REACH);
      case TARGET_RANGE ->
          new Law(
              distribution,
              target.values().min().orElseThrow(),
              target.values().max().orElseThrow());
    };
  }

  /**
   * The exponent e of the grid 2^-e on which all values of this law have at most so many bits, so
   * that sums of them, or of products of two, stay exact in 64-bit integers.
   */
  int gridBits(int significantBits) {
    double most = Math.max(Math.abs(low), Math.abs(high));
    int above = most == 0 ? 0 : Math.getExponent(most) + (isPowerOfTwo(most) ? 0 : 1);
    return significantBits - above;
  }

  private static boolean isPowerOfTwo(double value) {
    return Math.scalb(1.0, Math.getExponent(value)) == value;
  }
}
