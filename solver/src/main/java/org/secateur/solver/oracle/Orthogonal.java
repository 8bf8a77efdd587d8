package org.secateur.solver.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear subspace, given by vectors that are orthogonal to it.
 *
 * @param normals not 0, and orthogonal to each other
 */
record Orthogonal(List<IntegerVector> normals) {
  static final Orthogonal SPACE = new Orthogonal(List.of());

  /** The vectors of this subspace that are orthogonal to another one, too. */
  Orthogonal and(IntegerVector vector) {
    IntegerVector further = project(vector);
    if (further.isZero()) {
      return this;
    }
    List<IntegerVector> all = new ArrayList<>(normals);
    all.add(further);
    return new Orthogonal(all);
  }

  /** A positive multiple of the orthogonal projection of a vector on the subspace. */
  IntegerVector project(IntegerVector vector) {
    IntegerVector projected = vector;
    for (IntegerVector normal : normals) {
      projected =
          projected
              .times(normal.dot(normal))
              .plus(projected.dot(normal).negate(), normal)
              .primitive();
    }
    return projected.primitive();
  }
}
