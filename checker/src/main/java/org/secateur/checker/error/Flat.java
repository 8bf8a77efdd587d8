package org.secateur.checker.error;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.network.Domain;

/**
 * The intersection of hyperplanes of R^d: a point plus all combinations of some directions.
 *
 * @param directions linearly independent
 */
record Flat(Fraction[] point, List<Fraction[]> directions) {
  /** All of R^d. */
  static Flat space(int d) {
    Fraction[] zero = new Fraction[d];
    Arrays.fill(zero, Fraction.ZERO);
    return new Flat(zero, IntStream.range(0, d).mapToObj(j -> axis(d, j)).toList());
  }

  private static Fraction[] axis(int d, int j) {
    return Arrays.stream(Domain.unit(d, j, 1)).map(Fraction::whole).toArray(Fraction[]::new);
  }

  int dimension() {
    return directions.size();
  }

  /** The intersection with one more hyperplane; null unless the dimension falls by one. */
  Flat meet(Domain.Side plane) {
    List<Fraction[]> rest = new ArrayList<>(directions);
    rest.removeIf(v -> plane.dot(v).signum() == 0);
    if (rest.isEmpty()) {
      return null;
    }
    // Along this direction everything else is moved into the plane.
    Fraction[] along = rest.get(0);
    Fraction slope = plane.dot(along);
    List<Fraction[]> within = new ArrayList<>();
    for (Fraction[] direction : directions) {
      if (direction != along) {
        within.add(moved(direction, along, plane.dot(direction).negate().over(slope)));
      }
    }
    return new Flat(moved(point, along, plane.bound().minus(plane.dot(point)).over(slope)), within);
  }

  /** x + t v. */
  static Fraction[] moved(Fraction[] x, Fraction[] v, Fraction t) {
    Fraction[] sum = new Fraction[x.length];
    Arrays.setAll(sum, j -> x[j].plus(v[j].times(t)));
    return sum;
  }
}
