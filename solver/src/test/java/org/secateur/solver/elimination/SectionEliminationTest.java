package org.secateur.solver.elimination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.Status;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.Reduced;
import org.secateur.solver.refutation.RootStep;
import org.secateur.solver.search.SelectionSolver;

/** What plane sections drop or refute against all masks. */
final class SectionEliminationTest {
  private static final List<Domain> DOMAINS =
      List.of(
          box(-1, 1, -1, 1, -1, 1),
          box(-2, 3, -1, 1, -1, 2),
          box(-1, 1, -1, 1, 0, 0),
          box(-1, 1, -2, 1, 0, 1),
          new Domain.Ball(Domain.Norm.ONE, Rational.of(4, 3)),
          new Domain.Ball(Domain.Norm.TWO, Rational.of(3, 2)));

  private static Domain box(long... ends) {
    return new Domain.Box(
        IntStream.range(0, 3).mapToObj(j -> Rational.of(ends[2 * j])).toList(),
        IntStream.range(0, 3).mapToObj(j -> Rational.of(ends[2 * j + 1])).toList());
  }

  private static NetworkPruningInstance instance(
      Random random, int neurons, int outputs, Granularity granularity, Activation activation) {
    int size = 2 + random.nextInt(30);
    int least = activation == Activation.RELU && random.nextBoolean() ? 0 : -size;
    Network network =
        new Network(
            random.nextBoolean()
                ? matrix(random, neurons, 3, -size, size)
                : cluster(random, neurons, size),
            matrix(random, outputs, neurons, least, size),
            activation);
    int width = 1 + random.nextInt(2);
    boolean isPlanted = random.nextBoolean();
    Network target =
        isPlanted
            ? network.keeping(Mask.ofKept(neurons, 0))
            : new Network(
                matrix(random, width, 3, -size, size),
                matrix(random, outputs, width, least, size),
                activation);
    return new NetworkPruningInstance(
        network,
        target,
        DOMAINS.get(random.nextInt(DOMAINS.size())),
        granularity,
        Optional.empty(),
        Optional.of(Rational.ONE),
        Objective.DECIDE,
        Optional.empty());
  }

  private static RationalMatrix matrix(Random random, int rows, int columns, int least, int most) {
    BigInteger[] numerators = new BigInteger[rows * columns];
    for (int i = 0; i < numerators.length; i++) {
      numerators[i] = BigInteger.valueOf(least + random.nextInt(most - least + 1));
    }
    return RationalMatrix.ofNumerators(rows, columns, BigInteger.valueOf(8), numerators);
  }

  /** Directions near to each other, whose kinks leave each other little room. */
  private static RationalMatrix cluster(Random random, int rows, int size) {
    int[] center = random.ints(3, -size, size + 1).toArray();
    BigInteger[] numerators = new BigInteger[3 * rows];
    for (int i = 0; i < numerators.length; i++) {
      numerators[i] = BigInteger.valueOf(16L * center[i % 3] + random.nextInt(5) - 2);
    }
    return RationalMatrix.ofNumerators(rows, 3, BigInteger.valueOf(128), numerators);
  }

  private static List<Incumbent> all(NetworkPruningInstance instance) {
    List<Incumbent> all = new ArrayList<>();
    for (long bits = 0; bits < 1L << instance.maskLength(); bits++) {
      all.add(WorstInput.of(instance, Mask.ofBits(instance.maskLength(), bits)));
    }
    all.sort((a, b) -> a.error().compareTo(b.error()));
    return all;
  }

  /** At which a few masks are left, one, and none. */
  private static List<Threshold> thresholds(List<Incumbent> sorted) {
    Rational least = Threshold.atMost(sorted.get(0).error()).above();
    return List.of(
        Threshold.atMost(sorted.get(0).error()),
        Threshold.below(sorted.get(1).error()),
        Threshold.atMost(sorted.get(5).error()),
        Threshold.atMost(least.multiply(Rational.of(1, 2))),
        Threshold.atMost(least.multiply(Rational.of(1, 8))));
  }

  private static Budget budget() {
    return new Budget(SearchLimits.none(1), SearchListener.SILENT);
  }

  @ParameterizedTest
  @CsvSource({
    "NEURON, IDENTITY, 6, 50",
    "NEURON, RELU, 5, 40",
    "WEIGHT, IDENTITY, 2, 30",
    "WEIGHT, RELU, 2, 20"
  })
  void noMaskWithinTheThresholdIsLost(
      Granularity granularity, Activation activation, int neurons, int cases) {
    int gone = 0;
    int refuted = 0;
    for (long seed = 1; seed <= cases; seed++) {
      Random random = new Random(seed);
      int outputs = granularity == Granularity.NEURON ? 1 + random.nextInt(2) : 1;
      NetworkPruningInstance instance = instance(random, neurons, outputs, granularity, activation);
      NetworkSelection selection = NetworkSelection.of(instance);
      List<Incumbent> all = all(instance);
      for (Threshold threshold : thresholds(all)) {
        String of = "seed " + seed + ", " + threshold + ", " + instance;
        NetworkSelection kinks =
            SectionElimination.withoutKinks(selection, threshold, false).rest();
        Optional<NetworkSelection> windows = SectionElimination.of(selection, threshold, budget());
        gone += selection.options() - kinks.options();
        refuted += windows.isEmpty() ? 1 : 0;
        for (Incumbent mask : all) {
          if (threshold.admits(mask.error())) {
            int[] chosen = selection.chosen(mask.mask());
            assertEquals(chosen.length, kinks.chosen(mask.mask()).length, of);
            assertTrue(windows.isPresent(), of);
            assertEquals(chosen.length, windows.get().chosen(mask.mask()).length, of);
          }
        }
      }
    }
    assertTrue(gone > 20 && refuted > 3, gone + " gone, " + refuted + " refuted");
  }

