package org.secateur.checker.pruning;

import java.math.BigInteger;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.network.Network;

/**
 * What an error confines an output's sum to at an integer input y, in units of the network: within
 * reach of the centre, for e = 1.
 *
 * @param centre target(y) · unit, over its own denominator
 * @param reachSquare the square of the reach for e = 1
 */
public record Confinement(Fraction centre, Fraction reachSquare) {
  /**
   * At an input of a problem.
   *
   * @param lengthSquare the square of the factor by which y is longer than an input of the domain
   */
  public static Confinement of(
      NetworkProblem problem, int output, BigInteger[] y, Fraction lengthSquare) {
    Network target = problem.target();
    BigInteger unit = problem.network().unit();
    BigInteger value = target.act(target.sums(y)[output]).multiply(unit);
    return new Confinement(
        new Fraction(value, target.unit()), lengthSquare.times(unit.multiply(unit)));
  }

  /** The least sum that is within reach; strictly within, if the fact is strict. */
  public BigInteger lower(NoMask fact) {
    return end(centre.negate(), fact).negate();
  }

  /** The largest one. */
  public BigInteger upper(NoMask fact) {
    return end(centre, fact);
  }

  private BigInteger end(Fraction from, NoMask fact) {
    BigInteger k = from.denominator();
    Fraction square = fact.bound().square().times(reachSquare).times(k.multiply(k));
    BigInteger reach = fact.strict() ? square.ceilingOfRoot() : square.floorOfRoot();
    return new Fraction(from.numerator().add(reach), k).floor(fact.strict());
  }
}
