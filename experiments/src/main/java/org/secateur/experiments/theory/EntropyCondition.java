package org.secateur.experiments.theory;

import java.math.BigInteger;
import java.util.OptionalInt;
import org.secateur.model.Rational;

/**
 * The condition n · H2(k/n) ≥ right side, decided for one n at a time. The left side grows with n
 * from n = k on, so from the least n that satisfies it all do (note {@code theory-bounds}).
 */
record EntropyCondition(BigInteger k, LogTerm right) {
  /** Powers of more binary digits than this are not formed to tell equality. */
  private static final int MOST_DIGITS = 4_000_000;

  /**
   * Whether n satisfies the condition.
   *
   * @param n at least k
   * @throws IllegalArgumentException if both sides are too near to each other to be told apart
   */
  boolean holds(BigInteger n) {
    Rational share = Rational.of(k, n);
    Rational factor = Rational.of(n);
    return Decision.sign(
            "n = " + n,
            n.bitLength() + right.headroom(),
            bits -> BinaryEntropy.of(share, bits).times(factor).minus(right.at(bits)),
            () -> exactSign(n, share))
        >= 0;
  }

  /**
   * The same by powers of integers: with k/n = a/b in lowest terms, n = g·b and the factor p/q, the
   * left side is g·log2 of A = b^b / (a^a (b − a)^(b − a)), and A^(gq) is compared with the
   * argument to the power p.
   */
  private OptionalInt exactSign(BigInteger n, Rational share) {
    Rational factor = right.factor();
    int leftDigits = n.bitLength() + factor.denominator().bitLength();
    int rightDigits = factor.numerator().bitLength() + right.argument().numerator().bitLength();
    if (right.power() != 1 || leftDigits > Integer.SIZE - 1 || rightDigits > Integer.SIZE - 1) {
      return OptionalInt.empty();
    }
    long q = factor.denominator().longValueExact();
    long p = factor.numerator().longValueExact();
    long argument =
        right.argument().numerator().bitLength() + right.argument().denominator().bitLength();
    if (2 * q * n.longValueExact() * n.bitLength() > MOST_DIGITS || p * argument > MOST_DIGITS) {
      return OptionalInt.empty();
    }
    BigInteger a = share.numerator();
    BigInteger b = share.denominator();
    int times = Math.toIntExact(q * n.divide(b).longValueExact());
    BigInteger above = selfPower(b, times);
    BigInteger below = selfPower(a, times).multiply(selfPower(b.subtract(a), times));
    int exponent = Math.toIntExact(p);
    return OptionalInt.of(
        above
            .multiply(right.argument().denominator().pow(exponent))
            .compareTo(below.multiply(right.argument().numerator().pow(exponent))));
  }

  private static BigInteger selfPower(BigInteger base, int times) {
    return base.pow(Math.multiplyExact(base.intValueExact(), times));
  }
}
