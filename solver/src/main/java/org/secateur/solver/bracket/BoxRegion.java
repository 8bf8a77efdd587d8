package org.secateur.solver.bracket;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.oracle.IntegerVector;

/** A box, its bounds over one denominator. */
final class BoxRegion implements Region {
  private final BigInteger denominator;
  private final BigInteger[] lower;
  private final BigInteger[] upper;
  private final double[] lowerDouble;
  private final double[] upperDouble;

  BoxRegion(Domain.Box box) {
    int d = box.lower().size();
    RationalMatrix bounds = RationalMatrix.of(List.of(box.lower(), box.upper()), d);
    denominator = bounds.denominator();
    lower = new BigInteger[d];
    upper = new BigInteger[d];
    lowerDouble = new double[d];
    upperDouble = new double[d];
    for (int j = 0; j < d; j++) {
      lower[j] = bounds.numerator(0, j);
      upper[j] = bounds.numerator(1, j);
      lowerDouble[j] = box.lower().get(j).doubleValue();
      upperDouble[j] = box.upper().get(j).doubleValue();
    }
  }

  @Override
  public BigInteger denominator() {
    return denominator;
  }

  @Override
  public BigInteger[] range(IntegerVector form) {
    BigInteger least = BigInteger.ZERO;
    BigInteger most = BigInteger.ZERO;
    for (int j = 0; j < lower.length; j++) {
      BigInteger slope = form.get(j);
      int sign = slope.signum();
      if (sign != 0) {
        least = least.add(slope.multiply(sign > 0 ? lower[j] : upper[j]));
        most = most.add(slope.multiply(sign > 0 ? upper[j] : lower[j]));
      }
    }
    return new BigInteger[] {least, most};
  }

  @Override
  public ExactReal bound(BigInteger[] gradient, BigInteger constant, BigInteger unit) {
    return Rational.of(range(IntegerVector.of(gradient))[1].add(constant), unit);
  }

  @Override
  public double[] farthest(double[] gradient) {
    double[] farthest = new double[lower.length];
    for (int j = 0; j < farthest.length; j++) {
      farthest[j] = gradient[j] >= 0 ? upperDouble[j] : lowerDouble[j];
    }
    return farthest;
  }

  @Override
  public Spot near(double[] input) {
    BigInteger below = denominator.shiftLeft(Dyadic.BITS);
    BigInteger[] vector = new BigInteger[lower.length];
    for (int j = 0; j < vector.length; j++) {
      double width = upperDouble[j] - lowerDouble[j];
      BigInteger least = lower[j].shiftLeft(Dyadic.BITS);
      BigInteger most = upper[j].shiftLeft(Dyadic.BITS);
      if (input[j] <= lowerDouble[j] + Dyadic.CLOSE * width) {
        vector[j] = least;
      } else if (input[j] >= upperDouble[j] - Dyadic.CLOSE * width) {
        vector[j] = most;
      } else {
        vector[j] = Dyadic.floor(input[j], Dyadic.BITS).multiply(denominator).max(least).min(most);
      }
    }
    return new Spot(IntegerVector.of(vector), below);
  }

  @Override
  public boolean contains(Spot spot) {
    for (int j = 0; j < lower.length; j++) {
      BigInteger at = spot.vector().get(j).multiply(denominator);
      if (at.compareTo(lower[j].multiply(spot.below())) < 0
          || at.compareTo(upper[j].multiply(spot.below())) > 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public ExactReal error(BigInteger worst, Spot spot, BigInteger over) {
    return Rational.of(worst, spot.below().multiply(over));
  }

  @Override
  public Optional<List<IntegerVector>> tangents(Spot spot) {
    List<IntegerVector> tangents = new ArrayList<>();
    for (int j = 0; j < lower.length; j++) {
      BigInteger at = spot.vector().get(j).multiply(denominator);
      if (!at.equals(lower[j].multiply(spot.below()))
          && !at.equals(upper[j].multiply(spot.below()))) {
        tangents.add(IntegerVector.unit(lower.length, j));
      }
    }
    return Optional.of(tangents);
  }

  @Override
  public Optional<Relaxation.Shape> shape() {
    return Optional.of(new Relaxation.Shape(lowerDouble, upperDouble, Double.POSITIVE_INFINITY));
  }
}
