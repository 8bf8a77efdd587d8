package org.secateur.checker.tree;

import java.math.BigInteger;
import java.util.ArrayList;
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

  private InputRow(
      Options options, Integers coefficients, Confinement confinement, boolean rectified) {
    super(options, coefficients);
    this.confinement = confinement;
    this.rectified = rectified;
  }

  /** Reads what follows the row's number. */
  public static Row read(Line line, Rows rows) throws Rejection {
    NetworkProblem problem = rows.problem();
    Options options = rows.options();
    int output = line.integer();
    List<Fraction> x = new ArrayList<>();
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
      if (ball.radius().signum() == 0 || x.stream().allMatch(entry -> entry.signum() == 0)) {
        throw Rejection.invalid(line.number(), "a row at 0 says nothing");
      }
      return ball.gaugeSquare(direction.vector());
    }
    if (!domain.contains(x)) {
      throw Rejection.invalid(line.number(), "input %s outside the domain", x);
    }
    return Fraction.whole(direction.factor().multiply(direction.factor()));
  }

  @Override
  Bounds find(NoMask fact) {
    BigInteger lower = confinement.lower(fact);
    BigInteger upper = confinement.upper(fact);
    if (rectified && upper.signum() < 0) {
      return new Bounds(beyond(), beyond().negate());
    }
    return new Bounds(rectified && lower.signum() <= 0 ? null : lower, upper);
  }

  /** More than all sums. */
  private BigInteger beyond() {
    BigInteger most = BigInteger.ONE;
    for (int o = 0; o < options.count(); o++) {
      // Twice: in a close, the gain may count again what is chosen.
      most = most.add(coefficient(o).abs().shiftLeft(1));
    }
    return most;
  }
}
