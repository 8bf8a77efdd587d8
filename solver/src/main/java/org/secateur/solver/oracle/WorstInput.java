package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;

/**
 * The exact error of a network over a whole domain, with an input at which it is attained: the
 * supremum of the sup-norm over the outputs of |network(x) − target(x)|.
 *
 * <p>All arithmetic is in integers. Polyhedral domains are searched as in the notes {@code
 * oracle-vertices} and {@code oracle-relu-output}, balls of the 2-norm as in the note {@code
 * oracle-ball}. Two dimensions take O(N log N) for N neurons of both networks; in general the time
 * grows like N^(d−1), and {@link #unsupported} says where it would be too much.
 */
public final class WorstInput {
  /** Of the 2-norm ball: the faces around a plane are enumerated for codimension at most two. */
  public static final int MOST_DIMENSIONS_OF_BALL = 4;

  /** About a minute of looking at kinks or candidates, one after the other. */
  public static final double MOST_WORK = 2e7;

  private WorstInput() {}

  /** Why the error cannot be computed, in one sentence that says what can; empty where it can. */
  public static Optional<String> unsupported(Network network, Network target, Domain domain) {
    if (domain instanceof Domain.Points) {
      return Optional.empty();
    }
    int d = network.inputs();
    boolean round = isRound(domain, d);
    if (round && d > MOST_DIMENSIONS_OF_BALL) {
      return Optional.of(
          "the exact error over a ball of the 2-norm is supported for at most "
              + MOST_DIMENSIONS_OF_BALL
              + " inputs, not "
              + d
              + "; its enclosing box gives an upper bound, a domain of points a lower one");
    }
    Difference difference = new Difference(network, target);
    int neurons = difference.neurons().size();
    double work = round ? BallSearch.work(neurons, d) : work(neurons, domain, d);
    if (work <= MOST_WORK) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the exact error for %d different neurons of %d inputs would need a look at %.1e"
                + " points, more than %.0e; fewer kept neurons, a box with fewer coordinates that"
                + " vary, or a domain of points work",
            neurons,
            d,
            work,
            MOST_WORK));
  }

  /**
   * Whether the error can be computed for all networks of so many neurons, target included, without
   * looking at them; fewer may be different, so false says nothing.
   */
  public static boolean isSupported(int neurons, Domain domain, int d) {
    if (domain instanceof Domain.Points) {
      return true;
    }
    if (isRound(domain, d)) {
      return d <= MOST_DIMENSIONS_OF_BALL && BallSearch.work(neurons, d) <= MOST_WORK;
    }
    return work(neurons, domain, d) <= MOST_WORK;
  }

  /** Whether the domain is a ball of the 2-norm that is not a segment or a point. */
  public static boolean isRound(Domain domain, int d) {
    return domain instanceof Domain.Ball ball
        && ball.norm() == Domain.Norm.TWO
        && ball.radius().signum() > 0
        && d > 1;
  }

  private static double work(int neurons, Domain domain, int d) {
    if (domain instanceof Domain.Box box) {
      Panel.Count count = Panel.Count.of(box);
      return count.panels() == 0
          ? 0
          : PolyhedralSearch.work(neurons, count.panels(), count.sides(), count.dimension());
    }
    return PolyhedralSearch.work(neurons, Math.scalb(1.0, d), d, d - 1);
  }

  static List<Panel> panels(Domain domain, int d) {
    if (domain instanceof Domain.Box box) {
      return Panel.of(box);
    }
    // In one dimension the balls of both norms are the same.
    Rational radius = ((Domain.Ball) domain).radius();
    return radius.signum() == 0 ? List.of() : Panel.ofSimplices(d, radius);
  }

  /**
   * The largest distance of two networks over a domain.
   *
   * @throws IllegalArgumentException if it is {@link #unsupported}
   */
  public static WorstCase of(Network network, Network target, Domain domain) {
    unsupported(network, target, domain)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    domain.requireDimension(network.inputs());
    WorstCase found = search(new Difference(network, target), domain);
    verify(network, target, domain, found);
    return found;
  }

  /**
   * The canonical form of a mask, with its exact error and worst input.
   *
   * @throws IllegalArgumentException if the error is {@link #unsupported}
   */
  public static Incumbent of(NetworkPruningInstance instance, Mask mask) {
    Mask canonical = instance.canonical(mask);
    WorstCase worst = of(instance.pruned(canonical), instance.target(), instance.domain());
    return new Incumbent(canonical, worst.error(), Optional.of(worst.input()));
  }

  private static WorstCase search(Difference difference, Domain domain) {
    int d = difference.inputs();
    if (isRound(domain, d)) {
      WorstDirection worst = new WorstDirection(difference);
      new BallSearch(difference).run(worst);
      return worst.result(((Domain.Ball) domain).radius());
    }
    if (domain instanceof Domain.Points points) {
      BigInteger below = points.points().denominator();
      WorstPoint worst = new WorstPoint(difference, Difference.row(points.points(), 0), below);
      for (int i = 1; i < points.points().rows(); i++) {
        worst.offer(Difference.row(points.points(), i), below);
      }
      return worst.result();
    }
    WorstPoint worst = start(difference, domain);
    new PolyhedralSearch(difference, panels(domain, d)).run(worst);
    return worst.result();
  }

  /** Any input of the domain, which stays the answer where there is no error at all. */
  private static WorstPoint start(Difference difference, Domain domain) {
    int d = difference.inputs();
    Flat corner = Flat.space(d);
    for (int i = 0; i < d; i++) {
      Rational value = i == 0 && domain instanceof Domain.Ball b ? b.radius() : Rational.ZERO;
      if (domain instanceof Domain.Box box) {
        value = box.lower().get(i);
      }
      corner = corner.meet(Plane.coordinate(d, i, value)).orElseThrow();
    }
    return new WorstPoint(difference, corner.point(), corner.denominator());
  }

  /**
   * Evaluates the networks at the input that was found, by their definition.
   *
   * @throws IllegalStateException if the error there is another
   */
  public static void verify(Network network, Network target, Domain domain, WorstCase found) {
    List<Rational> ours = network.apply(found.input());
    List<Rational> theirs = target.apply(found.input());
    Rational error = Rational.ZERO;
    for (int r = 0; r < ours.size(); r++) {
      error = error.max(ours.get(r).subtract(theirs.get(r)).abs());
    }
    Rational square = error.square();
    if (isRound(domain, network.inputs())) {
      Rational length =
          found.input().stream().map(Rational::square).reduce(Rational.ZERO, Rational::add);
      square = square.multiply(((Domain.Ball) domain).radius().square()).divide(length);
    }
    ExactReal claimed = found.error();
    if (!square.equals(claimed.square())) {
      throw new IllegalStateException(
          "error " + claimed + " at " + found.input() + ", evaluated there: √" + square);
    }
  }
}
