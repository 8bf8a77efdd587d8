package org.secateur.solver.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.reduction.NetworkSelection;

/** Both sides of what can be listed: 2^21 choices of a half, 2^25 where there are several rows. */
final class HalvesLimitTest {
  private static RationalMatrix ones(int rows, int columns) {
    return RationalMatrix.of(
        Collections.nCopies(rows, Collections.nCopies(columns, Rational.ONE)), columns);
  }

  /** All neurons in one part, with a row for each output. */
  private static Part part(int n, int m, Granularity granularity) {
    NetworkPruningInstance instance =
        new NetworkPruningInstance(
            new Network(ones(n, 1), ones(m, n), Activation.IDENTITY),
            new Network(ones(1, 1), ones(m, 1), Activation.IDENTITY),
            new Domain.Box(List.of(Rational.ZERO), List.of(Rational.ONE)),
            granularity,
            Optional.empty(),
            Optional.empty(),
            Objective.PARETO,
            Optional.empty());
    NetworkSelection network = NetworkSelection.of(instance);
    return Parts.of(network, FiniteRow.at(network, List.of(Rational.ONE))).get(1);
  }

  @ParameterizedTest
  @CsvSource({
    "NEURON, 1, 42, 42, true", // 2^21 choices of each half
    "NEURON, 1, 43, 43, false",
    "NEURON, 1, 43, 11, false", // at most 11 of 22: 2,449,868
    "NEURON, 1, 43, 10, true", // 1,744,436
    "NEURON, 1, 4094, 2, true", // 1 + 2047 + 2047 * 2046 / 2 = 2,096,129
    "NEURON, 1, 4096, 2, false", // 2,098,177
    "NEURON, 1, 100000, 1, true",
    "NEURON, 2, 25, 25, true", // 2^25 pairs
    "NEURON, 2, 26, 26, false",
    "NEURON, 2, 26, 13, false", // 38,754,732
    "NEURON, 2, 26, 12, true", // 28,354,132
    "NEURON, 2, 42, 6, true", // 6,220,768
    "WEIGHT, 1, 42, 84, true", // all or nothing, at a cost of 2
    "WEIGHT, 1, 43, 86, false",
    "WEIGHT, 2, 12, 36, true", // 4^12 = 2^24 choices
    "WEIGHT, 2, 13, 39, false"
  })
  void isTheNumberOfChoices(
      Granularity granularity, int m, int neurons, int most, boolean isAllowed) {
    assertEquals(isAllowed, HalvesLimit.allows(part(neurons, m, granularity), most));
  }
}
