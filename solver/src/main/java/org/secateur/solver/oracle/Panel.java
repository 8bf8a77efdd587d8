package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.secateur.model.Domain;
import org.secateur.model.Rational;

/**
 * A part of the boundary of a polyhedral domain: the inputs of a flat that lie inside half spaces.
 *
 * @param sides bound the panel; its dimension is that of the flat
 */
record Panel(Flat flat, List<Plane> sides) {
  /**
   * Panels that meet every ray from 0 where it leaves the domain for the last time, and lie in the
   * domain; none where the domain is {0}. By homogeneity the largest error is on one of them (note
   * {@code oracle-vertices}).
   */
  static List<Panel> of(Domain.Box box) {
    int d = box.lower().size();
    Flat flat = Flat.space(d);
    List<Plane> sides = new ArrayList<>();
    boolean isAway = false;
    for (int i = 0; i < d; i++) {
      Plane above = Plane.coordinate(d, i, box.upper().get(i));
      if (box.lower().get(i).equals(box.upper().get(i))) {
        flat = flat.meet(above).orElseThrow();
        isAway |= box.upper().get(i).signum() != 0;
      } else {
        sides.add(above);
        sides.add(Plane.coordinate(d, i, box.lower().get(i)).opposite());
      }
    }
    // A flat box in a hyperplane that does not contain 0 is left at once by every ray.
    return isAway ? List.of(new Panel(flat, sides)) : faces(flat, sides);
  }

  /**
   * How many panels a box has, without making them.
   *
   * @param sides of each panel
   * @param dimension of each panel
   */
  record Count(int panels, int sides, int dimension) {
    static Count of(Domain.Box box) {
      int varying = 0;
      int outwards = 0;
      boolean isAway = false;
      for (int i = 0; i < box.lower().size(); i++) {
        Rational lower = box.lower().get(i);
        Rational upper = box.upper().get(i);
        if (lower.equals(upper)) {
          isAway |= upper.signum() != 0;
        } else {
          varying++;
          outwards += (upper.signum() > 0 ? 1 : 0) + (lower.signum() < 0 ? 1 : 0);
        }
      }
      return isAway
          ? new Count(1, 2 * varying, varying)
          : new Count(outwards, 2 * varying - 2, varying - 1);
    }
  }

  private static List<Panel> faces(Flat flat, List<Plane> sides) {
    List<Panel> panels = new ArrayList<>();
    for (Plane side : sides) {
      if (side.offset().signum() > 0) {
        List<Plane> others =
            sides.stream()
                .filter(s -> !s.normal().upToSign().primitive().equals(axis(side)))
                .toList();
        panels.add(new Panel(flat.meet(side).orElseThrow(), others));
      }
    }
    return panels;
  }

  private static IntegerVector axis(Plane side) {
    return side.normal().upToSign().primitive();
  }

  /** As above, for the ball of the 1-norm of a positive radius: its 2^d facets. */
  static List<Panel> ofSimplices(int d, Rational radius) {
    List<Panel> panels = new ArrayList<>();
    for (int signs = 0; signs < 1 << d; signs++) {
      BigInteger[] normal = new BigInteger[d];
      for (int i = 0; i < d; i++) {
        normal[i] = BigInteger.valueOf((signs >> i & 1) == 0 ? 1 : -1);
      }
      IntegerVector outward = IntegerVector.of(normal);
      Plane facet = new Plane(outward.times(radius.denominator()), radius.numerator());
      List<Plane> sides =
          IntStream.range(0, d)
              .mapToObj(i -> Plane.through0(IntegerVector.unit(d, i).times(normal[i].negate())))
              .toList();
      panels.add(new Panel(Flat.space(d).meet(facet).orElseThrow(), sides));
    }
    return panels;
  }
}
