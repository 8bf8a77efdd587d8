package org.secateur.solver.bracket;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.solver.oracle.IntegerVector;

/**
 * A convex domain as the bounds need it: the largest value of a linear form, exactly, and where it
 * is, in doubles (note {@code oracle-bracket}).
 */
sealed interface Region permits BoxRegion, CrossRegion, RoundRegion {
  /**
   * The region of a domain that is not a list of points.
   *
   * @param d number of inputs
   */
  static Region of(Domain domain, int d) {
    if (domain instanceof Domain.Box box) {
      return new BoxRegion(box);
    }
    if (domain instanceof Domain.Ball ball) {
      // In one dimension, and without a radius, the balls of both norms are the same.
      boolean round = ball.norm() == Domain.Norm.TWO && d > 1 && ball.radius().signum() > 0;
      return round ? new RoundRegion(ball, d) : new CrossRegion(ball, d);
    }
    throw new IllegalArgumentException("domain: points have no inside");
  }

  /** Of the ranges; positive. */
  BigInteger denominator();

  /** {lower, upper} of a linear form times {@link #denominator}, rounded outwards to integers. */
  BigInteger[] range(IntegerVector form);

  /**
   * An upper bound on (denominator · max of gradient · x + constant) / unit; the value itself
   * unless it is the sum of a root and a constant that is not 0.
   */
  ExactReal bound(BigInteger[] gradient, BigInteger constant, BigInteger unit);

  /** The largest value of a linear form in doubles. */
  double[] farthest(double[] gradient);

  /** An input of the region, exactly, near one in doubles that may be slightly outside. */
  Spot near(double[] input);

  /** Whether an input is in the region; a direction always is. */
  boolean contains(Spot spot);

  /**
   * The error that a spot proves.
   *
   * @param worst the largest difference at its vector
   * @param denominator of the difference
   */
  ExactReal error(BigInteger worst, Spot spot, BigInteger denominator);

  /**
   * A basis of the directions in which the smallest face around an input goes on, for inputs out of
   * {@link #near}; empty for a region that is no polytope.
   */
  Optional<List<IntegerVector>> tangents(Spot spot);

  /** The same region for a linear program; absent where it is no polytope. */
  Optional<Relaxation.Shape> shape();
}
