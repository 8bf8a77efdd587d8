package org.secateur.solver.elimination;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;

/** The kink rule against its statement, against all masks, and at the limit of 64 bits. */
final class KinkEliminationTest {
  private static final List<Domain> WITH_GAUGE =
      List.of(
          box(-1, 1, -1, 1),
          box(-2, 3, -1, 1),
          new Domain.Ball(Domain.Norm.ONE, Rational.of(2, 3)));

  private static Domain box(long left, long right, long low, long high) {
    return new Domain.Box(
        List.of(Rational.of(left), Rational.of(low)),
        List.of(Rational.of(right), Rational.of(high)));
  }

  /** Small weights, so that lines coincide, are opposite, or are none, and v is often 0. */
  private static NetworkPruningInstance instance(
      Random random, int neurons, Domain domain, Activation activation) {
    int outputs = 1 + random.nextInt(2);
    int size = 2 + random.nextInt(30);
    int least = activation == Activation.RELU && random.nextBoolean() ? 0 : -size;
    Network network = network(random, neurons, outputs, size, least, activation);
    boolean isPlanted = random.nextBoolean();
    return new NetworkPruningInstance(
        network,
        isPlanted
            ? first(network)
            : network(random, 1 + random.nextInt(2), outputs, size, least, activation),
        domain,
        Granularity.NEURON,
        Optional.empty(),
        Optional.of(Rational.ONE),
        Objective.DECIDE,
        Optional.empty());
  }

  /** The first neuron alone. */
  private static Network first(Network network) {
    return new Network(
        RationalMatrix.of(List.of(network.hidden().row(0)), 2),
        RationalMatrix.of(
            IntStream.range(0, network.outputs())
                .mapToObj(r -> List.of(network.output().get(r, 0)))
                .toList(),
            1),
        network.outputActivation());
  }

  private static Network network(
      Random random, int width, int outputs, int size, int least, Activation activation) {
    return new Network(
        matrix(random, width, 2, -size, size),
        matrix(random, outputs, width, least, size),
        activation);
  }

