package org.secateur.solver.bracket;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.solver.bracket.Relaxation.Candidate;
import org.secateur.solver.oracle.IntegerVector;

/**
 * Makes a candidate of a node with decided signs exact: the neurons whose input vanishes at its
 * input, and the face of the domain on which that is, are read off the doubles; the equations that
 * they mean for the multipliers and for the input are then solved in integers. If the guess is
 * right, bound and error are equal; if not, both are still true (note {@code oracle-bracket}).
 */
final class Polish {
  /** Larger systems take longer than they are worth. */
  private static final int MOST_UNKNOWNS = 120;

  private final Setting setting;
  private final Setting.View view;
  private final LagrangianBound bound;

  /** Where the candidate's input makes a neuron's input 0, relative to the range. */
  private final double tolerance;

  private final List<Integer> tight = new ArrayList<>();
  private final BigInteger[] slopes;
  private final BigInteger[] outerSum;
  private boolean shareMoves;
  private BigInteger share;
  private BigInteger denominator;
  private final Candidate candidate;
  private final double[] pre;

  /** Which neurons, if not tight, count as the identity; the others count as 0. */
  private final boolean[] on;

  /**
   * @param withLoose whether neurons whose input vanishes, but whose slope is at a kink, are solved
   *     for too: right at a degenerate vertex unless they leave the kink for the wrong side
   */
  Polish(
      Setting setting,
      Setting.View view,
      Relaxation relaxation,
      Candidate candidate,
      boolean withLoose) {
    this.setting = setting;
    this.view = view;
    this.bound = new LagrangianBound(setting, view.piece());
    this.candidate = candidate;
    this.tolerance = setting.region().shape().isPresent() ? 1e-9 : 1e-6;
    this.slopes = new BigInteger[setting.neurons()];
    this.outerSum = new BigInteger[setting.difference().inputs()];
    this.pre = new double[setting.neurons()];
    this.on = new boolean[setting.neurons()];
    classify(relaxation, withLoose);
  }

  /** Exact multipliers and an exact input, each if the equations are few enough. */
  record Result(Optional<Multipliers> multipliers, Optional<Spot> spot) {}

  private void classify(Relaxation relaxation, boolean withLoose) {
    denominator = BigInteger.ONE.shiftLeft(view.places());
    share = Rounding.share(candidate.share(), view.places());
    shareMoves = share.signum() > 0 && share.compareTo(denominator) < 0;
    List<Integer> loose = new ArrayList<>();
    for (int i = 0; i < pre.length; i++) {
      pre[i] = Setting.dot(setting.directions()[i], candidate.input());
      double room = Math.max(relaxation.upper()[i], -relaxation.lower()[i]);
      if (setting.isUndecided(i) && Math.abs(pre[i]) <= tolerance * room) {
        double weight = relaxation.weights()[i] - candidate.share() * relaxation.outerAt(i);
        double slope = candidate.slopes()[i];
        boolean inside =
            Math.abs(Kinks.of(relaxation, i, weight).nearest(slope) - slope) > Dyadic.CLOSE;
        (inside ? tight : loose).add(i);
        on[i] = Math.abs(slope - weight) < Math.abs(slope);
      } else {
        on[i] = pre[i] > 0;
      }
      on[i] = relaxation.isOn(i) || on[i] && !relaxation.isOff(i);
    }
    // The first unknowns are those for which the equations are solved.
    if (withLoose) {
      tight.addAll(loose);
    }
  }

  Result run() {
    if (tight.size() > MOST_UNKNOWNS) {
      return new Result(Optional.empty(), Optional.empty());
    }
    settle();
    Spot spot = setting.region().near(candidate.input());
    Optional<List<IntegerVector>> tangents = setting.region().tangents(spot);
    List<IntegerVector> unknowns = unknowns();
    IntegerVector gradient = IntegerVector.of(bound.gradient(slopes));
    if (tangents.isEmpty()) {
      Optional<Multipliers> moved = move(unknowns, unknowns, gradient);
      Optional<Spot> along =
          moved.map(
              m -> {
                IntegerVector to = IntegerVector.of(bound.gradient(m.slopes()));
                return new Spot(to.primitive(), BigInteger.ONE);
              });
      return new Result(moved, along);
    }
    if (tangents.get().size() > MOST_UNKNOWNS) {
      return new Result(Optional.empty(), Optional.empty());
    }
    return new Result(
        move(unknowns, tangents.get(), gradient),
        Optional.of(shift(unknowns, tangents.get(), spot)));
  }

