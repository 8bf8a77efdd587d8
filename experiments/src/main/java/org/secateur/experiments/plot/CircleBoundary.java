package org.secateur.experiments.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.secateur.model.Rational;

/**
 * The circle around a ball of the 2-norm, by angle.
 *
 * @param radius above 0
 */
record CircleBoundary(double radius) implements Boundary {
  /** Between kinks a network is a sine: half a degree apart its chords look round. */
  private static final int CHORDS = 720;

  @Override
  public double length() {
    return 2 * Math.PI;
  }

  @Override
  public PlanePoint at(double position) {
    return new PlanePoint(radius * Math.cos(position), radius * Math.sin(position));
  }

  @Override
  public DoubleStream kinks(PlanePoint weights) {
    if (weights.norm() == 0) {
      return DoubleStream.empty();
    }
    double one = angle(-weights.y(), weights.x());
    double other = one < Math.PI ? one + Math.PI : one - Math.PI;
    return DoubleStream.of(one, other);
  }

  @Override
  public double[] grid() {
    return IntStream.rangeClosed(0, CHORDS).mapToDouble(i -> length() * i / CHORDS).toArray();
  }

  /** Every positive multiple of an input is at its angle. */
  @Override
  public double positionOf(List<Rational> input) {
    PlanePoint point = PlanePoint.of(input);
    return angle(point.x(), point.y());
  }

  private static double angle(double x, double y) {
    double angle = Math.atan2(y, x);
    // Adding 0 makes 0 of -0, which would not be found among positions.
    return angle < 0 ? angle + 2 * Math.PI : angle + 0.0;
  }

  @Override
  public List<AxisTick> ticks() {
    List<String> labels = List.of("0", "π/2", "π", "3π/2", "2π");
    return IntStream.range(0, labels.size())
        .mapToObj(i -> new AxisTick(i * Math.PI / 2, labels.get(i)))
        .toList();
  }

  @Override
  public String axisLabel() {
    return "once around the boundary of the ball, counterclockwise, by angle";
  }
}
