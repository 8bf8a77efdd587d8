package org.secateur.experiments.ticket;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/**
 * The masks of a layer while they come in, each evaluated on the exact samples before it is taken.
 * Threads write to different rows.
 */
final class LayerMasks {
  private final TicketProblem problem;
  private final int layer;
  private final RationalMatrix weights;
  private final int sides;
  private final int perRow;
  private final int[] masks;
  private final boolean[] reached;
  private final double[] values;
  private final double[] errors;
  private final Rational[] largest;
  private final Optional<Rational> tolerance;
  private final double surelyWithin;

  LayerMasks(TicketProblem problem, int layer) {
    this.problem = problem;
    this.layer = layer;
    weights = problem.target().weights(layer);
    sides = problem.source().sides(layer);
    perRow = weights.columns() * sides;
    masks = new int[Math.multiplyExact(weights.rows(), perRow)];
    Arrays.fill(masks, TicketLayer.UNSOLVED);
    reached = new boolean[masks.length];
    values = new double[masks.length];
    errors = new double[masks.length];
    largest = new Rational[weights.rows()];
    tolerance = problem.goal().tolerance(layer);
    surelyWithin =
        tolerance.map(t -> Math.nextDown(t.doubleValue())).orElse(Double.POSITIVE_INFINITY);
  }

  /** The largest error of a row so far; an error below the double is below the number. */
  private record Worst(Rational error, double surelyBelow) {
    Worst(Rational error) {
      this(error, Math.nextDown(error.doubleValue()));
    }
  }

  /** How many masks a row has. */
  int perRow() {
    return perRow;
  }

  /** Finds the masks of a row, marked as by {@link WeightSolver}. */
  int[] solve(int row, WeightSolver solver) {
    SampleSource.RowSamples samples = problem.source().row(layer, row);
    WeightGoal goal = problem.goal();
    if (samples.isShared()) {
      return solver.solve(samples.of(0, 0), weights, row, goal, tolerance);
    }
    int[] found = new int[perRow];
    for (int i = 0; i < perRow; i++) {
      int column = i / sides;
      if (problem.source().isNeeded(layer, column, i % sides)) {
        RationalMatrix weight =
            RationalMatrix.ofDoubles(
                1, 1, new double[] {problem.target().weight(layer, row, column)});
        RationalMatrix vector = samples.of(column, i % sides);
        found[i] = solver.solve(vector, weight, 0, goal, tolerance)[0];
      }
    }
    return found;
  }

  /**
   * Takes the masks of a row in.
   *
   * @throws IllegalStateException if one is said to be within its tolerance and is not
   */
  void take(int row, int[] found) {
    SampleSource.RowSamples samples = problem.source().row(layer, row);
    RationalMatrix shared = samples.isShared() ? samples.of(0, 0) : null;
    Worst worst = new Worst(Rational.ZERO);
    for (int i = 0; i < perRow; i++) {
      int column = i / sides;
      int at = row * perRow + i;
      masks[at] = found[i] & ~WeightSolver.UNREACHED;
      reached[at] = (found[i] & WeightSolver.UNREACHED) == 0;
      if (problem.source().isNeeded(layer, column, i % sides)) {
        worst =
            evaluate(
                at, row, column, shared != null ? shared : samples.of(column, i % sides), worst);
      }
    }
    largest[row] = worst.error;
  }

  /** Writes value and error of one mask; returns the larger of its error and another. */
  private Worst evaluate(int at, int row, int column, RationalMatrix samples, Worst worst) {
    BigInteger sum = Dyadic.sum(samples, masks[at]);
    int below = Dyadic.exponent(samples.denominator());
    int targetBelow = Dyadic.exponent(weights.denominator());
    int common = Math.max(below, targetBelow);
    BigInteger difference =
        sum.shiftLeft(common - below)
            .subtract(weights.numerator(row, column).shiftLeft(common - targetBelow));
    values[at] = Dyadic.nearest(sum, below);
    errors[at] = Dyadic.nearest(difference, common);
    double magnitude = Math.nextUp(Math.abs(errors[at]));
    boolean surely = magnitude < surelyWithin;
    if (surely && magnitude < worst.surelyBelow) {
      return worst;
    }
    Rational error = Rational.of(difference.abs(), BigInteger.ONE.shiftLeft(common));
    if (!surely && error.compareTo(tolerance.get()) > 0) {
      if (reached[at] && problem.goal().leastSize()) {
        throw new IllegalStateException(
            "layer " + layer + ", row " + row + ", column " + column + ": error " + error);
      }
      reached[at] = false;
    }
    return new Worst(worst.error.max(error));
  }

  TicketLayer answers() {
    return new TicketLayer(
        problem.target().layer(layer).name(),
        weights.rows(),
        weights.columns(),
        sides,
        masks,
        reached,
        values,
        errors,
        Arrays.stream(largest)
            .flatMap(l -> Optional.ofNullable(l).stream())
            .reduce(Rational.ZERO, Rational::max),
        (int) Arrays.stream(largest).filter(l -> l != null).count());
  }
}
