package org.secateur.experiments.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.model.Domain;
import org.secateur.model.Rational;

/** Tolerances of layers against the tolerance of the network. */
final class ErrorSplitTest {
  private static final int[][] WIDTHS = {{2, 3, 2}, {3, 5, 4, 2}, {4, 2}};

  /** Whatever stays within the tolerances stays within the whole one. */
  @Test
  void networksWithinTheTolerancesAreWithinTheWhole() {
    for (long seed = 1; seed <= 8; seed++) {
      for (int[] widths : WIDTHS) {
        TicketTarget target = TinyTarget.random(seed, seed % 2 == 0, widths);
        for (Domain domain :
            List.of(TinyTarget.ball("1"), TinyTarget.box(widths[0], "-1/2", "2"))) {
          for (Split split : Split.values()) {
            Rational allowed = Rational.parse(seed % 3 == 0 ? "5" : "0.01");
            List<Rational> tolerances = new ErrorSplit(target, domain).tolerances(allowed, split);
            String context = "seed " + seed + ", " + target.chain() + ", " + domain + ", " + split;
            check(target, domain, tolerances, allowed, seed, context);
          }
        }
      }
    }
  }

  private static void check(
      TicketTarget target,
      Domain domain,
      List<Rational> tolerances,
      Rational allowed,
      long seed,
      String context) {
    SplittableRandom random = new SplittableRandom(seed);
    List<DenseLayer> moved = new ArrayList<>();
    for (int l = 0; l < target.depth(); l++) {
      DenseLayer layer = target.layer(l);
      // Rounded towards the weight, so that no weight is farther than the tolerance.
      double step = Math.nextDown(tolerances.get(l).doubleValue()) * (1 - 0x1p-30);
      double[] weights = layer.weights().clone();
      for (int i = 0; i < weights.length; i++) {
        weights[i] += random.nextBoolean() ? step : -step;
      }
      Optional<double[]> bias = layer.bias().map(double[]::clone);
      bias.ifPresent(b -> b[0] += step);
      moved.add(new DenseLayer(layer.name(), layer.outputs(), layer.inputs(), weights, bias));
    }
    LayerChain other = new LayerChain(moved);
    for (int i = 0; i < 30; i++) {
      List<Rational> input = TinyTarget.input(random, domain, target.layer(0).inputs());
      Rational error =
          TinyTarget.distance(
              TinyTarget.apply(other, input), TinyTarget.apply(target.chain(), input));
      assertTrue(error.compareTo(allowed) <= 0, context + ", input " + input + ": " + error);
    }
  }

  /** With norms and radius at most 1 it is ε / (2ℓ d_(i-1) d_i), as in the paper. */
  @Test
  void theProofsSplitIsThePapers() {
    double[] first = {0.25, 0, 0, 0.25, 0, 0};
    double[] second = {0.5, 0, 0};
    TicketTarget target =
        new TicketTarget(
            new LayerChain(
                List.of(
                    new DenseLayer("a", 3, 2, first, Optional.empty()),
                    new DenseLayer("b", 1, 3, second, Optional.empty()))));
    List<Rational> tolerances =
        new ErrorSplit(target, TinyTarget.ball("1")).tolerances(Rational.parse("0.3"), Split.PROOF);
    assertEquals(0.3 / (4 * 6), tolerances.get(0).doubleValue(), 1e-7);
    assertEquals(0.3 / (4 * 3), tolerances.get(1).doubleValue(), 1e-7);
    List<Rational> wider =
        new ErrorSplit(target, TinyTarget.ball("1"))
            .tolerances(Rational.parse("0.3"), Split.LEAST_SIZE);
    assertTrue(wider.get(0).compareTo(tolerances.get(0)) > 0, wider + ", " + tolerances);
    assertTrue(wider.get(1).compareTo(tolerances.get(1)) > 0, wider + ", " + tolerances);
  }

