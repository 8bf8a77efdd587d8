package org.secateur.solver.bracket;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.IntegerVector;

/** A ball of the 1-norm. */
final class CrossRegion implements Region {
  private final BigInteger radius;
  private final BigInteger denominator;
  private final double radiusDouble;
  private final int d;

  CrossRegion(Domain.Ball ball, int d) {
    this.radius = ball.radius().numerator();
    this.denominator = ball.radius().denominator();
    this.radiusDouble = ball.radius().doubleValue();
    this.d = d;
  }

  @Override
  public BigInteger denominator() {
    return denominator;
  }

  @Override
  public BigInteger[] range(IntegerVector form) {
    BigInteger most = BigInteger.ZERO;
    for (int j = 0; j < d; j++) {
      most = most.max(form.get(j).abs());
    }
    most = most.multiply(radius);
    return new BigInteger[] {most.negate(), most};
  }

  @Override
  public ExactReal bound(BigInteger[] gradient, BigInteger constant, BigInteger unit) {
    return Rational.of(range(IntegerVector.of(gradient))[1].add(constant), unit);
  }

  @Override
  public double[] farthest(double[] gradient) {
    int best = 0;
    for (int j = 1; j < d; j++) {
      best = Math.abs(gradient[j]) > Math.abs(gradient[best]) ? j : best;
    }
    double[] farthest = new double[d];
    farthest[best] = gradient[best] >= 0 ? radiusDouble : -radiusDouble;
    return farthest;
  }

  /** Errors grow along a ray, so the spot is on the boundary unless it is the middle. */
  @Override
  public Spot near(double[] input) {
    double size = Arrays.stream(input).map(Math::abs).sum();
    BigInteger[] vector = new BigInteger[d];
    BigInteger norm = BigInteger.ZERO;
    for (int j = 0; j < d; j++) {
      boolean zero = !(Math.abs(input[j]) > Dyadic.CLOSE * size);
      vector[j] = zero ? BigInteger.ZERO : Dyadic.floor(input[j] / size, Dyadic.BITS);
      norm = norm.add(vector[j].abs());
    }
    IntegerVector direction = IntegerVector.of(vector);
    return norm.signum() == 0
        ? new Spot(direction, BigInteger.ONE)
        : new Spot(direction.times(radius), norm.multiply(denominator));
  }

  @Override
  public boolean contains(Spot spot) {
    return norm(spot).multiply(denominator).compareTo(radius.multiply(spot.below())) <= 0;
  }

  private BigInteger norm(Spot spot) {
    BigInteger norm = BigInteger.ZERO;
    for (int j = 0; j < d; j++) {
      norm = norm.add(spot.vector().get(j).abs());
    }
    return norm;
  }

  @Override
  public ExactReal error(BigInteger worst, Spot spot, BigInteger over) {
    return Rational.of(worst, spot.below().multiply(over));
  }

  @Override
  public Optional<List<IntegerVector>> tangents(Spot spot) {
    List<IntegerVector> tangents = new ArrayList<>();
    IntegerVector first = null;
    for (int j = 0; j < d; j++) {
      int sign = spot.vector().get(j).signum();
      if (sign != 0) {
        IntegerVector outwards = IntegerVector.unit(d, j).times(BigInteger.valueOf(sign));
        if (first == null) {
          first = outwards;
        } else {
          tangents.add(outwards.minus(first));
        }
      }
    }
    return Optional.of(tangents);
  }

  @Override
  public Optional<Relaxation.Shape> shape() {
    double[] upper = new double[d];
    double[] lower = new double[d];
    Arrays.fill(upper, radiusDouble);
    Arrays.fill(lower, -radiusDouble);
    return Optional.of(new Relaxation.Shape(lower, upper, radiusDouble));
  }
}
