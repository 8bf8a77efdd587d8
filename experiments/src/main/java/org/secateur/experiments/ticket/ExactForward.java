package org.secateur.experiments.ticket;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/** The exact outputs of a target and of its ticket, by their definitions. */
final class ExactForward {
  /** The weight from an input to a row, for a sign of the input. */
  @FunctionalInterface
  private interface Weights {
    Dyad of(int column, boolean negative);
  }

  /** numerator / 2^exponent. */
  private record Dyad(BigInteger numerator, int exponent) {}

  /** Numerators over denominator · 2^exponent. */
  private record Values(BigInteger[] numerators, BigInteger denominator, int exponent) {}

  private ExactForward() {}

  static List<Rational> target(TicketTarget target, List<Rational> input) {
    Values values = values(input);
    for (int l = 0; l < target.depth(); l++) {
      RationalMatrix weights = target.weights(l);
      int exponent = Dyadic.exponent(weights.denominator());
      Dyad[] sums = new Dyad[weights.rows()];
      for (int r = 0; r < sums.length; r++) {
        int row = r;
        sums[r] =
            row(
                values,
                weights.columns(),
                (column, negative) -> new Dyad(weights.numerator(row, column), exponent));
      }
      values = next(values, sums, l < target.depth() - 1);
    }
    return outputs(values);
  }

  /**
   * The outputs of a ticket. For the two-layer gadget this is the function of the masked random
   * network with each input's neurons taken together, an identity of real numbers (note {@code
   * ticket-two-layer-gadget}).
   */
  static List<Rational> ticket(Ticket ticket, List<Rational> input) {
    Values values = values(input);
    SampleSource source = ticket.problem().source();
    for (int l = 0; l < ticket.layers().size(); l++) {
      TicketLayer layer = ticket.layers().get(l);
      Dyad[] sums = new Dyad[layer.rows()];
      for (int r = 0; r < sums.length; r++) {
        sums[r] = row(values, layer.columns(), sums(layer, r, source.row(l, r)));
      }
      values = next(values, sums, l < ticket.layers().size() - 1);
    }
    return outputs(values);
  }

  private static Weights sums(TicketLayer layer, int row, SampleSource.RowSamples samples) {
    RationalMatrix shared = samples.isShared() ? samples.of(0, 0) : null;
    return (column, negative) -> {
      int side = negative ? layer.sides() - 1 : 0;
      RationalMatrix vector = shared != null ? shared : samples.of(column, side);
      return new Dyad(
          Dyadic.sum(vector, layer.masks()[layer.at(row, column, side)]),
          Dyadic.exponent(vector.denominator()));
    };
  }

  private static Values values(List<Rational> input) {
    RationalMatrix column = RationalMatrix.column(input);
    BigInteger[] numerators = new BigInteger[input.size()];
    Arrays.setAll(numerators, i -> column.numerator(i, 0));
    return new Values(numerators, column.denominator(), 0);
  }

  private static Dyad row(Values values, int columns, Weights weights) {
    BigInteger sum = BigInteger.ZERO;
    int exponent = 0;
    for (int c = 0; c < columns; c++) {
      BigInteger x =
          c < values.numerators.length
              ? values.numerators[c]
              : values.denominator.shiftLeft(values.exponent);
      if (x.signum() != 0) {
        Dyad weight = weights.of(c, x.signum() < 0);
        int common = Math.max(exponent, weight.exponent);
        sum =
            sum.shiftLeft(common - exponent)
                .add(weight.numerator.multiply(x).shiftLeft(common - weight.exponent));
        exponent = common;
      }
    }
    return new Dyad(sum, exponent);
  }

  private static Values next(Values before, Dyad[] sums, boolean rectified) {
    int common = Arrays.stream(sums).mapToInt(Dyad::exponent).max().orElseThrow();
    BigInteger[] numerators = new BigInteger[sums.length];
    for (int r = 0; r < sums.length; r++) {
      BigInteger sum = sums[r].numerator.shiftLeft(common - sums[r].exponent);
      numerators[r] = rectified ? sum.max(BigInteger.ZERO) : sum;
    }
    return new Values(numerators, before.denominator, before.exponent + common);
  }

  private static List<Rational> outputs(Values values) {
    BigInteger denominator = values.denominator.shiftLeft(values.exponent);
    List<Rational> outputs = new ArrayList<>();
    for (BigInteger numerator : values.numerators) {
      outputs.add(Rational.of(numerator, denominator));
    }
    return outputs;
  }

  /** The sup-norm of the difference at an input, exact. */
  static Rational error(Ticket ticket, List<Rational> input) {
    List<Rational> ours = ticket(ticket, input);
    List<Rational> theirs = target(ticket.problem().target(), input);
    Rational error = Rational.ZERO;
    for (int r = 0; r < ours.size(); r++) {
      error = error.max(ours.get(r).subtract(theirs.get(r)).abs());
    }
    return error;
  }
}
