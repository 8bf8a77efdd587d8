package org.secateur.checker.error;

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
    Fraction[] along =
        directions.stream().filter(v -> plane.dot(v).signum() != 0).findFirst().orElse(null);
    if (along == null) {
      return null;
    }
    // Along this direction everything else is moved into the plane.
    Fraction slope = plane.dot(along);
    List<Fraction[]> within =
        directions.stream()
            .filter(v -> v != along)
            .map(v -> moved(v, along, plane.dot(v).negate().over(slope)))
            .toList();
    return new Flat(moved(point, along, plane.bound().minus(plane.dot(point)).over(slope)), within);
  }

  /** x + t v. */
  static Fraction[] moved(Fraction[] x, Fraction[] v, Fraction t) {
    Fraction[] sum = new Fraction[x.length];
    Arrays.setAll(sum, j -> x[j].plus(v[j].times(t)));
    return sum;
  }
}
