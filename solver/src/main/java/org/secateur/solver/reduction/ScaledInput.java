package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.List;
import org.secateur.model.Rational;

/**
 * An input times a positive integer that makes its coordinates integers. Networks without biases
 * grow by the same factor.
 *
 * @param vector borrowed, never to be changed
 */
public record ScaledInput(BigInteger[] vector, BigInteger factor) {
  /** With the least factor. */
  public static ScaledInput of(List<Rational> input) {
    BigInteger common =
        input.stream()
            .map(Rational::denominator)
            .reduce(BigInteger.ONE, (a, b) -> a.divide(a.gcd(b)).multiply(b));
    BigInteger[] vector =
        input.stream()
            .map(x -> x.numerator().multiply(common.divide(x.denominator())))
            .toArray(BigInteger[]::new);
    return new ScaledInput(vector, common);
  }
}
