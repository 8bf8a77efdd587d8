package org.secateur.solver.oracle;

import java.util.ArrayList;
import java.util.List;

/**
 * The worst input of a polyhedral domain. On each panel of its boundary all lines are enumerated
 * that are intersections of hyperplanes of neurons and sides of the panel, and each is swept: the
 * largest error is on one of them (notes {@code oracle-vertices} and {@code oracle-relu-output}).
 *
 * <p>In two dimensions the lines are the panels themselves, at most four. In d dimensions there are
 * at most C(N + s, d − 2) on a panel of s sides, each swept in time O(N log N).
 */
final class PolyhedralSearch {
  private final Difference difference;
  private final List<Panel> panels;
  private final List<Plane> kinks;

  PolyhedralSearch(Difference difference, List<Panel> panels) {
    this.difference = difference;
    this.panels = panels;
    this.kinks =
        difference.neurons().stream()
            .map(n -> n.direction().upToSign())
            .distinct()
            .map(Plane::through0)
            .toList();
  }

  /** Lines times neurons: what the search has to look at, at most. */
  static double work(int neurons, double panels, int sides, int panelDimension) {
    double lines = panels;
    for (int k = 1; k < panelDimension; k++) {
      lines *= Math.max(0, neurons + sides - k + 1) / (double) k;
    }
    return lines * (neurons + 1);
  }

  void run(WorstPoint worst) {
    for (Panel panel : panels) {
      if (panel.flat().dimension() == 0) {
        worst.offer(panel.flat().point(), panel.flat().denominator());
      } else {
        List<Plane> planes = new ArrayList<>(kinks);
        planes.addAll(panel.sides());
        LineSweep sweep = new LineSweep(difference, worst);
        lines(panel, panel.flat(), planes, 0, sweep);
      }
    }
  }

  /** Sweeps every line in which the flat meets enough of the planes from an index on. */
  private static void lines(Panel panel, Flat flat, List<Plane> planes, int from, LineSweep sweep) {
    if (flat.dimension() == 1) {
      sweep.run(flat, panel.sides());
      return;
    }
    for (int i = from; i < planes.size(); i++) {
      int next = i + 1;
      flat.meet(planes.get(i)).ifPresent(f -> lines(panel, f, planes, next, sweep));
    }
  }
}
