package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.Arrays;
import org.secateur.model.RationalMatrix;

/**
 * Scalar samples of any width cut down to 64-bit integers by dropping low bits, with what that can
 * change (note {@code reduction-truncation}).
 *
 * <p>Over the common denominator, every integer v is replaced by ⌊v / 2^t⌋. A sum of at most n
 * samples minus a target then differs from the exact difference over 2^t by at most n + 1. So the
 * masks of exact error at most e are among those of cut error at most ⌊e / 2^t⌋ + n + 2.
 */
public final class TruncatedGrid {
  /** Magnitudes of all samples and a target together stay below 2^60 on the cut grid. */
  private static final int BITS = 60;

  private final BigInteger[] exact;
  private final BigInteger[] exactTargets;
  private final int shift;

  /**
   * @param samples n × 1
   * @param targets T × 1
   */
  public TruncatedGrid(RationalMatrix samples, RationalMatrix targets) {
    exact = new BigInteger[samples.rows()];
    Arrays.setAll(exact, i -> samples.numerator(i, 0).multiply(targets.denominator()));
    exactTargets = new BigInteger[targets.rows()];
    Arrays.setAll(exactTargets, t -> targets.numerator(t, 0).multiply(samples.denominator()));
    BigInteger magnitude = BigInteger.valueOf(samples.rows() + 2L);
    for (BigInteger sample : exact) {
      magnitude = magnitude.add(sample.abs());
    }
    for (int t = 0; t < exactTargets.length; t++) {
      // Beyond all sums, how far does not matter: the order of the errors is that of the sums.
      exactTargets[t] = exactTargets[t].max(magnitude.negate()).min(magnitude);
    }
    shift = Math.max(0, magnitude.bitLength() + 2 - BITS);
  }

  /** The samples on the cut grid. */
  public long[] samples() {
    return Arrays.stream(exact).mapToLong(v -> v.shiftRight(shift).longValueExact()).toArray();
  }

  /** A target on the cut grid. */
  public long target(int t) {
    return exactTargets[t].shiftRight(shift).longValueExact();
  }

  /** The exact error of a set of samples, in units of the common denominator. */
  public BigInteger error(int t, int[] kept) {
    BigInteger sum = exactTargets[t].negate();
    for (int i : kept) {
      sum = sum.add(exact[i]);
    }
    return sum.abs();
  }

  /** The greatest distance on the cut grid of any mask with at most this exact error. */
  public long reach(BigInteger error) {
    return error.shiftRight(shift).longValueExact() + exact.length + 2;
  }
}
