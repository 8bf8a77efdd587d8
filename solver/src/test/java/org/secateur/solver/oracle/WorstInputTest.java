package org.secateur.solver.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.SmallCase.Shape;

/** The exact error against brute force and against samples. */
final class WorstInputTest {
  private static final int[] CASES = {0, 60, 40, 12};

  @ParameterizedTest
  @EnumSource(Shape.class)
  void agreesWithBruteForce(Shape shape) {
    for (int d = 1; d <= 3; d++) {
      for (Activation first : Activation.values()) {
        for (Activation second : Activation.values()) {
          for (int i = 0; i < CASES[d]; i++) {
            SmallCase given = SmallCase.of(1000L * d + i, d, shape, first, second);
            WorstCase worst = given.worst();
            assertEquals(SlowOracle.error(given), worst.error(), given.toString());
            assertAttained(given, worst);
          }
        }
      }
    }
  }

  @Test
  void agreesWithBruteForceOverTheBallInFourDimensions() {
    for (Activation first : Activation.values()) {
      for (int seed = 0; seed < 4; seed++) {
        SmallCase given = SmallCase.of(seed, 4, Shape.BALL_TWO, first, Activation.IDENTITY);
        assertEquals(SlowOracle.error(given), given.worst().error(), given.toString());
      }
    }
  }

  private static void assertAttained(SmallCase given, WorstCase worst) {
    assertTrue(given.holds(worst.input()), given + " " + worst);
    Rational square = given.errorAt(worst.input()).square();
    if (given.domain() instanceof Domain.Ball ball && ball.norm() == Domain.Norm.TWO) {
      Rational length =
          worst.input().stream().map(Rational::square).reduce(Rational.ZERO, Rational::add);
      square = square.multiply(ball.radius().square()).divide(length);
    }
    assertEquals(worst.error().square(), square, given + " " + worst);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void noSampleExceedsIt(Shape shape) {
    for (int d = 1; d <= 4; d++) {
      for (int seed = 0; seed < 12; seed++) {
        Activation first = Activation.values()[seed % 2];
        Activation second = Activation.values()[seed / 2 % 2];
        SmallCase given = SmallCase.of(seed, d, shape, first, second);
        WorstCase worst = given.worst();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
          List<Rational> input = given.sample(random);
          assertTrue(
              given.errorAt(input).compareTo(worst.error()) <= 0,
              given + " " + worst + " exceeded at " + input);
        }
      }
    }
  }

  /** 6000 angles are within 0.1 % of the worst one: the error has slope at most ‖c‖ there. */
  @Test
  void denseSamplesOfTheCircleComeNear() {
    for (int seed = 0; seed < 20; seed++) {
      SmallCase given =
          SmallCase.of(seed, 2, Shape.BALL_TWO, Activation.RELU, Activation.values()[seed % 2]);
      Rational radius = ((Domain.Ball) given.domain()).radius();
      double most = 0;
      for (int i = 0; i < 6000; i++) {
        double angle = 2 * Math.PI * i / 6000;
        List<Rational> input =
            List.of(
                Rational.of(Math.cos(angle)).multiply(radius),
                Rational.of(Math.sin(angle)).multiply(radius));
        most = Math.max(most, given.errorAt(input).doubleValue());
      }
      double exact = given.worst().error().doubleValue();
      double slope = 60 * radius.doubleValue();
      assertTrue(most <= exact * (1 + 1e-9), given + " " + most + " > " + exact);
      assertTrue(exact - most <= slope * 2 * Math.PI / 6000, given + " " + most + " < " + exact);
    }
  }
}
