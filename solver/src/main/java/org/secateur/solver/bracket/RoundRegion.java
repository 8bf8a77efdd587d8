package org.secateur.solver.bracket;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.model.SquareRoot;
import org.secateur.solver.oracle.IntegerVector;

/** A ball of the 2-norm. */
final class RoundRegion implements Region {
  /** Binary places to which a norm is rounded up where it is added to something. */
  private static final int PLACES = 64;

  /** Binary places of the ranges: the radius is a fraction that is extended by so many. */
  private static final int RANGE_PLACES = 32;

  private final BigInteger radius;
  private final BigInteger denominator;
  private final double radiusDouble;
  private final int d;

  RoundRegion(Domain.Ball ball, int d) {
    this.radius = ball.radius().numerator().shiftLeft(RANGE_PLACES);
    this.denominator = ball.radius().denominator().shiftLeft(RANGE_PLACES);
    this.radiusDouble = ball.radius().doubleValue();
    this.d = d;
  }

  @Override
  public BigInteger denominator() {
    return denominator;
  }

  @Override
  public BigInteger[] range(IntegerVector form) {
    BigInteger square = form.dot(form).multiply(radius).multiply(radius);
    BigInteger most = rootUp(square);
    return new BigInteger[] {most.negate(), most};
  }

  private static BigInteger rootUp(BigInteger square) {
    BigInteger[] root = square.sqrtAndRemainder();
    return root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
  }

  @Override
  public ExactReal bound(BigInteger[] gradient, BigInteger constant, BigInteger unit) {
    IntegerVector form = IntegerVector.of(gradient);
    BigInteger square = form.dot(form).multiply(radius).multiply(radius);
    if (constant.signum() == 0) {
      return SquareRoot.of(Rational.of(square, unit.multiply(unit)));
    }
    BigInteger root = rootUp(square.shiftLeft(2 * PLACES));
    return Rational.of(root.add(constant.shiftLeft(PLACES)), unit.shiftLeft(PLACES));
  }

  @Override
  public double[] farthest(double[] gradient) {
    double largest = 0;
    for (double entry : gradient) {
      largest = Math.max(largest, Math.abs(entry));
    }
    double square = 0;
    for (double entry : gradient) {
      square += entry / largest * (entry / largest);
    }
    double[] farthest = new double[d];
    for (int j = 0; j < d && largest > 0; j++) {
      farthest[j] = radiusDouble * (gradient[j] / largest / Math.sqrt(square));
    }
    return farthest;
  }

  @Override
  public Spot near(double[] input) {
    double largest = 0;
    for (double entry : input) {
      largest = Math.max(largest, Math.abs(entry));
    }
    BigInteger[] vector = new BigInteger[d];
    for (int j = 0; j < d; j++) {
      vector[j] = Dyadic.floor(input[j] / largest, Dyadic.BITS);
    }
    return new Spot(IntegerVector.of(vector), BigInteger.ONE);
  }

  @Override
  public boolean contains(Spot spot) {
    return true;
  }

  @Override
  public ExactReal error(BigInteger worst, Spot spot, BigInteger over) {
    BigInteger square = spot.vector().dot(spot.vector());
    if (square.signum() == 0) {
      return Rational.ZERO;
    }
    BigInteger above = worst.multiply(radius);
    BigInteger below = denominator.multiply(over);
    return SquareRoot.of(
        Rational.of(above.multiply(above), below.multiply(below).multiply(square)));
  }

  @Override
  public Optional<List<IntegerVector>> tangents(Spot spot) {
    return Optional.empty();
  }

  @Override
  public Optional<Relaxation.Shape> shape() {
    return Optional.empty();
  }
}
