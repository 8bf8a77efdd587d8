package org.secateur.solver.elimination;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
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

/** Windows and what follows from them, against the exact errors of all masks. */
final class KinkWindowsTest {
  private static final int NEURONS = 7;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void noMaskWithinTheThresholdIsLost(long seed) {
    Random random = new Random(seed);
    NetworkPruningInstance instance = instance(random);
    NetworkSelection selection = NetworkSelection.of(instance);
    List<Incumbent> all = new ArrayList<>();
    for (long bits = 0; bits < 1 << NEURONS; bits++) {
      all.add(WorstInput.of(instance, Mask.ofBits(NEURONS, bits)));
    }
    all.sort((a, b) -> a.error().compareTo(b.error()));
    for (int rank : new int[] {0, 1, 5, 40}) {
      for (boolean strict : new boolean[] {false, true}) {
        Threshold threshold = new Threshold(all.get(rank).error(), strict);
        check(selection, threshold, all, "seed " + seed + ", " + threshold + ", " + instance);
      }
    }
  }

  private static void check(
      NetworkSelection selection, Threshold threshold, List<Incumbent> all, String message) {
    for (boolean singleKinks : new boolean[] {false, true}) {
      List<WindowRow> rows = KinkWindows.of(selection, threshold, singleKinks).rows();
      WindowPropagation propagation = new WindowPropagation(selection, rows);
      boolean open = propagation.run(1_000_000);
      for (Incumbent mask : all) {
        if (threshold.admits(mask.error())) {
          int[] chosen = selection.chosen(mask.mask());
          assertTrue(rows.stream().allMatch(row -> isFulfilled(row, chosen)), message);
          assertTrue(open, message);
          assertTrue(IntStream.of(chosen).noneMatch(propagation::isDropped), message);
        }
      }
    }
  }

  private static boolean isFulfilled(WindowRow row, int[] chosen) {
    long sum = 0;
    for (int k = 0; k < row.options().length; k++) {
      int option = row.options()[k];
      sum += IntStream.of(chosen).anyMatch(o -> o == option) ? row.coefficients()[k] : 0;
    }
    return row.lower() <= sum && sum <= row.upper();
  }

  private static NetworkPruningInstance instance(Random random) {
    List<Domain> domains =
        List.of(
            box(-1, 1, -1, 1),
            box(-2, 3, -1, 1),
            box(0, 1, 0, 1),
            box(1, 2, -1, 3),
            new Domain.Ball(Domain.Norm.ONE, Rational.of(2)),
            new Domain.Ball(Domain.Norm.TWO, Rational.ONE));
    Activation activation = random.nextBoolean() ? Activation.IDENTITY : Activation.RELU;
    return new NetworkPruningInstance(
        network(random, NEURONS, activation),
        network(random, 1, activation),
        domains.get(random.nextInt(domains.size())),
        Granularity.NEURON,
        Optional.empty(),
        Optional.of(Rational.ONE),
        Objective.MIN_SIZE,
        Optional.empty());
  }

  private static Domain box(long left, long right, long low, long high) {
    return new Domain.Box(
        List.of(Rational.of(left), Rational.of(low)),
        List.of(Rational.of(right), Rational.of(high)));
  }

  private static Network network(Random random, int width, Activation activation) {
    return new Network(matrix(random, width, 2), matrix(random, 1, width), activation);
  }

  private static RationalMatrix matrix(Random random, int rows, int columns) {
    List<List<Rational>> entries = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      entries.add(
          IntStream.range(0, columns)
              .mapToObj(j -> Rational.of(random.nextInt(17) - 8, 8))
              .toList());
    }
    return RationalMatrix.of(entries, columns);
  }
}