  /** The certificate of a ticket confirms what the split promises. */
  @Test
  void theCertificateConfirmsTheSplit() {
    for (long seed = 1; seed <= 4; seed++) {
      for (int[] widths : WIDTHS) {
        TicketTarget target = TinyTarget.random(seed, seed % 2 == 0, widths);
        Domain domain = TinyTarget.ball("1");
        for (Split split : Split.values()) {
          Rational allowed = Rational.parse("0.5");
          WeightGoal goal =
              new WeightGoal(
                  true,
                  OptionalInt.empty(),
                  new ErrorSplit(target, domain).tolerances(allowed, split));
          Ticket ticket =
              TinyRun.solve(target, TinyRun.vectors(target, 22, Sharing.ROW, seed), goal);
          String context = "seed " + seed + ", " + target.chain() + ", " + split;
          assertEquals(0, ticket.unreached(), context);
          double upper = ErrorBound.upper(ticket, domain);
          assertTrue(upper <= 0.5, context + ": " + upper);
        }
      }
    }
  }

  /** Scaling by the certificate keeps the promise and no more weights than without. */
  @Test
  void scaledTolerancesKeepFewerWeights() {
    long before = 0;
    long after = 0;
    for (long seed = 1; seed <= 6; seed++) {
      TicketTarget target = TinyTarget.random(seed, seed % 2 == 0, 3, 6, 3);
      Domain domain = TinyTarget.ball("1");
      Rational allowed = Rational.parse("0.2");
      WeightGoal goal =
          new WeightGoal(
              true,
              OptionalInt.empty(),
              new ErrorSplit(target, domain).tolerances(allowed, Split.CERTIFIED));
      TicketProblem start =
          new TicketProblem(target, TinyRun.vectors(target, 16, Sharing.ROW, seed), goal);
      Ticket ticket =
          new CertifiedScaling(domain, allowed, (p, t) -> TinyRun.solve(p, 2, Optional.empty()))
              .solve(start);
      assertTrue(ErrorBound.upper(ticket, domain) <= 0.2, "seed " + seed);
      long unscaled = TinyRun.solve(start, 2, Optional.empty()).kept();
      assertTrue(ticket.kept() <= unscaled, "seed " + seed + ": " + ticket.kept());
      before += unscaled;
      after += ticket.kept();
    }
    assertTrue(after < before * 0.9, before + " before, " + after + " after");
  }

  /** What no factor can bring within is given back as it came out last, or as it was stopped. */
  @Test
  void scalingWithoutSuccess() {
    TicketTarget target = TinyTarget.random(1, false, 2, 2);
    Domain domain = TinyTarget.ball("1");
    VectorSource source = VectorSource.given(target, 1, Sharing.LAYER, List.of(new double[] {100}));
    TicketProblem start = new TicketProblem(target, source, TinyRun.leastSize(target, "0.001"));
    Ticket ticket =
        new CertifiedScaling(
                domain, Rational.parse("0.001"), (p, t) -> TinyRun.solve(p, 1, Optional.empty()))
            .solve(start);
    assertTrue(ticket.isWhole() && ticket.unreached() > 0);
  }

  @Test
  void layersWithoutInfluenceAndTolerancesWithoutDoubles() {
    TicketTarget zero =
        new TicketTarget(
            new LayerChain(
                List.of(
                    new DenseLayer("a", 2, 2, new double[4], Optional.empty()),
                    new DenseLayer("b", 1, 2, new double[2], Optional.empty()))));
    ErrorSplit split = new ErrorSplit(zero, TinyTarget.ball("1"));
    for (Split kind : Split.values()) {
      for (Rational tolerance : split.tolerances(Rational.ONE, kind)) {
        assertTrue(tolerance.signum() > 0, kind + ": " + tolerance);
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> split.tolerances(Rational.parse("1e-400"), Split.LEAST_SIZE));
  }

  @Test
  void theTheoremsWidthSolvesItsInequality() {
    Rational quarter = Rational.of(1, 4);
    Rational error = Rational.parse("0.01");
    long n = TheoremWidth.samples(2, 50, 100, quarter, error).orElseThrow().longValueExact();
    double entropy = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / Math.log(2);
    assertTrue(n * entropy >= square(n), "n = " + n);
    assertTrue((n - 1) * entropy < square(n - 1), "n = " + n);
    assertEquals(Optional.empty(), TheoremWidth.samples(2, 50, 100, Rational.ZERO, error));
    assertEquals(Optional.empty(), TheoremWidth.samples(2, 50, 100, Rational.ONE, error));
    assertEquals(Optional.empty(), TheoremWidth.samples(2, 50, 100, quarter, Rational.ONE));
  }

  private static double square(long n) {
    double bits = Math.log(2 * 2 * 5000.0 * 0.25 * n / 0.01) / Math.log(2);
    return bits * bits;
  }
}
