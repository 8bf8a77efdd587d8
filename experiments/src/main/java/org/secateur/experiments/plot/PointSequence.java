package org.secateur.experiments.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.secateur.model.Rational;

/**
 * Finitely many points, in the order of the instance: the position is the index.
 *
 * @param points at least one
 */
record PointSequence(List<PlanePoint> points) implements Boundary {
  private static final int MOST_NAMED = 8;
  private static final int MOST_TICKS = 20;

  PointSequence {
    points = List.copyOf(points);
  }

  @Override
  public double length() {
    return points.size() - 1.0;
  }

  @Override
  public PlanePoint at(double position) {
    return points.get((int) position);
  }

  @Override
  public DoubleStream kinks(PlanePoint weights) {
    return DoubleStream.empty();
  }

  @Override
  public double[] grid() {
    return IntStream.range(0, points.size()).asDoubleStream().toArray();
  }

  @Override
  public double positionOf(List<Rational> input) {
    PlanePoint point = PlanePoint.of(input);
    int best = 0;
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).minus(point).norm() < points.get(best).minus(point).norm()) {
        best = i;
      }
    }
    return best;
  }

  @Override
  public List<AxisTick> ticks() {
    boolean named = points.size() <= MOST_NAMED;
    int step = Math.max(1, (points.size() + MOST_TICKS - 1) / MOST_TICKS);
    return IntStream.iterate(0, i -> i < points.size(), i -> i + step)
        .mapToObj(i -> new AxisTick(i, named ? points.get(i).text() : Integer.toString(i)))
        .toList();
  }

  @Override
  public String axisLabel() {
    return "points of the domain, in the order of the instance";
  }
}
