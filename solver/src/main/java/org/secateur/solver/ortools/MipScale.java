package org.secateur.solver.ortools;

import java.math.BigInteger;
import java.util.Optional;
import org.secateur.model.Rational;
import org.secateur.solver.backend.ScaledTarget;
import org.secateur.solver.reduction.SelectionRow;

/**
 * The power of two by which a target's integers are multiplied before they become doubles, such
 * that the largest sample lies in [2^16, 2^17).
 *
 * <p>MIP solvers compare with absolute tolerances of 1e-6 to 1e-9, so larger numbers are compared
 * more finely; a factor of about 10^5 on samples in [-1, 1] was found to help, and far larger ones
 * upset their linear algebra. A power of two keeps integers of up to 53 bits exact; wider ones are
 * rounded (proofs-notes/encoding-mip.md).
 */
record MipScale(int exponent) {
  private static final int LARGEST_BITS = 17;

  /** What SCIP and HiGHS take for infinity; a finite bound must stay well below. */
  private static final double INFINITY = 1e20;

  static MipScale of(ScaledTarget target) {
    int bits = 1;
    for (int c = 0; c < target.dimension(); c++) {
      for (int i = 0; i < target.sampleCount(); i++) {
        bits = Math.max(bits, target.sample(i, c).bitLength());
      }
    }
    return new MipScale(LARGEST_BITS - bits);
  }

  /** The scale of one row of a selection problem: rows are scaled one by one. */
  static MipScale of(SelectionRow row) {
    long largest = 1;
    for (int o = 0; o < row.options(); o++) {
      largest = Math.max(largest, Math.abs(row.coefficient(o)));
    }
    return new MipScale(LARGEST_BITS - (Long.SIZE - Long.numberOfLeadingZeros(largest)));
  }

  double toDouble(long units) {
    return Math.scalb((double) units, exponent);
  }

  /** Why a MIP solver cannot take the numbers, in one sentence; empty where it can. */
  static Optional<String> unfit(String engine, ScaledTarget target) {
    return of(target).toDouble(target.largestError()) < INFINITY / 2
        ? Optional.empty()
        : Optional.of(
            engine
                + " takes numbers from 1e20 times its own scale on for infinite, and this target is"
                + " that much larger than every sample; z3 and the exact engine wide take numbers"
                + " of any width");
  }

  /** A number of units for the solver. */
  double toDouble(BigInteger units) {
    // Beyond 64 bits doubleValue may overflow before the scaling brings the number back.
    int drop = Math.max(0, units.bitLength() - 64);
    return Math.scalb(units.shiftRight(drop).doubleValue(), drop + exponent);
  }

  /**
   * The whole number of units nearest to a value that the solver names. Every error is a whole
   * number of units, so this is the only error that the value can stand for.
   */
  BigInteger nearestUnits(double value) {
    BigInteger power = BigInteger.ONE.shiftLeft(Math.abs(exponent));
    Rational factor = exponent >= 0 ? Rational.of(BigInteger.ONE, power) : Rational.of(power);
    return nearest(Rational.of(value).multiply(factor));
  }

  static BigInteger nearest(Rational value) {
    return value.add(Rational.of(1, 2)).floor();
  }
}
