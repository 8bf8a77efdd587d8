package org.secateur.solver.bracket;

import java.math.BigInteger;

/** From integers to scaled doubles and back. */
final class Dyadic {
  /** Of the binary places of an input that is found in doubles. */
  static final int BITS = 44;

  /** Doubles nearer than this, in terms of the scale at hand, are taken for equal when guessing. */
  static final double CLOSE = 1e-9;

  private Dyadic() {}

  /** value · 2^shift rounded to a double; 0 or infinite beyond the range of doubles. */
  static double scaled(BigInteger value, int shift) {
    int drop = Math.max(0, value.bitLength() - 62);
    return Math.scalb((double) value.shiftRight(drop).longValue(), drop + shift);
  }

  /** value · 2^shift rounded down; 0 for what is not finite, as it stands for nothing. */
  static BigInteger floor(double value, int shift) {
    if (!Double.isFinite(value) || value == 0) {
      return BigInteger.ZERO;
    }
    int exponent = Math.getExponent(value);
    long mantissa = (long) Math.scalb(value, 52 - exponent);
    return BigInteger.valueOf(mantissa).shiftLeft(shift + exponent - 52);
  }
}