  private static RationalMatrix matrix(Random random, int rows, int columns, int least, int most) {
    List<List<Rational>> entries = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      entries.add(
          IntStream.range(0, columns)
              .mapToObj(j -> Rational.of(least + random.nextInt(most - least + 1), 8))
              .toList());
    }
    return RationalMatrix.of(entries, columns);
  }

  private static int[] left(NetworkPruningInstance instance, Threshold threshold) {
    NetworkSelection selection = NetworkSelection.of(instance);
    return IntStream.of(KinkElimination.left(selection, threshold)).map(selection::group).toArray();
  }

  /** Tolerances at which some neurons go and some stay. */
  private static Threshold threshold(Random random) {
    Rational error = Rational.of(random.nextInt(40), 8 << random.nextInt(5));
    return new Threshold(error, random.nextBoolean());
  }

  @Test
  void whatIsLeftIsWhatTheStatementLeaves() {
    int gone = 0;
    int stayed = 0;
    for (long seed = 1; seed <= 3000; seed++) {
      Random random = new Random(seed);
      Domain domain = WITH_GAUGE.get(random.nextInt(WITH_GAUGE.size()));
      int neurons = 1 + random.nextInt(9);
      NetworkPruningInstance instance = instance(random, neurons, domain, Activation.IDENTITY);
      Threshold threshold = threshold(random);
      int[] naive = NaiveKinkRule.left(instance, threshold.above(), threshold.strict());
      assertArrayEquals(
          naive, left(instance, threshold), "seed " + seed + ", " + threshold + ", " + instance);
      gone += NetworkSelection.of(instance).options() - naive.length;
      stayed += naive.length;
    }
    assertTrue(gone > 1000 && stayed > 1000, gone + " gone, " + stayed + " stayed");
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void noMaskWithinTheThresholdIsLost(Activation activation) {
    List<Domain> domains = new ArrayList<>(WITH_GAUGE);
    domains.add(new Domain.Ball(Domain.Norm.TWO, Rational.of(3, 2)));
    domains.add(box(0, 1, -1, 1));
    domains.add(box(0, 0, -1, 1));
    int gone = 0;
    for (long seed = 1; seed <= 120; seed++) {
      Random random = new Random(seed);
      Domain domain = domains.get(random.nextInt(domains.size()));
      NetworkPruningInstance instance = instance(random, 5, domain, activation);
      List<Incumbent> all = new ArrayList<>();
      for (long bits = 0; bits < 1 << 5; bits++) {
        all.add(WorstInput.of(instance, Mask.ofBits(5, bits)));
      }
      all.sort((a, b) -> a.error().compareTo(b.error()));
      for (int rank : new int[] {0, 1, 8}) {
        for (boolean strict : new boolean[] {false, true}) {
          Threshold threshold = new Threshold(all.get(rank).error(), strict);
          NetworkSelection selection = NetworkSelection.of(instance);
          int[] left = KinkElimination.left(selection, threshold);
          gone += selection.options() - left.length;
          NetworkSelection rest = selection.restrictedTo(left);
          for (Incumbent mask : all) {
            if (threshold.admits(mask.error())) {
              assertEquals(
                  selection.chosen(mask.mask()).length,
                  rest.chosen(mask.mask()).length,
                  "seed " + seed + ", " + threshold + ", " + instance);
            }
          }
        }
      }
    }
    assertTrue(gone > 50, gone + " gone");
  }

  /** Coordinates of 31 bits, of 32, and far beyond, of the same functions. */
  @ParameterizedTest
  @ValueSource(ints = {26, 27, 60, 1100})
  void lengthDoesNotMatter(int shift) {
    Rational factor = Rational.of(BigInteger.ONE.shiftLeft(shift));
    for (long seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      Domain domain = WITH_GAUGE.get(random.nextInt(WITH_GAUGE.size()));
      NetworkPruningInstance instance = instance(random, 8, domain, Activation.IDENTITY);
      Threshold threshold = threshold(random);
      NetworkPruningInstance longer =
          new NetworkPruningInstance(
              scaled(instance.network(), factor),
              scaled(instance.target(), factor),
              domain,
              Granularity.NEURON,
              Optional.empty(),
              instance.tolerance(),
              Objective.DECIDE,
              Optional.empty());
      assertArrayEquals(
          left(instance, threshold),
          left(longer, threshold),
          "seed " + seed + ", " + threshold + ", " + instance);
    }
  }

  private static Network scaled(Network network, Rational factor) {
    // In units of 1, so that numerators grow instead of denominators getting smaller.
    Rational up = factor.multiply(Rational.of(8));
    return new Network(
        times(network.hidden(), up),
        times(network.output(), Rational.ONE.divide(up)),
        network.outputActivation());
  }

  private static RationalMatrix times(RationalMatrix matrix, Rational factor) {
    List<List<Rational>> rows = new ArrayList<>();
    for (int i = 0; i < matrix.rows(); i++) {
      rows.add(matrix.row(i).stream().map(e -> e.multiply(factor)).toList());
    }
    return RationalMatrix.of(rows, matrix.columns());
  }

  @Test
  void anglesBelowTheRoundingAreSortedToo() {
    // Lines at slopes i 2^-50, which no rounded angle tells apart, shuffled by a stride.
    int count = 101;
    BigInteger[] x = new BigInteger[count];
    BigInteger[] y = new BigInteger[count];
    for (int i = 0; i < count; i++) {
      x[i] = BigInteger.ONE.shiftLeft(50).negate();
      y[i] = BigInteger.valueOf(i * 37 % count + 1).negate();
    }
    KinkLines lines = new KinkLines(x, y);
    int[] found = IntStream.range(0, count).map(k -> lines.normal(k) * 37 % count).toArray();
    assertArrayEquals(IntStream.range(0, count).toArray(), found);
  }

  @Test
  void parallelVectorsMakeOneLineAndNullVectorsNone() {
    KinkLines lines = new KinkLines(integers(1, -2, 0, 3, 0), integers(1, -2, 0, -3, 5));
    assertEquals(3, lines.count());
    assertArrayEquals(new int[] {0, 1}, lines.vectors(0).sorted().toArray());
    assertEquals(2, lines.previous(0));
    lines.remove(0);
    assertFalse(lines.isGone(0));
    lines.remove(0);
    assertTrue(lines.isGone(0));
    assertEquals(1, lines.next(2));
    assertEquals(2, lines.previous(1));
  }

  private static BigInteger[] integers(long... values) {
    return IntStream.range(0, values.length)
        .mapToObj(i -> BigInteger.valueOf(values[i]))
        .toArray(BigInteger[]::new);
  }

  @Test
  void theRuleIsForTwoInputsPlainOutputsAndDomainsAroundZero() {
    Random random = new Random(1);
    NetworkPruningInstance plain = instance(random, 4, box(-1, 1, -1, 1), Activation.IDENTITY);
    assertTrue(KinkElimination.applies(NetworkSelection.of(plain)));
    for (Domain domain : List.of(box(0, 1, -1, 1), box(0, 0, -1, 1), box(-1, 0, -1, 1))) {
      NetworkPruningInstance other = instance(random, 4, domain, Activation.IDENTITY);
      assertFalse(KinkElimination.applies(NetworkSelection.of(other)), domain.toString());
    }
  }
}