  /** Slopes of the neurons that are not tight are at the kink where the input is. */
  private void settle() {
    Arrays.fill(outerSum, BigInteger.ZERO);
    boolean[] open = new boolean[pre.length];
    tight.forEach(i -> open[i] = true);
    for (int i = 0; i < pre.length; i++) {
      if (open[i]) {
        slopes[i] = view.exact(i, candidate.slopes()[i]);
      } else if (on[i]) {
        slopes[i] = bound.weight(i, share, denominator);
        for (int j = 0; j < outerSum.length; j++) {
          outerSum[j] =
              outerSum[j].add(view.piece().outer()[i].multiply(setting.direction(i).get(j)));
        }
      } else {
        slopes[i] = BigInteger.ZERO;
      }
    }
  }

  /** What the multipliers that move are multiplied with: directions, and the outer gradient. */
  private List<IntegerVector> unknowns() {
    List<IntegerVector> unknowns = new ArrayList<>();
    tight.forEach(i -> unknowns.add(setting.direction(i)));
    if (shareMoves) {
      unknowns.add(0, IntegerVector.of(outerSum));
    }
    return unknowns;
  }

  /** Moves the multipliers until the gradient is orthogonal to all of the given vectors. */
  private Optional<Multipliers> move(
      List<IntegerVector> unknowns, List<IntegerVector> orthogonal, IntegerVector gradient) {
    BigInteger[][] rows = new BigInteger[orthogonal.size()][unknowns.size() + 1];
    for (int e = 0; e < rows.length; e++) {
      for (int k = 0; k < unknowns.size(); k++) {
        rows[e][k] = unknowns.get(k).dot(orthogonal.get(e));
      }
      rows[e][unknowns.size()] = gradient.dot(orthogonal.get(e)).negate();
    }
    ExactSystem.Solution by = ExactSystem.solve(rows, unknowns.size());
    BigInteger below = denominator.multiply(by.denominator());
    int first = shareMoves ? 1 : 0;
    BigInteger newShare = share.multiply(by.denominator());
    if (shareMoves) {
      // The outer gradient enters with a minus sign.
      newShare = newShare.subtract(by.numerators()[0]);
    }
    if (newShare.signum() < 0 || newShare.compareTo(below) > 0) {
      return Optional.empty();
    }
    BigInteger[] moved = new BigInteger[slopes.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = on[i] ? bound.weight(i, newShare, below) : BigInteger.ZERO;
    }
    for (int k = 0; k < tight.size(); k++) {
      int i = tight.get(k);
      moved[i] = slopes[i].multiply(by.denominator()).add(by.numerators()[first + k]);
    }
    return Optional.of(new Multipliers(moved, newShare, below));
  }

  /** Moves the input within its face until the inputs of all tight neurons vanish. */
  private Spot shift(List<IntegerVector> unknowns, List<IntegerVector> tangents, Spot spot) {
    BigInteger[][] rows = new BigInteger[unknowns.size()][tangents.size() + 1];
    for (int e = 0; e < rows.length; e++) {
      for (int k = 0; k < tangents.size(); k++) {
        rows[e][k] = unknowns.get(e).dot(tangents.get(k));
      }
      rows[e][tangents.size()] = unknowns.get(e).dot(spot.vector()).negate();
    }
    ExactSystem.Solution by = ExactSystem.solve(rows, tangents.size());
    IntegerVector vector = spot.vector().times(by.denominator());
    for (int k = 0; k < tangents.size(); k++) {
      vector = vector.plus(by.numerators()[k], tangents.get(k));
    }
    return new Spot(vector, spot.below().multiply(by.denominator()));
  }
}
