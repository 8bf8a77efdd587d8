package org.secateur.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NetworkPruningTest {
  private static RationalMatrix matrix(int rows, int columns, double... values) {
    return RationalMatrix.ofDoubles(rows, columns, values);
  }

  /** Two inputs, three neurons, two outputs. */
  private static final Network NETWORK =
      new Network(matrix(3, 2, 1, 2, 3, 4, -1, 0), matrix(2, 3, 1, 2, 3, 4, 5, 6), Activation.RELU);

  private static final Domain SQUARE =
      new Domain.Box(
          List.of(Rational.of(-1), Rational.of(-1)), List.of(Rational.ONE, Rational.ONE));

  private static NetworkPruningInstance instance(
      Network target, Domain domain, Optional<SizeRange> sizes, Objective objective) {
    return new NetworkPruningInstance(
        NETWORK,
        target,
        domain,
        Granularity.WEIGHT,
        sizes,
        Optional.empty(),
        objective,
        Optional.empty());
  }

  private static void assertRefused(String message, Runnable construction) {
    String found = assertThrows(IllegalArgumentException.class, construction::run).getMessage();
    assertTrue(found.contains(message), found);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Network one = new Network(matrix(1, 1, 1), matrix(2, 1, 1, 1), Activation.RELU);
    assertRefused(
        "1 inputs and 2 outputs",
        () -> instance(one, SQUARE, Optional.empty(), Objective.MIN_ERROR));
    assertRefused(
        "points: length 1, expected 2",
        () ->
            instance(
                NETWORK,
                new Domain.Points(matrix(1, 1, 1)),
                Optional.empty(),
                Objective.MIN_ERROR));
    assertRefused(
        "objective: \"count\"", () -> instance(NETWORK, SQUARE, Optional.empty(), Objective.COUNT));
    assertRefused(
        "tolerance: missing",
        () -> instance(NETWORK, SQUARE, Optional.empty(), Objective.MIN_SIZE));
    assertRefused(
        "expected at most 12",
        () -> instance(NETWORK, SQUARE, Optional.of(SizeRange.atMost(13)), Objective.PARETO));
    assertEquals(
        12,
        instance(NETWORK, SQUARE, Optional.of(SizeRange.exactly(12)), Objective.PARETO)
            .maskLength());
    assertRefused("radius: -1", () -> new Domain.Ball(Domain.Norm.TWO, Rational.of(-1)));
    assertRefused(
        "expected lower ≤ upper",
        () -> new Domain.Box(List.of(Rational.ONE), List.of(Rational.ZERO)));
    assertRefused(
        "expected one weight for each of the 3",
        () -> new Network(matrix(3, 1, 1, 1, 1), matrix(1, 1, 1), Activation.RELU));
  }

  @Test
  void keptNeuronsMakeTheSmallerNetwork() {
    Network kept = NETWORK.keeping(Mask.ofKept(3, 0, 2));
    assertEquals(
        new Network(matrix(2, 2, 1, 2, -1, 0), matrix(2, 2, 1, 3, 4, 6), Activation.RELU), kept);
    assertEquals(
        List.of(Rational.of(3 * 2), Rational.of(6 * 2)),
        kept.apply(List.of(Rational.of(-2), Rational.ZERO)));
  }

  @Test
  void aMaskOfAllWeightsOfSomeNeuronsIsTheirs() {
    WeightMask mask = WeightMask.ofNeurons(Mask.ofKept(3, 1), 2, 2);
    assertEquals(Mask.ofKept(12, 2, 3, 7, 10), mask.mask());
    assertEquals(4, mask.size());
    assertTrue(mask.keepsHidden(1, 0) && mask.keepsOutput(0, 1) && !mask.keepsOutput(1, 2));
  }

  /** The canonical form prunes to the same function and cannot lose another weight. */
  @Property(tries = 300)
  void theCanonicalFormIsTheSameFunction(@ForAll short bits, @ForAll byte x, @ForAll byte y) {
    WeightMask mask = new WeightMask(Mask.ofBits(12, bits & 0xfffL), 3, 2, 2);
    WeightMask canonical = mask.canonical();
    List<Rational> input = List.of(Rational.of(x), Rational.of(y));
    assertEquals(
        mask.prune(NETWORK).apply(input), canonical.prune(NETWORK).apply(input), mask.toString());
    assertEquals(canonical, canonical.canonical(), mask.toString());
    assertEquals(canonical.mask().size(), mask.size(), mask.toString());
    for (int i = 0; i < 3; i++) {
      int neuron = i;
      boolean hidden = canonical.keepsHidden(i, 0) || canonical.keepsHidden(i, 1);
      boolean output = canonical.keepsOutput(0, neuron) || canonical.keepsOutput(1, neuron);
      assertEquals(hidden, output, mask.toString());
    }
  }
}
