package org.secateur.solver.bracket;

import java.math.BigInteger;

/**
 * Exact multipliers: slope θ_i = slopes_i / denominator for each neuron and share λ = share /
 * denominator of the outer part. Any slopes and any share from 0 to 1 give a true bound.
 *
 * @param slopes never changed
 * @param denominator positive
 */
record Multipliers(BigInteger[] slopes, BigInteger share, BigInteger denominator) {
  Multipliers {
    if (share.signum() < 0 || share.compareTo(denominator) > 0) {
      throw new IllegalArgumentException("share: " + share + " of " + denominator);
    }
  }
}