  /** Orders and signs of coordinates, with the domain's, are a matter of names. */
  @Test
  void renamedCoordinatesChangeNoAnswer() {
    int infeasible = 0;
    for (long seed = 1; seed <= 40; seed++) {
      Random random = new Random(seed);
      NetworkPruningInstance drawn =
          instance(random, 7, 1, Granularity.NEURON, Activation.IDENTITY);
      NetworkPruningInstance instance = within(drawn, Rational.of(random.nextInt(30), 16));
      List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
      Collections.shuffle(order, random);
      int[] signs = random.ints(3, 0, 2).map(bit -> 2 * bit - 1).toArray();
      Status expected = status(instance);
      assertEquals(
          expected,
          status(renamed(instance, order, signs)),
          "seed " + seed + ", order " + order + ", " + instance);
      infeasible += expected == Status.INFEASIBLE ? 1 : 0;
    }
    assertTrue(infeasible > 5 && infeasible < 35, infeasible + " infeasible");
  }

  private static Status status(NetworkPruningInstance instance) {
    return new SelectionSolver()
        .solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT)
        .answers()
        .get(0)
        .status();
  }

  private static NetworkPruningInstance within(
      NetworkPruningInstance instance, Rational tolerance) {
    return new NetworkPruningInstance(
        instance.network(),
        instance.target(),
        instance.domain(),
        instance.granularity(),
        instance.sizes(),
        Optional.of(tolerance),
        instance.objective(),
        Optional.empty());
  }

  private static NetworkPruningInstance renamed(
      NetworkPruningInstance instance, List<Integer> order, int[] signs) {
    Domain domain = instance.domain();
    if (domain instanceof Domain.Box box) {
      List<Rational> lower = new ArrayList<>();
      List<Rational> upper = new ArrayList<>();
      for (int j = 0; j < 3; j++) {
        Rational low = box.lower().get(order.get(j));
        Rational high = box.upper().get(order.get(j));
        lower.add(signs[j] > 0 ? low : high.negate());
        upper.add(signs[j] > 0 ? high : low.negate());
      }
      domain = new Domain.Box(lower, upper);
    }
    return new NetworkPruningInstance(
        renamed(instance.network(), order, signs),
        renamed(instance.target(), order, signs),
        domain,
        instance.granularity(),
        instance.sizes(),
        instance.tolerance(),
        instance.objective(),
        Optional.empty());
  }

  private static Network renamed(Network network, List<Integer> order, int[] signs) {
    List<List<Rational>> rows = new ArrayList<>();
    for (int i = 0; i < network.width(); i++) {
      List<Rational> row = network.hidden().row(i);
      rows.add(
          IntStream.range(0, 3)
              .mapToObj(j -> row.get(order.get(j)).multiply(Rational.of(signs[j])))
              .toList());
    }
    return new Network(RationalMatrix.of(rows, 3), network.output(), network.outputActivation());
  }

  @Test
  void pointsAndDomainsBesideZeroHaveNoPlanes() {
    Random random = new Random(1);
    NetworkPruningInstance drawn = instance(random, 5, 1, Granularity.NEURON, Activation.IDENTITY);
    List<Domain> without =
        List.of(
            box(1, 2, -1, 1, -1, 1),
            box(-1, 1, 0, 1, 0, 1),
            new Domain.Ball(Domain.Norm.ONE, Rational.ZERO),
            new Domain.Points(matrix(random, 4, 3, -8, 8)));
    for (Domain domain : without) {
      NetworkPruningInstance instance =
          new NetworkPruningInstance(
              drawn.network(),
              drawn.target(),
              domain,
              Granularity.NEURON,
              Optional.empty(),
              drawn.tolerance(),
              Objective.DECIDE,
              Optional.empty());
      NetworkSelection selection = NetworkSelection.of(instance);
      Threshold none = Threshold.atMost(Rational.ZERO);
      assertSame(
          selection,
          SectionElimination.withoutKinks(selection, none, false).rest(),
          domain.toString());
      assertSame(selection, SectionElimination.of(selection, none, budget()).orElseThrow());
    }
  }

  @Test
  void aLogIsToldThePlanesInWhichSomethingIsDropped() {
    Random random = new Random(3);
    int told = 0;
    for (int i = 0; i < 20; i++) {
      NetworkPruningInstance instance =
          instance(random, 6, 1, Granularity.NEURON, Activation.IDENTITY);
      NetworkSelection selection = NetworkSelection.of(instance);
      Threshold threshold = Threshold.atMost(Rational.of(1, 1024));
      Reduced dropped = RootReduction.withoutKinks(selection, threshold, true);
      int lost = selection.options() - dropped.rest().options();
      assertTrue(lost >= dropped.steps().size(), instance.toString());
      assertEquals(lost == 0, dropped.steps().isEmpty(), instance.toString());
      assertTrue(
          dropped.steps().stream()
              .allMatch(s -> s instanceof RootStep.Kinks k && k.plane().orElseThrow().isWhole()),
          instance.toString());
      told += dropped.steps().size();
    }
    assertTrue(told > 5, told + " planes");
  }
}
