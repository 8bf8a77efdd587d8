package org.secateur.experiments.theory;

import java.math.BigInteger;
import java.util.Optional;
import org.secateur.model.Interval;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;

/**
 * The counting bound for targets in an interval: targets that are pairwise more than 2ε apart need
 * a mask each, so fewer masks than such targets miss one (note {@code theory-counting}).
 *
 * @param masks that the instance allows
 * @param packing the largest number of targets of the interval that are pairwise more than 2ε
 *     apart; absent for infinitely many, which is ε = 0 and an interval that is no point
 */
public record IntervalCounting(BigInteger masks, Optional<BigInteger> packing) {

  /**
   * Counts.
   *
   * @param instance scalar samples, an interval and a tolerance
   * @throws IllegalArgumentException if one of them is missing, or there are too many samples
   */
  public static IntervalCounting of(SubsetSumInstance instance) {
    if (instance.dimension() != 1) {
      throw new IllegalArgumentException(
          "samples: vectors of length " + instance.dimension() + ", expected numbers");
    }
    Interval interval =
        instance
            .interval()
            .orElseThrow(
                () -> new IllegalArgumentException("interval: missing, expected [lo, hi]"));
    Rational tolerance =
        instance
            .tolerance()
            .orElseThrow(
                () -> new IllegalArgumentException("tolerance: missing, expected a number ≥ 0"));
    return new IntervalCounting(
        MaskCount.of(instance.sampleCount(), instance.allowedSizes()),
        packing(interval, tolerance));
  }

  /** ⌈(hi − lo) / 2ε⌉, but at least 1. */
  static Optional<BigInteger> packing(Interval interval, Rational tolerance) {
    Rational length = interval.upper().subtract(interval.lower());
    if (length.signum() == 0) {
      return Optional.of(BigInteger.ONE);
    }
    if (tolerance.signum() == 0) {
      return Optional.empty();
    }
    return Optional.of(length.divide(tolerance.multiply(Rational.of(2))).ceiling());
  }

  /** Whether some target of the interval is proved to be missed, whatever the samples are. */
  public boolean provesMiss() {
    return packing.map(p -> masks.compareTo(p) < 0).orElse(true);
  }
}
