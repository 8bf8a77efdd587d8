package org.secateur.experiments.bench;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SubsetSumInstance;

/**
 * Instances on the grid of doubles whose search cannot end early, however many samples.
 *
 * <p>From about 57 samples on, random ones on a grid of 2^-53 have masks of error exactly 0, and a
 * search that meets one may stop: its time is luck. Even samples and an odd target do not help
 * against a solver that divides out the common factor and knows one half to be unbeatable. So here,
 * in units of 2^-53, every sample is 1 modulo 3n and the target is 2n modulo 3n. A sum of k samples
 * is k modulo 3n with 0 ≤ k ≤ n, hence every error is at least n units, while the samples have no
 * factor in common that would say so.
 */
final class FullEnumeration {
  private static final int GRID_BITS = 53;

  private FullEnumeration() {}

  /** Least error for n samples, uniform in [-1, 1] but for the residues; a function of the seed. */
  static SubsetSumInstance leastError(int n, long seed) {
    PinnedStream stream = new PinnedStream(seed);
    BigInteger unit = BigInteger.ONE.shiftLeft(GRID_BITS);
    BigInteger modulus = BigInteger.valueOf(3L * n);
    BigInteger most = unit.divide(modulus).subtract(BigInteger.ONE);
    BigInteger[] samples = new BigInteger[n];
    Arrays.setAll(
        samples,
        i -> stream.nextInteger(most.negate(), most).multiply(modulus).add(BigInteger.ONE));
    BigInteger target =
        stream.nextInteger(most.negate(), most).multiply(modulus).add(BigInteger.valueOf(2L * n));
    return new SubsetSumInstance(
        RationalMatrix.ofNumerators(n, 1, unit, samples),
        RationalMatrix.column(List.of(Rational.of(target, unit))),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Objective.MIN_ERROR,
        Optional.empty());
  }
}
