package org.secateur.experiments.ticket;

import java.util.OptionalDouble;

/**
 * How many samples Thm 3 of arXiv 2410.14754 asks for, with its unknown constant c_amp put as 1: n
 * = log2²(2ℓ d d' γ n / ε) / H2(γ).
 */
public final class TheoremWidth {
  private static final int ROUNDS = 500;

  private TheoremWidth() {}

  /**
   * The fixed point n from below.
   *
   * @param depth ℓ, layers of the target
   * @param weights d d', of the layer
   * @param density γ, the part of the samples that is kept, as it came out
   * @param error ε, of the network
   * @return empty where density or error are 0, or nothing is dropped
   */
  public static OptionalDouble samples(int depth, long weights, double density, double error) {
    double entropy = entropy(density);
    if (!(entropy > 0) || !(error > 0) || Double.isInfinite(error)) {
      return OptionalDouble.empty();
    }
    double n = 1;
    for (int i = 0; i < ROUNDS; i++) {
      double bits = Math.log(2.0 * depth * weights * density * n / error) / Math.log(2);
      n = Math.max(1, Math.max(0, bits) * Math.max(0, bits) / entropy);
    }
    return OptionalDouble.of(n);
  }

  private static double entropy(double p) {
    return p <= 0 || p >= 1 ? 0 : -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
  }
}
