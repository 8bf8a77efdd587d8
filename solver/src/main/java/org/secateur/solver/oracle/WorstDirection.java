package org.secateur.solver.oracle;

import java.math.BigInteger;
import org.secateur.model.Rational;
import org.secateur.model.SquareRoot;

/** The worst direction found so far, on the sphere of the 2-norm; mutable, for one thread. */
final class WorstDirection {
  private final Difference difference;

  /** The square of the error over the square of the direction's length. */
  private Ratio worst = Ratio.ZERO;

  private IntegerVector direction;

  WorstDirection(Difference difference) {
    this.difference = difference;
    this.direction = IntegerVector.unit(difference.inputs(), 0);
  }

  /** Whether an error at a direction, not 0, would be worse than all before. */
  boolean wouldBeWorse(BigInteger error, IntegerVector at) {
    return new Ratio(error.multiply(error), at.dot(at)).compareTo(worst) > 0;
  }

  /** Notes a direction, not 0, with the error there. */
  void offer(BigInteger error, IntegerVector at) {
    if (wouldBeWorse(error, at)) {
      worst = new Ratio(error.multiply(error), at.dot(at));
      direction = at;
    }
  }

  /** Notes a direction, not 0, after evaluating the difference there. */
  void offer(IntegerVector at) {
    offer(difference.worst(difference.features(at)), at);
  }

  WorstCase result(Rational radius) {
    Rational scale = Rational.of(difference.denominator()).square();
    Rational square = Rational.of(worst.above(), worst.below()).multiply(radius.square());
    return new WorstCase(
        SquareRoot.of(square.divide(scale)), direction.primitive().over(BigInteger.ONE));
  }
}
