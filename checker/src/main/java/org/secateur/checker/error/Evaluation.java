package org.secateur.checker.error;

import org.secateur.checker.network.Domain;
import org.secateur.checker.verdict.Rejection;

/** The error of a pruned network over a domain: which of the ways to find it applies. */
public final class Evaluation {
  /** A 1-norm ball has 2^d sides; beyond, the walk along its edges would take too long anyway. */
  static final int MOST_OF_BALL = 12;

  private Evaluation() {}

  /**
   * The largest |D(x)| over the domain, with an input at which it is attained.
   *
   * @param line for the message
   * @throws Rejection UNSUPPORTED if it would take too long
   */
  public static Worst of(Difference difference, Domain domain, int line) throws Rejection {
    int d = difference.inputs();
    if (domain instanceof Domain.Points points) {
      return difference.largest(points.points());
    }
    if (isRound(domain)) {
      return BallError.of(difference, ((Domain.Ball) domain).radius(), line);
    }
    if (domain instanceof Domain.Ball && d > MOST_OF_BALL) {
      throw Rejection.unsupported(
          line,
          "evaluating a mask over a 1-norm ball in %s dimensions, the limit is %s",
          d,
          MOST_OF_BALL);
    }
    return PolytopeError.of(difference, domain.sides(d), line);
  }

  /** Over what, in words. */
  public static String words(Domain domain) {
    if (domain instanceof Domain.Points) {
      return "at points";
    }
    return isRound(domain) ? "over a 2-norm ball" : "over a polytope";
  }

  private static boolean isRound(Domain domain) {
    return domain instanceof Domain.Ball ball && ball.norm() == 2;
  }
}
