package org.secateur.solver.oracle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The worst direction on the sphere of the 2-norm, in two to four dimensions. All planes through 0
 * that are intersections of hyperplanes of neurons and of coordinates are enumerated and swept; the
 * largest error is at the projection of a gradient on a face of the arrangement (note {@code
 * oracle-ball}).
 *
 * <p>For N neurons there are C(N + d, d − 2) planes, each swept in time O(N log N) and with O(N)
 * candidates.
 */
final class BallSearch {
  /** Faces around one plane in general position, by dimension. */
  private static final int[] FACES = {1, 3, 9};

  private final Difference difference;
  private final List<Plane> planes;

  BallSearch(Difference difference) {
    this.difference = difference;
    Set<IntegerVector> normals = new LinkedHashSet<>();
    difference.neurons().forEach(n -> normals.add(n.direction().upToSign()));
    for (int i = 0; i < difference.inputs(); i++) {
      normals.add(IntegerVector.unit(difference.inputs(), i));
    }
    planes = normals.stream().map(Plane::through0).toList();
  }

  /** What a candidate costs, next to a kink on a line; measured. */
  private static final int COST = 40;

  /** Candidates in general position, in terms of kinks on a line. */
  static double work(int neurons, int d) {
    double normals = neurons + d;
    double flats = d == 2 ? 1 : d == 3 ? normals : normals * (normals - 1) / 2;
    return flats * 2 * normals * FACES[d - 2] * COST;
  }

  void run(WorstDirection worst) {
    flats(Flat.space(difference.inputs()), Orthogonal.SPACE, 0, worst);
  }

  private void flats(Flat flat, Orthogonal orthogonal, int from, WorstDirection worst) {
    if (flat.dimension() == 2) {
      new SectorSweep(difference, worst, flat, orthogonal).run();
      return;
    }
    for (int i = from; i < planes.size(); i++) {
      Plane plane = planes.get(i);
      int next = i + 1;
      flat.meet(plane).ifPresent(f -> flats(f, orthogonal.and(plane.normal()), next, worst));
    }
  }
}
