package org.secateur.instances.families;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Rational;

/**
 * Normal variates with mean 0, rounded to the nearest point of a grid.
 *
 * <p>A uniform double goes through the inverse distribution function of Commons Math, which is
 * plain Java down to its logarithm, so every machine gets the same bits.
 */
final class NormalCells {
  /** A double has 53 bits; more would be false precision. */
  static final int MAX_BITS = 52;

  private static final Rational MAX_SIGMA = Rational.of(1000);

  private final NormalDistribution standard = new NormalDistribution(null, 0, 1);
  private final double cellsPerSigma;

  NormalCells(Rational sigma, DyadicGrid grid) {
    this.cellsPerSigma = Math.scalb(sigma.doubleValue(), grid.bits());
  }

  static boolean allows(Rational sigma) {
    return sigma.signum() > 0 && sigma.compareTo(MAX_SIGMA) <= 0;
  }

  BigInteger next(PinnedStream stream) {
    return new BigDecimal(Math.rint(nextDeviation(stream) * cellsPerSigma)).toBigIntegerExact();
  }

  /** The next variate before it is rounded, in standard deviations; never 0. */
  double nextDeviation(PinnedStream stream) {
    return standard.inverseCumulativeProbability(stream.nextOpenDouble());
  }
}
