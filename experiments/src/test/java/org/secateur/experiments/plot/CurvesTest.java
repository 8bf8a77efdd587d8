package org.secateur.experiments.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.oracle.WorstCase;
import org.secateur.solver.oracle.WorstInput;

/** What is drawn against exact evaluation. */
final class CurvesTest {
  private static final double ROUNDING = 1e-9;

  private static List<Domain> polygons() {
    return List.of(
        PlaneInstances.SQUARE,
        new Domain.Ball(Domain.Norm.ONE, Rational.of(3, 2)),
        new Domain.Box(
            List.of(Rational.of(1, 2), Rational.of(-1)),
            List.of(Rational.of(2), Rational.of(1, 3))),
        new Domain.Box(PlaneInstances.numbers(-1, 1), PlaneInstances.numbers(2, 1)),
        new Domain.Box(PlaneInstances.numbers(0, -1), PlaneInstances.numbers(0, 2)),
        new Domain.Box(PlaneInstances.numbers(1, 1), PlaneInstances.numbers(1, 1)),
        new Domain.Ball(Domain.Norm.ONE, Rational.ZERO),
        new Domain.Points(PlaneInstances.random(9, 30, 2, 1, Activation.IDENTITY).hidden()));
  }

  /** Sampled at all kinks, the highest sample is the exact error, at the exact worst input. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theHighestSampleIsTheExactError(long seed) {
    for (Domain domain : polygons()) {
      for (Activation activation : Activation.values()) {
        Network pruned = PlaneInstances.random(seed, (int) (3 * seed), 2, 2, activation);
        Network target = PlaneInstances.random(seed + 100, 3, 2, 2, Activation.RELU);
        Boundary boundary = Boundary.of(domain);
        Curves curves = Curves.of(boundary, target, Optional.of(pruned));
        WorstCase exact = WorstInput.of(pruned, target, domain);
        String context = "seed " + seed + ", " + domain + ", " + activation;
        double drawn = Math.max(curves.error(0), curves.error(1));
        assertEquals(exact.error().doubleValue(), drawn, ROUNDING, context);
        double worst = boundary.positionOf(exact.input());
        int at = nearest(curves.positions(), worst);
        double there =
            Math.max(Math.abs(curves.difference(0)[at]), Math.abs(curves.difference(1)[at]));
        assertEquals(drawn, there, ROUNDING, context);
      }
    }
  }

  private static int nearest(double[] positions, double position) {
    return IntStream.range(0, positions.length)
        .boxed()
        .min((a, b) -> Double.compare(gap(positions, a, position), gap(positions, b, position)))
        .orElseThrow();
  }

  private static double gap(double[] positions, int at, double position) {
    return Math.abs(positions[at] - position);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void aCircleIsSampledDenselyEnough(long seed) {
    Domain ball = new Domain.Ball(Domain.Norm.TWO, Rational.of(2));
    Network pruned = PlaneInstances.random(seed, 25, 2, 1, Activation.RELU);
    Network target = PlaneInstances.random(seed + 100, 4, 2, 1, Activation.IDENTITY);
    Curves curves = Curves.of(Boundary.of(ball), target, Optional.of(pruned));
    double exact = WorstInput.of(pruned, target, ball).error().doubleValue();
    assertTrue(curves.error(0) <= exact + ROUNDING, () -> "seed " + seed);
    assertTrue(curves.error(0) >= exact * (1 - 1e-4), () -> "seed " + seed);
  }

  /** The sweep over the kinks against the definition, everywhere and not just where it is worst. */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void samplesAreTheNetworksValues(long seed) {
    Network network = PlaneInstances.random(seed, 40, 2, 2, Activation.RELU);
    for (Domain domain :
        List.of(PlaneInstances.SQUARE, new Domain.Ball(Domain.Norm.TWO, Rational.ONE))) {
      Boundary boundary = Boundary.of(domain);
      Curves curves = Curves.of(boundary, network, Optional.empty());
      for (int j = 0; j < curves.positions().length; j++) {
        PlanePoint x = boundary.at(curves.positions()[j]);
        List<Rational> exact = network.apply(List.of(Rational.of(x.x()), Rational.of(x.y())));
        String context = "seed " + seed + " at " + x;
        assertEquals(exact.get(0).doubleValue(), curves.target()[0][j], ROUNDING, context);
        assertEquals(exact.get(1).doubleValue(), curves.target()[1][j], ROUNDING, context);
      }
    }
  }

  @Test
  void hyperplanesThroughCornersAndAlongSidesAreKinksThere() {
    Boundary square = Boundary.of(PlaneInstances.SQUARE);
    assertEquals(
        List.of(0.0, 4.0, 8.0), square.kinks(new PlanePoint(1, -1)).sorted().boxed().toList());
    assertEquals(List.of(1.0, 5.0), square.kinks(new PlanePoint(3, 0)).boxed().toList());
    assertEquals(0, square.kinks(new PlanePoint(0, 0)).count());
    Boundary off =
        Boundary.of(new Domain.Box(PlaneInstances.numbers(0, 1), PlaneInstances.numbers(1, 2)));
    assertEquals(List.of(0.0, 3.0, 4.0), off.kinks(new PlanePoint(1, 0)).boxed().toList());
    Network along =
        new Network(
            RationalMatrix.of(List.of(PlaneInstances.numbers(1, 0)), 2),
            RationalMatrix.of(List.of(PlaneInstances.numbers(1)), 1),
            Activation.IDENTITY);
    Curves curves = Curves.of(off, along, Optional.empty());
    assertEquals(List.of(0.0, 1.0, 1.0, 0.0, 0.0), boxed(curves.target()[0]));
  }

  private static List<Double> boxed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  @Test
  void thinningKeepsTheInk() {
    double[] positions = IntStream.range(0, 10_000).mapToDouble(i -> i / 9_999.0).toArray();
    double[] values = IntStream.range(0, 10_000).mapToDouble(i -> i == 4_321 ? 7 : i % 3).toArray();
    int[] kept = Thinning.of(positions, values, 1, 100).indices();
    assertTrue(kept.length <= 400, () -> kept.length + " samples");
    assertTrue(IntStream.of(kept).anyMatch(j -> j == 4_321));
    assertEquals(0, kept[0]);
    assertEquals(9_999, kept[kept.length - 1]);
    double[] few = {0, 0.5, 0.5, 1};
    assertEquals(4, Thinning.of(few, few, 1, 100).indices().length);
  }
}
