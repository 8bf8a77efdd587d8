package org.secateur.experiments.theory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.secateur.model.Rational;

/**
 * A bound n = c · log2²(factor · γ · n / ε) / H2(γ), with n under the logarithm: with φ(n) = n ·
 * H2(γ) − c · log2²(A n), A = factor · γ / ε, the number given is the least integer from which on
 * φ(n) ≥ 0 for all n, that is the largest fixed point, rounded up.
 *
 * <p>From the least n with γ n ≥ 1 on A n > 4, where φ is convex (note {@code theory-bounds}). So
 * its steps φ(n + 1) − φ(n) grow: the first that is not negative is found by halving, and from
 * there φ grows, so the first n with φ(n) ≥ 0 is found by halving too.
 *
 * @param factor of the product under the logarithm, without γ, n and 1/ε; at least 1
 */
record FixedPointBound(
    String name,
    Citation citation,
    List<ParameterRule> rules,
    Function<ParameterValues, Rational> factor)
    implements Bound {

  @Override
  public String method() {
    return "least integer from which on all n satisfy n·H2(γ) ≥ c·log2²(…n…): the difference is"
        + " proved convex for γ·n ≥ 1, so its least value and then its last zero are found by"
        + " halving";
  }

  @Override
  public String integerName() {
    return "n*";
  }

  @Override
  public String realName() {
    return "right side at n*";
  }

  @Override
  public BoundValue evaluate(ParameterValues values) {
    Curve curve =
        new Curve(
            factor
                .apply(values)
                .multiply(values.number(Parameter.GAMMA))
                .divide(values.number(Parameter.EPSILON)),
            values.number(Parameter.GAMMA),
            values.number(Parameter.C));
    BigInteger start = Rational.ONE.divide(values.number(Parameter.GAMMA)).ceiling();
    BigInteger lowest = LeastInteger.from(start, curve::rises);
    BigInteger risen = LeastInteger.from(lowest, curve::isAtLeastZero);
    boolean always = risen.equals(lowest);
    BigInteger found = always ? start : risen;
    List<String> remarks = new ArrayList<>();
    if (always) {
      remarks.add("every n with γ·n ≥ 1 satisfies it; this is the least of them");
    } else if (curve.isAtLeastZero(start)) {
      remarks.add("small n from " + start + " on satisfy it too, but not all up to n* do");
    }
    values
        .optional(Parameter.N)
        .filter(n -> n.compareTo(start) >= 0)
        .ifPresent(n -> remarks.add(EntropyBound.verdict(n, curve.isAtLeastZero(n))));
    values
        .optional(Parameter.N)
        .filter(n -> n.compareTo(start) < 0)
        .ifPresent(n -> remarks.add("n = " + n + " keeps less than one sample: γ·n < 1"));
    return new BoundValue(found, curve.right(found), List.of(), remarks);
  }

  /** φ for one choice of the parameters; its argument is at least 1/γ. */
  private record Curve(Rational product, Rational gamma, Rational c) {
    private LogTerm term(BigInteger n) {
      return new LogTerm(c, product.multiply(Rational.of(n)), 2);
    }

    boolean isAtLeastZero(BigInteger n) {
      LogTerm term = term(n);
      return Decision.sign(
              "n = " + n,
              n.bitLength() + term.headroom(),
              bits -> BinaryEntropy.of(gamma, bits).times(Rational.of(n)).minus(term.at(bits)))
          >= 0;
    }

    /** Whether φ(n + 1) ≥ φ(n). */
    boolean rises(BigInteger n) {
      LogTerm here = term(n);
      LogTerm next = term(n.add(BigInteger.ONE));
      return Decision.sign(
              "the step at n = " + n,
              n.bitLength() + next.headroom(),
              bits -> BinaryEntropy.of(gamma, bits).plus(here.at(bits)).minus(next.at(bits)))
          >= 0;
    }

    /** c · log2²(A n) / H2(γ), roughly: for people to read. */
    Enclosure right(BigInteger n) {
      LogTerm term = term(n);
      int bits = Decision.FIRST_BITS + n.bitLength() + term.headroom();
      Enclosure entropy = BinaryEntropy.of(gamma, bits);
      Enclosure above = term.at(bits);
      return new Enclosure(above.low().divide(entropy.high()), above.high().divide(entropy.low()));
    }
  }
}
