package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.List;
import org.secateur.model.Rational;

/** The worst input found so far, on a polyhedral domain; mutable, for one thread. */
final class WorstPoint {
  private final Difference difference;
  private Ratio worst;
  private IntegerVector input;
  private BigInteger denominator;

  /** Starts with one input of the domain. */
  WorstPoint(Difference difference, IntegerVector input, BigInteger denominator) {
    this.difference = difference;
    this.worst = Ratio.ZERO;
    this.input = input;
    this.denominator = denominator;
    offer(input, denominator);
  }

  /** Evaluates the difference at the input vector / denominator. */
  void offer(IntegerVector vector, BigInteger below) {
    if (isWorse(difference.features(vector), below)) {
      set(vector, below);
    }
  }

  /**
   * Whether the input with these features is worse than all before it, which is then noted; the
   * input itself has to follow through {@link #set}.
   *
   * @param features at a multiple of the input
   * @param below that multiple
   */
  boolean isWorse(BigInteger[] features, BigInteger below) {
    BigInteger above = difference.worst(features);
    if (above.multiply(worst.below()).compareTo(worst.above().multiply(below)) <= 0) {
      return false;
    }
    worst = new Ratio(above, below);
    return true;
  }

  void set(IntegerVector vector, BigInteger below) {
    input = vector;
    denominator = below;
  }

  WorstCase result() {
    Rational error = Rational.of(worst.above(), worst.below().multiply(difference.denominator()));
    List<Rational> exact = input.over(denominator);
    return new WorstCase(error, exact);
  }
}
