package org.secateur.instances.families;

import java.math.BigInteger;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/** The multiples of 2^-bits, on which generated numbers lie so that they are exact. */
record DyadicGrid(int bits) {
  /** Cells from 0 to 1. */
  BigInteger unit() {
    return BigInteger.ONE.shiftLeft(bits);
  }

  /** A uniform multiple, in cells, among those from -limit to limit. */
  BigInteger uniform(Rational limit, PinnedStream stream) {
    BigInteger most = limit.multiply(Rational.of(unit())).floor();
    return stream.nextInteger(most.negate(), most);
  }

  /** The number of a count of cells. */
  Rational number(BigInteger cells) {
    return Rational.of(cells, unit());
  }

  /**
   * A matrix from cells that fit in a long.
   *
   * @param cells row major
   */
  RationalMatrix matrix(int rows, int columns, long[] cells) {
    return RationalMatrix.ofLongs(rows, columns, unit(), cells);
  }

  RationalMatrix matrix(int rows, int columns, BigInteger[] cells) {
    return RationalMatrix.ofNumerators(rows, columns, unit(), cells);
  }
}
