package org.secateur.experiments.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.oracle.WorstCase;
import org.secateur.solver.oracle.WorstInput;

/** Whole tickets of small targets: the written network, the exact error, and the bounds of it. */
final class TicketErrorTest {
  private static final long[] SEEDS = {1, 2, 3, 4, 5, 6};

  /** A case with all that a failure should print. */
  private record Case(String text, Ticket ticket, Domain domain) {
    TicketTarget target() {
      return ticket.problem().target();
    }
  }

  private static List<Domain> domains(int inputs) {
    return List.of(
        TinyTarget.ball("1"),
        TinyTarget.ball("5/3"),
        TinyTarget.box(inputs, "0", "1"),
        TinyTarget.box(inputs, "-1", "1"),
        TinyTarget.box(inputs, "-1/3", "2/3"),
        TinyTarget.box(inputs, "-2", "-1"));
  }

  private static List<Case> cases(boolean biased, int... widths) {
    List<Case> cases = new ArrayList<>();
    for (long seed : SEEDS) {
      TicketTarget target = TinyTarget.random(seed, biased, widths);
      for (Domain domain : domains(widths[0])) {
        String text =
            "seed " + seed + ", " + target.chain() + weights(target.chain()) + ", " + domain;
        WeightGoal goal = seed % 2 == 0 ? TinyRun.leastError() : TinyRun.leastSize(target, "1/16");
        Ticket dense = TinyRun.solve(target, TinyRun.vectors(target, 8, Sharing.ROW, seed), goal);
        cases.add(new Case("per weight, " + text, dense, domain));
        Ticket gadget = TinyRun.solve(target, TinyRun.gadget(target, 9, domain, seed), goal);
        cases.add(new Case("gadget, " + text, gadget, domain));
      }
    }
    return cases;
  }

