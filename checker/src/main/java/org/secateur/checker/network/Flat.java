package org.secateur.checker.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.checker.arithmetic.Fraction;

/**
 * The intersection of independent hyperplanes of R^d.
 *
 * @param equations reduced: each has 1 at its pivot, where all others have 0; entry d is the right
 *     hand side
 */
record Flat(List<Fraction[]> equations, int d) {
  int dimension() {
    return d - equations.size();
  }

  /** The intersection with one more hyperplane; null unless the dimension falls by one. */
  Flat meet(Domain.Side plane) {
    Fraction[] row = new Fraction[d + 1];
    Arrays.setAll(row, j -> j < d ? Fraction.whole(plane.normal()[j]) : plane.bound());
    for (Fraction[] equation : equations) {
      subtract(row, equation, pivot(equation));
    }
    int pivot = pivot(row);
    if (pivot == d) {
      return null;
    }
    Fraction lead = row[pivot];
    Arrays.setAll(row, j -> row[j].over(lead));
    List<Fraction[]> reduced = new ArrayList<>(List.<Fraction[]>of(row));
    for (Fraction[] equation : equations) {
      Fraction[] copy = equation.clone();
      subtract(copy, row, pivot);
      reduced.add(copy);
    }
    return new Flat(reduced, d);
  }

  private static void subtract(Fraction[] row, Fraction[] equation, int pivot) {
    Fraction factor = row[pivot];
    Arrays.setAll(row, j -> row[j].minus(equation[j].times(factor)));
  }

  private int pivot(Fraction[] row) {
    int pivot = 0;
    while (pivot < d && row[pivot].signum() == 0) {
      pivot++;
    }
    return pivot;
  }

  /** A point of it, with 0 in the free coordinates. */
  Fraction[] point() {
    Fraction[] point = zeros();
    equations.forEach(e -> point[pivot(e)] = e[d]);
    return point;
  }

  /** The direction of a line. */
  Fraction[] direction() {
    Fraction[] direction = zeros();
    boolean[] bound = new boolean[d];
    equations.forEach(e -> bound[pivot(e)] = true);
    int free = 0;
    while (bound[free]) {
      free++;
    }
    int column = free;
    direction[free] = Fraction.whole(1);
    equations.forEach(e -> direction[pivot(e)] = Fraction.ZERO.minus(e[column]));
    return direction;
  }

  private Fraction[] zeros() {
    Fraction[] zeros = new Fraction[d];
    Arrays.fill(zeros, Fraction.ZERO);
    return zeros;
  }
}
