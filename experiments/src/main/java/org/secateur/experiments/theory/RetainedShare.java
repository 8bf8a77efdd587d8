package org.secateur.experiments.theory;

import java.math.BigInteger;
import org.secateur.model.Rational;

/** The largest share λ = 1 − 1/(2π) of kept parameters that Theorem 5 admits, k ≤ λ n. */
final class RetainedShare {
  /** π lies between these: its first fifty decimals, cut off and raised by one unit. */
  private static final Rational PI_BELOW =
      Rational.parse("3.14159265358979323846264338327950288419716939937510");

  private static final Rational PI_ABOVE =
      Rational.parse("3.14159265358979323846264338327950288419716939937511");

  private RetainedShare() {}

  /**
   * The least n with k ≤ λ n.
   *
   * @throws IllegalArgumentException if fifty digits of π do not tell, for k beyond 10^40 or so
   */
  static BigInteger leastTotal(BigInteger k) {
    Rational number = Rational.of(k);
    BigInteger least = number.divide(share(PI_ABOVE)).ceiling();
    BigInteger most = number.divide(share(PI_BELOW)).ceiling();
    if (!least.equals(most)) {
      throw new IllegalArgumentException("k: " + k + " is too large to compare with (1 − 1/2π)·n");
    }
    return least;
  }

  private static Rational share(Rational pi) {
    return Rational.ONE.subtract(Rational.ONE.divide(pi.multiply(Rational.of(2))));
  }
}
