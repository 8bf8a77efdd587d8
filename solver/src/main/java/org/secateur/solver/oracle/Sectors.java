package org.secateur.solver.oracle;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The rays and sectors into which the zero lines of linear forms cut a plane, counterclockwise from
 * the positive first axis. Two of the forms have to be independent, so that every sector is less
 * than a half plane.
 *
 * @param rays one for each direction in which a form vanishes; sector j is between rays j and j + 1
 */
record Sectors(List<Ray> rays) {
  /** The linear form (s, t) ↦ first · s + second · t; not 0. */
  record Form(int index, BigInteger first, BigInteger second) {
    int sign(BigInteger s, BigInteger t) {
      return first.multiply(s).add(second.multiply(t)).signum();
    }
  }

  /**
   * A direction.
   *
   * @param rising forms that turn from negative to positive there
   * @param falling forms that turn from positive to negative
   */
  record Ray(BigInteger s, BigInteger t, List<Integer> rising, List<Integer> falling) {
    /** Whether another direction is less than a half turn ahead, or the same or the opposite. */
    int turn(BigInteger otherS, BigInteger otherT) {
      return s.multiply(otherT).subtract(t.multiply(otherS)).signum();
    }

    private boolean isLower() {
      return t.signum() < 0 || t.signum() == 0 && s.signum() < 0;
    }

    private int compareAngle(Ray other) {
      return isLower() == other.isLower() ? -turn(other.s, other.t) : isLower() ? 1 : -1;
    }
  }

  static Sectors of(List<Form> forms) {
    List<Ray> all = new ArrayList<>(2 * forms.size());
    for (Form form : forms) {
      List<Integer> only = List.of(form.index());
      all.add(new Ray(form.second().negate(), form.first(), List.of(), only));
      all.add(new Ray(form.second(), form.first().negate(), only, List.of()));
    }
    all.sort(Ray::compareAngle);
    List<Ray> rays = new ArrayList<>();
    for (int from = 0; from < all.size(); ) {
      Ray ray = all.get(from);
      List<Integer> rising = new ArrayList<>();
      List<Integer> falling = new ArrayList<>();
      int to = from;
      for (; to < all.size() && all.get(to).compareAngle(ray) == 0; to++) {
        rising.addAll(all.get(to).rising());
        falling.addAll(all.get(to).falling());
      }
      rays.add(new Ray(ray.s(), ray.t(), rising, falling));
      from = to;
    }
    return new Sectors(rays);
  }

  Ray next(int sector) {
    return rays.get((sector + 1) % rays.size());
  }

  /** A direction inside a sector. */
  BigInteger[] inside(int sector) {
    Ray from = rays.get(sector);
    Ray to = next(sector);
    return new BigInteger[] {from.s().add(to.s()), from.t().add(to.t())};
  }

  /** Whether a direction is in a sector or on its rays. */
  boolean contains(int sector, BigInteger s, BigInteger t) {
    return rays.get(sector).turn(s, t) >= 0 && next(sector).turn(s, t) <= 0;
  }
}