  private static String weights(LayerChain chain) {
    return chain.layers().stream()
        .map(l -> RationalMatrix.ofDoubles(l.outputs(), l.inputs(), l.weights()))
        .toList()
        .toString();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theWrittenNetworkIsTheTicket(boolean biased) {
    for (int[] widths : new int[][] {{2, 3, 2}, {3, 4, 2, 1}, {2, 2}}) {
      for (Case c : cases(biased, widths)) {
        TicketNetwork network = TicketNetwork.of(c.ticket);
        SplittableRandom random = new SplittableRandom(99);
        for (int i = 0; i < 5; i++) {
          List<Rational> input = TinyTarget.input(random, c.domain, widths[0]);
          List<Rational> outputs = TinyTarget.apply(network.chain(), input);
          List<Rational> exact = ExactForward.ticket(c.ticket, input);
          String at = c.text + ", input " + input;
          if (c.ticket.problem().source() instanceof GadgetSource) {
            assertEquals(outputs, exact, at);
          } else {
            // Sums of samples of 53 bits are rounded when they are written as doubles.
            assertTrue(TinyTarget.distance(outputs, exact).compareTo(Rational.of(0x1p-45)) < 0, at);
          }
          double[] x = input.stream().mapToDouble(Rational::doubleValue).toArray();
          double[] run = network.apply(x);
          for (int r = 0; r < run.length; r++) {
            assertEquals(exact.get(r).doubleValue(), run[r], 1e-12, at);
          }
          assertEquals(
              TinyTarget.apply(c.target().chain(), input),
              ExactForward.target(c.target(), input),
              at);
        }
      }
    }
  }

  /** Only layers and neurons of the random network are kept, and as many as are counted. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theGadgetKeepsWhatItCounts(boolean biased) {
    for (Case c : cases(biased, 2, 3, 2)) {
      if (c.ticket.problem().source() instanceof GadgetSource) {
        TicketNetwork network = TicketNetwork.of(c.ticket);
        long total = 0;
        for (int l = 0; l < network.parts().size(); l++) {
          DenseLayer layer = network.chain().layers().get(l);
          long nonzero = java.util.Arrays.stream(layer.weights()).filter(w -> w != 0).count();
          nonzero +=
              layer
                  .bias()
                  .map(b -> java.util.Arrays.stream(b).filter(w -> w != 0).count())
                  .orElse(0L);
          assertEquals(network.parts().get(l).kept(), nonzero, c.text + ", layer " + l);
          total += network.parts().get(l).weights();
        }
        assertEquals(c.ticket.problem().source().size(), total, c.text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void boundsHoldTheErrorBetweenThem(boolean biased) {
    for (int[] widths : new int[][] {{2, 3, 2}, {3, 4, 2, 1}, {2, 2}}) {
      for (Case c : cases(biased, widths)) {
        Rational upper = Rational.of(ErrorBound.upper(c.ticket, c.domain));
        WorstCase lower = ErrorSearch.lower(c.ticket, c.domain, 1);
        assertTrue(lower.error().compareTo(upper) <= 0, c.text + ", " + lower + " > " + upper);
        Optional<WorstCase> exact = ExactError.of(c.ticket, c.domain);
        exact.ifPresent(
            e -> {
              assertTrue(lower.error().compareTo(e.error()) <= 0, c.text + ", " + lower);
              assertTrue(e.error().compareTo(upper) <= 0, c.text + ", " + e + " > " + upper);
            });
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20; i++) {
          List<Rational> input = TinyTarget.input(random, c.domain, widths[0]);
          Rational error = ExactForward.error(c.ticket, input);
          ExactReal most = exact.isPresent() ? exact.get().error() : upper;
          assertTrue(error.compareTo(most) <= 0, c.text + ", input " + input + ": " + error);
        }
      }
    }
  }

  /** For two layers the error is exact, and attained by the network that is written. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void smallTicketsHaveTheirExactError(boolean biased) {
    for (Case c : cases(biased, 2, 3, 2)) {
      boolean gadget = c.ticket.problem().source() instanceof GadgetSource;
      boolean ball = c.domain instanceof Domain.Ball;
      Optional<WorstCase> exact = ExactError.of(c.ticket, c.domain);
      assertEquals(!(ball && (gadget || biased)), exact.isPresent(), c.text);
      if (exact.isPresent() && !ball) {
        LayerChain written = TicketNetwork.of(c.ticket).chain();
        List<Rational> input = exact.get().input();
        Rational there =
            TinyTarget.distance(
                TinyTarget.apply(written, input), TinyTarget.apply(c.target().chain(), input));
        Rational gap = there.subtract((Rational) exact.get().error()).abs();
        Rational allowed = gadget ? Rational.ZERO : Rational.of(0x1p-45);
        assertTrue(gap.compareTo(allowed) <= 0, c.text + ", gap " + gap);
      }
      if (exact.isPresent() && !gadget && !biased) {
        assertEquals(oracle(c), exact.get().error(), c.text);
      }
    }
  }

  /** The oracle on networks that are put together here, from masks and samples alone. */
  private static ExactReal oracle(Case c) {
    List<RationalMatrix> layers = new ArrayList<>();
    for (int l = 0; l < 2; l++) {
      TicketLayer layer = c.ticket.layers().get(l);
      List<List<Rational>> rows = new ArrayList<>();
      for (int r = 0; r < layer.rows(); r++) {
        RationalMatrix samples = c.ticket.problem().source().row(l, r).of(0, 0);
        List<Rational> row = new ArrayList<>();
        for (int k = 0; k < layer.columns(); k++) {
          Rational sum = Rational.ZERO;
          for (int i = 0; i < samples.rows(); i++) {
            boolean kept = (layer.masks()[r * layer.columns() + k] >> i & 1) != 0;
            sum = kept ? sum.add(samples.get(i, 0)) : sum;
          }
          row.add(sum);
        }
        rows.add(row);
      }
      layers.add(RationalMatrix.of(rows, layer.columns()));
    }
    Network ours = new Network(layers.get(0), layers.get(1), Activation.IDENTITY);
    Network theirs = new Network(c.target().weights(0), c.target().weights(1), Activation.IDENTITY);
    return WorstInput.of(ours, theirs, c.domain).error();
  }
}
