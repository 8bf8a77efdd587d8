package org.secateur.experiments.plot;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.model.Domain;
import org.secateur.model.Rational;

/**
 * The inputs of a domain of the plane that are drawn, laid out on a line: a position is a number
 * from 0 to {@link #length}. Networks without biases attain their errors on the boundary, so the
 * boundary is all that there is to see.
 *
 * <p>All of it is in doubles: a picture decides nothing.
 */
sealed interface Boundary permits PolygonBoundary, CircleBoundary, PointSequence {
  static Boundary of(Domain domain) {
    if (domain instanceof Domain.Points points) {
      return new PointSequence(
          IntStream.range(0, points.points().rows())
              .mapToObj(i -> PlanePoint.of(points.points().row(i)))
              .toList());
    }
    if (domain instanceof Domain.Ball ball) {
      double radius = ball.radius().doubleValue();
      if (ball.radius().signum() == 0) {
        return new PointSequence(List.of(new PlanePoint(0, 0)));
      }
      return ball.norm() == Domain.Norm.TWO
          ? new CircleBoundary(radius)
          : PolygonBoundary.ofDiamond(radius);
    }
    Domain.Box box = (Domain.Box) domain;
    PlanePoint lower = PlanePoint.of(box.lower());
    PlanePoint upper = PlanePoint.of(box.upper());
    return lower.equals(upper)
        ? new PointSequence(List.of(lower))
        : PolygonBoundary.ofBox(lower, upper);
  }

  /** The numbers that a domain is made of. */
  static Stream<Rational> named(Domain domain) {
    if (domain instanceof Domain.Points points) {
      return IntStream.range(0, points.points().rows())
          .boxed()
          .flatMap(i -> points.points().row(i).stream());
    }
    return domain instanceof Domain.Box box
        ? Stream.concat(box.lower().stream(), box.upper().stream())
        : Stream.of(((Domain.Ball) domain).radius());
  }

  /** The last position; the first is 0. */
  double length();

  /** The input at a position. */
  PlanePoint at(double position);

  /** Where a neuron of these weights changes between on and off; empty for finite points. */
  DoubleStream kinks(PlanePoint weights);

  /** Positions that every curve is sampled at, besides its kinks; ascending. */
  double[] grid();

  /** The position of an input of the domain, or of the one next to it. */
  double positionOf(List<Rational> input);

  /** What is written along the axis. */
  List<AxisTick> ticks();

  /** What the axis shows. */
  String axisLabel();

  /** A place on the axis with a name. */
  record AxisTick(double position, String label) {}
}
