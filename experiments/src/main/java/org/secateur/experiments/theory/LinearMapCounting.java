package org.secateur.experiments.theory;

import java.math.BigInteger;
import org.secateur.model.Rational;

/**
 * The counting bound of Theorem 5 of arXiv 2410.14754, in exact integers: linear maps of norm at
 * most √k that are pairwise more than 2ε apart need a mask each, and there are at least (√k / 2ε)^D
 * of them, where D is the dimension of the space of maps (note {@code theory-counting}). The norm
 * is any norm; ε is the error in the same norm.
 *
 * @param dimension D, the number of entries of a map: d² in the theorem
 * @param squaredRadius k, the square of the largest norm of a target, at least 1
 * @param tolerance ε, above 0
 * @param masks how many subnetworks there are
 */
public record LinearMapCounting(
    long dimension, BigInteger squaredRadius, Rational tolerance, BigInteger masks) {
  /** Longer powers take seconds to form and prove nothing that shorter ones do not. */
  private static final long MOST_DIGITS = 20_000_000;

  public LinearMapCounting {
    require(dimension >= 1, "dimension: " + dimension + ", expected at least 1");
    require(squaredRadius.signum() > 0, "k: " + squaredRadius + ", expected at least 1");
    require(tolerance.signum() > 0, "epsilon: " + tolerance + ", expected above 0");
    require(masks.signum() >= 0, "masks: " + masks + ", expected at least 0");
    Rational ratio = squaredRatio(squaredRadius, tolerance);
    long digits = Math.max(ratio.numerator().bitLength(), ratio.denominator().bitLength());
    require(
        dimension <= MOST_DIGITS / digits,
        "dimension: "
            + dimension
            + ", expected at most "
            + MOST_DIGITS / digits
            + " to form the power exactly");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  private static Rational squaredRatio(BigInteger squaredRadius, Rational tolerance) {
    return Rational.of(squaredRadius).divide(tolerance.square().multiply(Rational.of(4)));
  }

  /**
   * Whether each network with this many subnetworks misses some target: masks &lt; (√k / 2ε)^D, by
   * squares.
   */
  public boolean provesMiss() {
    return isBelowPacking(masks);
  }

  /**
   * Whether no random network with this many subnetworks reaches every target with probability 1/2:
   * 2 · masks &lt; (√k / 2ε)^D. This is what Theorem 5 is derived from, without its estimates.
   */
  public boolean refutesHalf() {
    return isBelowPacking(masks.shiftLeft(1));
  }

  private boolean isBelowPacking(BigInteger number) {
    Rational ratio = squaredRatio(squaredRadius, tolerance);
    int power = Math.toIntExact(dimension);
    return number
            .pow(2)
            .multiply(ratio.denominator().pow(power))
            .compareTo(ratio.numerator().pow(power))
        < 0;
  }

  /** log2 of (√k / 2ε)^D, for people to read. */
  public Rational packingBits() {
    return BinaryLog.of(squaredRatio(squaredRadius, tolerance), Decision.FIRST_BITS)
        .times(Rational.of(dimension, 2))
        .middle();
  }

  /** log2 of the number of masks, for people to read; 0 where there are none. */
  public Rational maskBits() {
    return masks.signum() == 0 ? Rational.ZERO : BinaryLog.of(masks, Decision.FIRST_BITS).middle();
  }
}
