package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Domain;
import org.secateur.model.Rational;

/** Where a ray from 0 is in a domain for the last time. */
final class LastInput {
  private LastInput() {}

  /**
   * The last input on a ray; over a 2-norm ball the direction itself. Empty where the ray misses
   * the domain, or meets it in 0 only.
   *
   * @param direction not 0
   */
  static Optional<List<Rational>> along(List<BigInteger> direction, Domain domain) {
    if (domain instanceof Domain.Box box) {
      return factor(direction, box).map(t -> times(direction, t));
    }
    Domain.Ball ball = (Domain.Ball) domain;
    if (ball.radius().signum() == 0) {
      return Optional.empty();
    }
    if (ball.norm() == Domain.Norm.TWO) {
      return Optional.of(times(direction, Rational.ONE));
    }
    BigInteger norm =
        direction.stream().map(BigInteger::abs).reduce(BigInteger.ZERO, BigInteger::add);
    return Optional.of(times(direction, ball.radius().divide(Rational.of(norm))));
  }

  private static List<Rational> times(List<BigInteger> direction, Rational factor) {
    return direction.stream().map(c -> Rational.of(c).multiply(factor)).toList();
  }

  private static Optional<Rational> factor(List<BigInteger> direction, Domain.Box box) {
    Rational first = Rational.ZERO;
    Optional<Rational> last = Optional.empty();
    for (int i = 0; i < direction.size(); i++) {
      Rational c = Rational.of(direction.get(i));
      Rational low = box.lower().get(i);
      Rational high = box.upper().get(i);
      if (c.signum() == 0) {
        if (low.signum() > 0 || high.signum() < 0) {
          return Optional.empty();
        }
        continue;
      }
      Rational enters = (c.signum() > 0 ? low : high).divide(c);
      Rational leaves = (c.signum() > 0 ? high : low).divide(c);
      first = first.max(enters);
      last = Optional.of(last.map(l -> l.min(leaves)).orElse(leaves));
    }
    Rational least = first;
    return last.filter(t -> t.signum() > 0 && t.compareTo(least) >= 0);
  }
}
