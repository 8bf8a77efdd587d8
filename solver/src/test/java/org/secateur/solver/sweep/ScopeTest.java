package org.secateur.solver.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.oracle.SmallCase;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.SmallInstance;
import org.secateur.solver.reduction.Threshold;

/** What a sweep is made for, and that anything else is left alone without an exception. */
final class ScopeTest {
  private static final Domain SQUARE = box(-1, 1, -1, 1);

  private static boolean isSwept(NetworkPruningInstance instance, Threshold threshold) {
    return isSwept(instance, threshold, SearchLimits.none(1));
  }

  private static boolean isSwept(
      NetworkPruningInstance instance, Threshold threshold, SearchLimits limits) {
    Budget budget = new Budget(limits, SearchListener.SILENT);
    return Sweep.of(NetworkSelection.of(instance), threshold, false, budget).isPresent();
  }

  private static boolean isSwept(NetworkPruningInstance instance) {
    return isSwept(instance, Threshold.atMost(Rational.ONE));
  }

  private static Domain box(long left, long right, long low, long high) {
    return new Domain.Box(
        List.of(Rational.of(left), Rational.of(low)),
        List.of(Rational.of(right), Rational.of(high)));
  }

  private static NetworkPruningInstance neurons(Network network, Network target, Domain domain) {
    return SweptCase.instance(network, target, domain, Granularity.NEURON);
  }

  private static Network withOutput(Network network, Activation activation) {
    return new Network(network.hidden(), network.output(), activation);
  }

  /** Each given as w1, w2, v. */
  private static Network network(List<List<Rational>> neurons) {
    return new Network(
        RationalMatrix.of(neurons.stream().map(n -> n.subList(0, 2)).toList(), 2),
        RationalMatrix.of(List.of(neurons.stream().map(n -> n.get(2)).toList()), neurons.size()),
        Activation.IDENTITY);
  }

  private static List<Rational> neuron(long x, long y, long v) {
    return List.of(Rational.of(x), Rational.of(y), Rational.of(v));
  }

  private static final Network PLAIN = network(List.of(neuron(1, 2, 3), neuron(-2, 1, 1)));

  @Test
  void rectifiedOutputsAreLeftAlone() {
    Network rectified = withOutput(PLAIN, Activation.RELU);
    assertTrue(isSwept(neurons(PLAIN, PLAIN, SQUARE)));
    assertFalse(isSwept(neurons(rectified, PLAIN, SQUARE)));
    assertFalse(isSwept(neurons(PLAIN, rectified, SQUARE)));
    assertFalse(isSwept(neurons(rectified, rectified, SQUARE)));
  }

  @Test
  void domainsWithoutZeroInsideAreLeftAlone() {
    assertTrue(isSwept(neurons(PLAIN, PLAIN, box(-1, 3, -2, 1))));
    for (Domain domain :
        List.of(
            box(0, 1, -1, 1),
            box(-1, 0, -1, 1),
            box(-1, 1, 0, 1),
            box(0, 1, 0, 1),
            box(1, 2, -1, 1),
            box(-1, 1, -3, -2),
            box(-1, 1, 0, 0),
            box(0, 0, 0, 0),
            new Domain.Ball(Domain.Norm.ONE, Rational.ZERO),
            new Domain.Ball(Domain.Norm.TWO, Rational.ZERO),
            new Domain.Points(
                RationalMatrix.of(List.of(List.of(Rational.ONE, Rational.ONE)), 2)))) {
      assertFalse(isSwept(neurons(PLAIN, PLAIN, domain)), domain::toString);
    }
  }

  @Test
  void optionsWithoutAnyGradientAreLeftAlone() {
    Network zero =
        new Network(
            RationalMatrix.of(List.of(List.of(Rational.ONE, Rational.ONE)), 2),
            RationalMatrix.column(List.of(Rational.ZERO, Rational.ONE)),
            Activation.IDENTITY);
    assertFalse(isSwept(neurons(zero, zero, SQUARE)));
    assertFalse(
        isSwept(neurons(network(List.of(neuron(0, 0, 1))), PLAIN, SQUARE)), "no options at all");
  }

