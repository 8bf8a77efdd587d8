package org.secateur.experiments.theory;

import java.math.BigInteger;
import org.secateur.model.Rational;

/**
 * factor · (log2 argument)^power, the form of every right side here.
 *
 * @param argument at least 1
 * @param power 0, 1 or 2
 */
record LogTerm(Rational factor, Rational argument, int power) {
  LogTerm {
    if (argument.compareTo(Rational.ONE) < 0) {
      throw new IllegalArgumentException("logarithm of " + argument + ", expected ≥ 1");
    }
  }

  Enclosure at(int bits) {
    Enclosure value = Enclosure.exactly(Rational.ONE);
    if (power > 0) {
      Enclosure log = BinaryLog.of(argument, bits);
      value = power == 1 ? log : log.times(log);
    }
    return value.times(factor);
  }

  BigInteger ceiling(String what) {
    return Decision.ceiling(what, bits -> at(bits + headroom()));
  }

  /** Binary digits before the point, roughly; only a first guess of the precision hangs on it. */
  int headroom() {
    return factor.numerator().bitLength() + argument.numerator().bitLength();
  }
}
