package org.secateur.checker;

import java.math.BigInteger;
import java.util.List;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.NetworkProblem;

/**
 * A row in plain fractions.
 *
 * @param terms contributions of the options
 * @param centre the target's value
 * @param length the reach's square for an error of 1
 */
record ProducedRow(int number, Fraction[] terms, Fraction centre, Fraction length) {
  /** That of an input and an output. */
  static ProducedRow of(
      NetworkProblem problem,
      ProducedOptions options,
      int number,
      int output,
      List<Fraction> input) {
    Fraction[] terms = new Fraction[options.count()];
    for (int o = 0; o < terms.length; o++) {
      terms[o] = term(problem.network(), options, o, output, input);
    }
    return new ProducedRow(
        number, terms, value(problem.target(), output, input), length(problem, input));
  }

  private static Fraction term(
      Network network, ProducedOptions options, int option, int output, List<Fraction> input) {
    List<Fraction> weights = network.hidden().row(options.group(option));
    Fraction active = Fraction.ZERO;
    for (int j = 0; j < network.inputs(); j++) {
      boolean kept = options.keepsInput(option, j);
      active = kept ? active.plus(weights.get(j).times(input.get(j))) : active;
    }
    return options.keepsOutput(option, output) && active.signum() > 0
        ? active.times(network.output().row(output).get(options.group(option)))
        : Fraction.ZERO;
  }

  private static Fraction value(Network target, int output, List<Fraction> input) {
    Fraction value = Fraction.ZERO;
    for (int i = 0; i < target.width(); i++) {
      Fraction active = Fraction.ZERO;
      for (int j = 0; j < input.size(); j++) {
        active = active.plus(target.hidden().row(i).get(j).times(input.get(j)));
      }
      value =
          active.signum() > 0
              ? value.plus(active.times(target.output().row(output).get(i)))
              : value;
    }
    return target.rectified() && value.signum() < 0 ? Fraction.ZERO : value;
  }

  /** Over a 2-norm ball, rows are given in any length. */
  private static Fraction length(NetworkProblem problem, List<Fraction> input) {
    if (problem.domain() instanceof Domain.Ball ball && ball.norm() == 2) {
      Fraction square = input.stream().map(x -> x.times(x)).reduce(Fraction.ZERO, Fraction::plus);
      return square.over(ball.radius().times(ball.radius()));
    }
    return Fraction.whole(1);
  }

  /** The factor between these rows and the checker's integers. */
  Fraction scale(NetworkProblem problem) {
    return new Fraction(length.numerator(), BigInteger.ONE).times(problem.network().unit());
  }

  /** Of what is chosen. */
  Fraction sum(List<Integer> chosen) {
    return chosen.stream().map(o -> terms[o]).reduce(Fraction.ZERO, Fraction::plus);
  }
}
