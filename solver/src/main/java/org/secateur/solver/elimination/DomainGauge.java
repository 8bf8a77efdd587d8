package org.secateur.solver.elimination;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Domain;
import org.secateur.model.Rational;

/**
 * The gauge of a domain of the plane with 0 inside: a vector y is g(y) times an input of the
 * domain. In integers over {@link #denominator}; over a 2-norm ball rounded up.
 *
 * <p>Immutable.
 */
final class DomainGauge {
  /** Bits behind the point of a length that is rounded up. */
  private static final int LENGTH_BITS = 32;

  private final Domain domain;
  private final BigInteger denominator;

  /** Of a box: what a unit needs, upwards and downwards in each coordinate; of a ball: in any. */
  private final BigInteger[] up;

  private final BigInteger[] down;

  private DomainGauge(Domain domain, BigInteger denominator, BigInteger[] up, BigInteger[] down) {
    this.domain = domain;
    this.denominator = denominator;
    this.up = up;
    this.down = down;
  }

  /** The gauge; empty where 0 is not an inner point, or the domain consists of points. */
  static Optional<DomainGauge> of(Domain domain) {
    if (domain instanceof Domain.Box box) {
      return ofBox(box);
    }
    if (domain instanceof Domain.Ball ball && ball.radius().signum() > 0) {
      BigInteger[] unit = {ball.radius().denominator()};
      BigInteger below = ball.radius().numerator();
      boolean isRound = ball.norm() == Domain.Norm.TWO;
      return Optional.of(
          new DomainGauge(domain, isRound ? below.shiftLeft(LENGTH_BITS) : below, unit, unit));
    }
    return Optional.empty();
  }

  private static Optional<DomainGauge> ofBox(Domain.Box box) {
    boolean isInside =
        box.lower().stream().allMatch(l -> l.signum() < 0)
            && box.upper().stream().allMatch(u -> u.signum() > 0);
    if (!isInside) {
      return Optional.empty();
    }
    BigInteger common = BigInteger.ONE;
    for (List<Rational> ends : List.of(box.lower(), box.upper())) {
      for (Rational end : ends) {
        BigInteger size = end.numerator().abs();
        common = common.divide(common.gcd(size)).multiply(size);
      }
    }
    return Optional.of(
        new DomainGauge(box, common, units(box.upper(), common), units(box.lower(), common)));
  }

  private static BigInteger[] units(List<Rational> ends, BigInteger common) {
    return ends.stream()
        .map(end -> end.denominator().multiply(common.divide(end.numerator().abs())))
        .toArray(BigInteger[]::new);
  }

  BigInteger denominator() {
    return denominator;
  }

  /** At least g(x, y) times the denominator; exactly that but over a 2-norm ball. */
  BigInteger at(BigInteger x, BigInteger y) {
    if (domain instanceof Domain.Box) {
      return needed(x, 0).max(needed(y, 1));
    }
    if (((Domain.Ball) domain).norm() == Domain.Norm.ONE) {
      return x.abs().add(y.abs()).multiply(up[0]);
    }
    BigInteger square = x.multiply(x).add(y.multiply(y)).shiftLeft(2 * LENGTH_BITS);
    BigInteger root = square.sqrt();
    return (root.multiply(root).equals(square) ? root : root.add(BigInteger.ONE)).multiply(up[0]);
  }

  private BigInteger needed(BigInteger coordinate, int j) {
    return coordinate.signum() < 0
        ? coordinate.negate().multiply(down[j])
        : coordinate.multiply(up[j]);
  }

  /**
   * Added to a sum of three gauges it makes up for any finer rounding up of them; 0 where nothing
   * is rounded.
   */
  BigInteger slack() {
    boolean isRound = domain instanceof Domain.Ball ball && ball.norm() == Domain.Norm.TWO;
    return isRound ? up[0].multiply(BigInteger.valueOf(3)) : BigInteger.ZERO;
  }

  /** Whether g(-y) = g(y) for all y. */
  boolean isSymmetric() {
    return Arrays.equals(up, down);
  }
}
