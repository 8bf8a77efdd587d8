package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An affine subspace: the inputs point / denominator + any combination of the basis.
 *
 * @param denominator positive
 * @param basis linearly independent
 */
record Flat(IntegerVector point, BigInteger denominator, List<IntegerVector> basis) {
  /** The whole space. */
  static Flat space(int d) {
    List<IntegerVector> basis = new ArrayList<>();
    for (int i = 0; i < d; i++) {
      basis.add(IntegerVector.unit(d, i));
    }
    return new Flat(IntegerVector.zero(d), BigInteger.ONE, basis);
  }

  int dimension() {
    return basis.size();
  }

  /** The common part with a hyperplane, if it has one dimension less; else empty. */
  Optional<Flat> meet(Plane plane) {
    int pivot = 0;
    while (pivot < basis.size() && plane.normal().dot(basis.get(pivot)).signum() == 0) {
      pivot++;
    }
    if (pivot == basis.size()) {
      return Optional.empty();
    }
    IntegerVector leaving = basis.get(pivot);
    BigInteger slope = plane.normal().dot(leaving);
    if (slope.signum() < 0) {
      leaving = leaving.negate();
      slope = slope.negate();
    }
    BigInteger missing = plane.offset().multiply(denominator).subtract(plane.normal().dot(point));
    IntegerVector moved = point.times(slope).plus(missing, leaving);
    BigInteger below = denominator.multiply(slope);
    BigInteger gcd = moved.content().gcd(below);
    List<IntegerVector> rest = new ArrayList<>();
    for (int k = 0; k < basis.size(); k++) {
      if (k != pivot) {
        BigInteger component = plane.normal().dot(basis.get(k));
        rest.add(basis.get(k).times(slope).plus(component.negate(), leaving).primitive());
      }
    }
    return Optional.of(new Flat(moved.dividedBy(gcd), below.divide(gcd), rest));
  }
}
