package org.secateur.tests.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SquareRoot;
import org.secateur.solver.oracle.WorstInput;

/**
 * The checker's and the solver's evaluation of masks share no code; here they have to agree
 * exactly, on all domains, activations and granularities.
 */
final class EvaluationAgreementTest {
  private static final Rational SLIGHTLY_LESS = Rational.of(999_999, 1_000_000);

  private static List<Rational> numbers(Random random, int length) {
    List<Rational> numbers = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      numbers.add(Rational.of(random.nextInt(9) - 4, 1 + random.nextInt(3)));
    }
    return numbers;
  }

  private static RationalMatrix matrix(Random random, int rows, int columns) {
    List<List<Rational>> all = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      boolean repeats = r > 0 && random.nextInt(6) == 0;
      all.add(repeats ? all.get(r - 1) : numbers(random, columns));
    }
    return RationalMatrix.of(all, columns);
  }

  private static Network network(Random random, int n, int d, int m) {
    Activation activation = random.nextBoolean() ? Activation.RELU : Activation.IDENTITY;
    return new Network(matrix(random, n, d), matrix(random, m, n), activation);
  }

  private static Domain domain(Random random, String kind, int d) {
    Rational radius = Rational.of(1 + random.nextInt(5), 2);
    return switch (kind) {
      case "ball1" -> new Domain.Ball(Domain.Norm.ONE, radius);
      case "ball2" -> new Domain.Ball(Domain.Norm.TWO, radius);
      case "cube" ->
          new Domain.Box(Collections.nCopies(d, radius.negate()), Collections.nCopies(d, radius));
      case "points" -> new Domain.Points(matrix(random, 3, d));
      default -> {
        List<Rational> lower = numbers(random, d);
        List<Rational> upper = new ArrayList<>();
        for (Rational low : lower) {
          boolean flat = kind.equals("flat") && random.nextBoolean();
          upper.add(flat ? low : low.add(radius));
        }
        yield new Domain.Box(lower, upper);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({
    "box, 1, 40",
    "box, 2, 40",
    "box, 3, 15",
    "cube, 2, 40",
    "cube, 3, 15",
    "cube, 4, 4",
    "flat, 1, 20",
    "flat, 2, 40",
    "flat, 3, 20",
    "ball1, 1, 20",
    "ball1, 2, 40",
    "ball1, 3, 10",
    "ball2, 1, 20",
    "ball2, 2, 80",
    "ball2, 3, 25",
    "points, 3, 20"
  })
  void theErrorsAreEqual(String kind, int d, int cases) {
    int positive = 0;
    for (long seed = 0; seed < cases; seed++) {
      Random random = new Random(seed);
      int m = 1 + random.nextInt(2);
      int n = 1 + random.nextInt(3);
      NetworkPruningInstance instance =
          new NetworkPruningInstance(
              network(random, n, d, m),
              network(random, 1 + random.nextInt(2), d, m),
              domain(random, kind, d),
              random.nextBoolean() ? Granularity.WEIGHT : Granularity.NEURON,
              Optional.empty(),
              Optional.empty(),
              Objective.MIN_ERROR,
              Optional.empty());
      int items = instance.maskLength();
      Mask mask = Mask.ofBits(items, random.nextLong() & (1L << items) - 1);
      Incumbent incumbent = WorstInput.of(instance, mask);
      positive += incumbent.error().signum();
      assertAgreement(
          instance, incumbent, kind + ", d = " + d + ", seed " + seed + ", " + instance);
    }
    assertTrue(positive > cases / 2, "too many errors are 0");
  }

  private static void assertAgreement(
      NetworkPruningInstance instance, Incumbent incumbent, String asked) {
    byte[] file = Certificates.instance(instance);
    CheckReport report = check(instance, file, incumbent);
    assertEquals(Verdict.VALID, report.verdict(), asked + report);
    if (incumbent.error().signum() > 0) {
      ExactReal less = SquareRoot.of(incumbent.error().square().multiply(SLIGHTLY_LESS));
      CheckReport rejected = check(instance, file, new Incumbent(incumbent.mask(), less));
      assertEquals(
          "witness has error " + incumbent.error() + ", expected at most " + less,
          rejected.message(),
          asked + rejected);
    }
  }

  private static CheckReport check(
      NetworkPruningInstance instance, byte[] file, Incumbent incumbent) {
    byte[] certificate =
        Certificates.certificate(instance, Optional.of(incumbent), false, steps -> {});
    return Certificates.check(file, certificate);
  }
}
