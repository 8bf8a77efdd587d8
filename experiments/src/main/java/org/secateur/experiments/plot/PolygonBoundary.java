package org.secateur.experiments.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.secateur.model.Rational;

/**
 * The sides of a polygon, one after the other, by arc length. On each side a network is piecewise
 * linear, so that its values at kinks and corners are the whole curve.
 */
final class PolygonBoundary implements Boundary {
  private final List<PlanePoint> corners;
  private final double[] positions;
  private final String axisLabel;

  /**
   * @param corners of the path, at least two; the first again at the end where the path is closed
   */
  private PolygonBoundary(List<PlanePoint> corners, String axisLabel) {
    this.corners = corners;
    this.axisLabel = axisLabel;
    this.positions = new double[corners.size()];
    for (int i = 1; i < positions.length; i++) {
      positions[i] = positions[i - 1] + corners.get(i).minus(corners.get(i - 1)).norm();
    }
  }

  /** Counterclockwise from the lower corner; from end to end where the box is flat. */
  static PolygonBoundary ofBox(PlanePoint lower, PlanePoint upper) {
    if (lower.x() == upper.x() || lower.y() == upper.y()) {
      return new PolygonBoundary(List.of(lower, upper), "along the segment, by arc length");
    }
    return new PolygonBoundary(
        List.of(
            lower,
            new PlanePoint(upper.x(), lower.y()),
            upper,
            new PlanePoint(lower.x(), upper.y()),
            lower),
        "once around the boundary of the box, counterclockwise, by arc length");
  }

  /** Counterclockwise from (r, 0). */
  static PolygonBoundary ofDiamond(double radius) {
    PlanePoint first = new PlanePoint(radius, 0);
    return new PolygonBoundary(
        List.of(
            first,
            new PlanePoint(0, radius),
            new PlanePoint(-radius, 0),
            new PlanePoint(0, -radius),
            first),
        "once around the boundary of the ball, counterclockwise, by arc length");
  }

  @Override
  public double length() {
    return positions[positions.length - 1];
  }

  @Override
  public PlanePoint at(double position) {
    int found = Arrays.binarySearch(positions, position);
    if (found >= 0) {
      return corners.get(found);
    }
    int side = Math.min(Math.max(-found - 2, 0), positions.length - 2);
    double fraction = (position - positions[side]) / (positions[side + 1] - positions[side]);
    return corners.get(side).towards(corners.get(side + 1), fraction);
  }

  @Override
  public DoubleStream kinks(PlanePoint weights) {
    double[] found = new double[2 * corners.size()];
    int count = 0;
    for (int i = 0; i < positions.length; i++) {
      double here = weights.dot(corners.get(i));
      double before = i == 0 ? 0 : weights.dot(corners.get(i - 1));
      if (before * here < 0) {
        double fraction = before / (before - here);
        found[count++] = positions[i - 1] + fraction * (positions[i] - positions[i - 1]);
      }
      if (here == 0 && weights.norm() > 0) {
        found[count++] = positions[i];
      }
    }
    return Arrays.stream(found, 0, count);
  }

  @Override
  public double[] grid() {
    return positions.clone();
  }

  @Override
  public double positionOf(List<Rational> input) {
    PlanePoint point = PlanePoint.of(input);
    double best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < positions.length; i++) {
      PlanePoint start = corners.get(i - 1);
      PlanePoint side = corners.get(i).minus(start);
      double along = point.minus(start).dot(side) / side.dot(side);
      double fraction = Math.min(Math.max(along, 0), 1);
      double distance = point.minus(start.towards(corners.get(i), fraction)).norm();
      if (distance < least) {
        least = distance;
        best = positions[i - 1] + fraction * (positions[i] - positions[i - 1]);
      }
    }
    return best;
  }

  @Override
  public List<AxisTick> ticks() {
    List<AxisTick> ticks = new ArrayList<>();
    IntStream.range(0, positions.length)
        .forEach(i -> ticks.add(new AxisTick(positions[i], corners.get(i).text())));
    return ticks;
  }

  @Override
  public String axisLabel() {
    return axisLabel;
  }
}
