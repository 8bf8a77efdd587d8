package org.secateur.experiments.plot;

import java.util.List;
import org.secateur.model.Rational;

/** A point, or a weight vector, of the plane. */
record PlanePoint(double x, double y) {
  /** The nearest to an exact one of two coordinates. */
  static PlanePoint of(List<Rational> coordinates) {
    return new PlanePoint(coordinates.get(0).doubleValue(), coordinates.get(1).doubleValue());
  }

  double dot(PlanePoint other) {
    return x * other.x + y * other.y;
  }

  PlanePoint minus(PlanePoint other) {
    return new PlanePoint(x - other.x, y - other.y);
  }

  /** This point for 0, the other for 1, between them for what is between. */
  PlanePoint towards(PlanePoint other, double fraction) {
    return new PlanePoint(x + fraction * (other.x - x), y + fraction * (other.y - y));
  }

  double norm() {
    return Math.hypot(x, y);
  }

  String text() {
    return "(" + ShortDecimal.of(x) + ", " + ShortDecimal.of(y) + ")";
  }
}
