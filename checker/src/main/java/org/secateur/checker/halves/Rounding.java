package org.secateur.checker.halves;

import java.math.BigInteger;

/**
 * How sums of integers of any length are kept in longs: each summand is rounded down to a multiple
 * of 2^shift, and the quotients are added. A sum of quotients T and the sum s itself are {@code T ≤
 * s / 2^shift < T + slack}, or equal where nothing is rounded.
 *
 * @param shift 0 where all sums are short enough
 * @param slack as many as there may be summands, or 0 where nothing is rounded
 */
record Rounding(int shift, int slack) {
  /** Two sums, or a bound less a sum, are below 2^62. */
  private static final int MOST_BITS = 60;

  /** 256 MB, as the longest tables take for sums of 500 bits. */
  private static final long MOST_KEPT = 1L << 31;

  /** What a big integer takes besides its bits. */
  private static final int KEPT_BITS = 512;

  /**
   * @param beyond at least the magnitude of any sum, and of any bound
   * @param summands of a sum, at most
   */
  static Rounding of(BigInteger beyond, int summands) {
    int shift = Math.max(0, beyond.bitLength() - MOST_BITS);
    return new Rounding(shift, shift == 0 ? 0 : summands);
  }

  /** How many sums of a half may be kept as they are for each of some coordinates. */
  int kept(int coordinates) {
    return shift == 0 ? 0 : (int) (MOST_KEPT / (KEPT_BITS + shift + MOST_BITS) / coordinates);
  }

  /** The quotient, rounded down. */
  long down(BigInteger value) {
    return value.shiftRight(shift).longValueExact();
  }

  /** The quotient, rounded up. */
  long up(BigInteger value) {
    return -down(value.negate());
  }

  /**
   * The quotients of sums from one number to another: those of all of them are from least to most,
   * and those from surely least to surely most are of no others.
   */
  Range range(BigInteger low, BigInteger high) {
    return new Range(down(low) - slack, up(low), down(high) - slack, down(high));
  }

  /** See {@link #range}. */
  record Range(long least, long surelyLeast, long surelyMost, long most) {
    boolean mayHold(long quotient) {
      return least <= quotient && quotient <= most;
    }

    boolean surelyHolds(long quotient) {
      return surelyLeast <= quotient && quotient <= surelyMost;
    }
  }
}
