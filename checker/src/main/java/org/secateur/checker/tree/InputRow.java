package org.secateur.checker.tree;

import java.math.BigInteger;
import java.util.List;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Integers;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.network.Direction;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.Confinement;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Rule {@code row ID r x1 … xd}: what an error within the fact's bound e means at an input x for
 * output r. In integers, with y the least integer multiple of x, the sum lies within reach of the
 * centre: centre = unit · target(y), reach = unit · e · ‖y‖/‖x‖.
 *
 * <p>Side condition: x is in the domain; for a 2-norm ball, x is not 0, and stands for the input in
 * its direction at the radius. If the network's outputs are rectified, a lower bound that is not
 * positive says nothing; a negative upper bound is impossible, and both bounds are then beyond all
 * sums.
 */
public final class InputRow extends Row {
  private final Confinement confinement;
  private final boolean rectified;

  /** More than all sums, where outputs are rectified. */
  private final BigInteger beyond;

  private InputRow(
      Options options, Integers coefficients, Confinement confinement, boolean rectified) {
    super(options, coefficients);
    this.confinement = confinement;
    this.rectified = rectified;
    BigInteger most = BigInteger.ONE;
    for (int o = 0; rectified && o < coefficients.size(); o++) {
      // Twice: a gain may count again what is chosen.
      most = most.add(coefficients.get(o).abs().shiftLeft(1));
    }
    this.beyond = most;
  }

  /** Reads what follows the row's number. */
  public static Row read(Line line, Rows rows) throws Rejection {
    NetworkProblem problem = rows.problem();
    Options options = rows.options();
    int output = line.integer();
    List<Fraction> x = new java.util.ArrayList<>();
    while (line.hasNext()) {
      x.add(line.fraction());
    }
    Network network = problem.network();
    if (output >= network.outputs()) {
      throw Rejection.invalid(
          line.number(), "output %s, the network has %s", output, network.outputs());
    }
    if (x.size() != network.inputs()) {
      throw Rejection.invalid(
          line.number(), "%s coordinates, the network has %s inputs", x.size(), network.inputs());
    }
    Direction direction = Direction.of(x);
    Fraction length = lengthSquare(line, problem.domain(), x, direction);
    return new InputRow(
        options,
        options.contributions(output, direction.vector()),
        Confinement.of(problem, output, direction.vector(), length),
        network.rectified());
  }

  /** The square of the factor by which the integer vector is longer than the input. */
  private static Fraction lengthSquare(
      Line line, Domain domain, List<Fraction> x, Direction direction) throws Rejection {
    if (domain instanceof Domain.Ball ball && ball.norm() == 2) {
      Fraction square = Fraction.whole(direction.square());
      if (square.signum() == 0 || ball.radius().signum() == 0) {
        throw Rejection.invalid(line.number(), "a row at 0 says nothing");
      }
      return square.over(ball.radius().times(ball.radius()));
    }
    if (!domain.contains(x)) {
      throw Rejection.invalid(line.number(), "input %s outside the domain", x);
    }
    return Fraction.whole(direction.factor().multiply(direction.factor()));
  }

  @Override
  BigInteger findLower(NoMask fact) {
    BigInteger lower = confinement.lower(fact);
    if (!rectified) {
      return lower;
    }
    return confinement.upper(fact).signum() < 0 ? beyond : lower.signum() > 0 ? lower : null;
  }

  @Override
  BigInteger findUpper(NoMask fact) {
    BigInteger upper = confinement.upper(fact);
    return rectified && upper.signum() < 0 ? beyond.negate() : upper;
  }
}