  /** Any number of inputs, with zeros among the weights; exceptions would fail. */
  @Test
  void otherNumbersOfInputsAreLeftAlone() {
    int others = 0;
    for (long seed = 0; seed < 500; seed++) {
      SmallInstance small = SmallInstance.of(seed, 4);
      if (small.instance().network().inputs() != 2) {
        others++;
        assertFalse(isSwept(small.instance()), small::toString);
      }
    }
    assertTrue(others > 100, "instances: " + others);
    Network oneInput =
        new Network(
            RationalMatrix.column(List.of(Rational.ONE)),
            RationalMatrix.column(List.of(Rational.ZERO, Rational.ONE)),
            Activation.IDENTITY);
    Domain interval = new Domain.Box(List.of(Rational.of(-1)), List.of(Rational.ONE));
    assertFalse(isSwept(neurons(oneInput, oneInput, interval)));
  }

  /** Parallel and opposite neurons have their kinks at one input. */
  @ParameterizedTest
  @CsvSource({"1, true", "24, true", "25, false"})
  void atMostTwentyFourOptionsHaveAKinkAtOneInput(int options, boolean isSwept) {
    List<List<Rational>> neurons = new ArrayList<>();
    for (int i = 1; i <= options; i++) {
      int sign = i % 2 == 0 ? 1 : -1;
      neurons.add(neuron(sign * i, 2L * sign * i, i));
    }
    neurons.add(neuron(3, 1, 1));
    assertEquals(isSwept, isSwept(neurons(network(neurons), PLAIN, SQUARE)));
  }

