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

  RationalMatrix matrix(int rows, int columns, BigInteger[] cells) {
    return RationalMatrix.ofNumerators(rows, columns, unit(), cells);
  }
}