  @Test
  void twelveOptionsAtOneInputAreAllTried() {
    Random random = new Random(12);
    List<List<Rational>> neurons = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      long factor = random.nextInt(9) - 4;
      neurons.add(
          neuron(factor == 0 ? 1 : factor, factor == 0 ? 2 : 2 * factor, random.nextInt(5) + 1));
    }
    List<List<Rational>> target = new ArrayList<>(neurons.subList(2, 6));
    target.add(neuron(-2, 1, 1));
    SweptCase given = SweptCase.of(12, neurons(network(neurons), network(target), SQUARE));
    SweepJudge judge = new SweepJudge();
    for (int rank : new int[] {0, 1, 100}) {
      judge.check(
          given, Threshold.atMost(given.tried().get(rank).evaluated().error()), 1, new Random(1));
    }
    assertEquals(3, judge.sweeps());
  }

  /** Coordinates of kinks may have 30 bits. */
  @ParameterizedTest
  @CsvSource({"30, true", "31, false"})
  void kinksHaveAtMostThirtyBits(int bits, boolean isSwept) {
    long longest = (1L << bits) - 1;
    Network network = network(List.of(neuron(longest, 1, 1), neuron(1, 2, 3)));
    // Far from tight, so that jumps are not too many cells long.
    Threshold threshold = Threshold.atMost(Rational.of(longest));
    assertEquals(isSwept, isSwept(neurons(network, PLAIN, SQUARE), threshold));
  }

  /** Of weights, of the target, of the domain and of the threshold, each on its own. */
  @ParameterizedTest
  @ValueSource(ints = {20, 28, 29, 40, 60, 62, 63, 64, 100, 200, 1000})
  void longNumbersAreNoError(int bits) {
    SweepJudge judge = new SweepJudge();
    for (int seed = 0; seed < 24; seed++) {
      Random random = new Random(1000L * bits + seed);
      Rational fine = Rational.of(BigInteger.ONE, new BigInteger(bits, random).setBit(bits - 1));
      Rational factor = seed % 2 == 0 ? fine : Rational.ONE.divide(fine).add(fine);
      Network network = SweptCase.network(random, 3, 1, 4);
      Network target = PLAIN;
      Domain domain = SweptCase.domain(random);
      Rational error = Rational.of(random.nextInt(4), 2);
      switch (seed / 2 % 6) {
        case 0 -> network = scaled(network, factor, Rational.ONE);
        case 1 -> network = scaled(network, Rational.ONE, factor);
        case 2 -> target = scaled(target, factor, Rational.ONE.divide(factor));
        case 3 -> target = scaled(network, Rational.ONE, factor);
        case 4 -> domain = new Domain.Ball(Domain.Norm.values()[random.nextInt(2)], factor);
        default -> error = factor;
      }
      SweptCase given = SweptCase.of(seed, neurons(network, target, domain));
      judge.check(given, Threshold.atMost(error), 1, random);
      judge.check(given, Threshold.below(error.add(fine)), 1, random);
      judge.check(given, Threshold.atMost(given.tried().get(1).evaluated().error()), 1, random);
    }
    assertTrue(judge.sweeps() > 0, "no sweep with numbers of " + bits + " bits");
  }

  private static Network scaled(Network network, Rational w, Rational v) {
    List<List<Rational>> neurons =
        IntStream.range(0, network.width())
            .mapToObj(
                i ->
                    List.of(
                        network.hidden().get(i, 0).multiply(w),
                        network.hidden().get(i, 1).multiply(w),
                        network.output().get(0, i).multiply(v)))
            .toList();
    return network(neurons);
  }

  /** Errors of which the sums at a diagonal and at its antipode fit in 64 bits, but no more. */
  @Test
  void errorsNearTheLongestSumsLoseNothing() {
    SweepJudge judge = new SweepJudge();
    for (int bits = 56; bits <= 66; bits++) {
      for (long seed = 0; seed < 12; seed++) {
        Random random = new Random(seed);
        SweptCase given =
            SweptCase.of(seed, neurons(SweptCase.network(random, 4, 1, 28), PLAIN, SQUARE));
        Rational units = given.selection().scale();
        Rational error = Rational.of(BigInteger.ONE.shiftLeft(bits)).divide(units);
        judge.check(given, Threshold.atMost(error), 1, random);
        judge.check(given, Threshold.below(error.multiply(Rational.of(3, 2))), 1, random);
      }
    }
    assertTrue(judge.sweeps() > 50, "sweeps: " + judge.sweeps());
  }

  /** A kink so near to a diagonal that a sweep would begin with millions of rows. */
  @Test
  void aSweepThatWouldTakeTooMuchMemoryIsNotMade() {
    Network network = network(List.of(neuron(999_996, -1_000_000, 1)));
    NetworkPruningInstance instance = neurons(network, network, SQUARE);
    Threshold threshold = Threshold.atMost(Rational.of(100_000));
    assertFalse(isSwept(instance, threshold, SearchLimits.none(1).withMemory(1 << 26)));
    assertTrue(
        isSwept(
            neurons(PLAIN, PLAIN, SQUARE),
            Threshold.atMost(Rational.ONE),
            SearchLimits.none(1).withMemory(1 << 20)));
  }

  /** Small cases as in other tests, which have zeros, relu outputs and flat domains. */
  @Test
  void whateverIsSweptLosesNothing() {
    SweepJudge judge = new SweepJudge();
    for (long seed = 0; seed < 1500; seed++) {
      SmallCase small =
          SmallCase.of(
              seed,
              2,
              SmallCase.Shape.values()[(int) (seed % 6)],
              Activation.IDENTITY,
              Activation.values()[(int) (seed / 6 % 2)]);
      SweptCase given =
          SweptCase.of(seed, neurons(small.network(), small.target(), small.domain()));
      int rank = (int) (seed % given.tried().size());
      judge.check(
          given,
          Threshold.atMost(given.tried().get(rank).evaluated().error()),
          1,
          new Random(seed));
    }
    assertTrue(judge.sweeps() > 50, "sweeps: " + judge.sweeps());
  }
}
