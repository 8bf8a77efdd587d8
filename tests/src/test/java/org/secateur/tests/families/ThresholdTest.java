package org.secateur.tests.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.families.ThresholdFamily;
import org.secateur.model.ExactReal;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.SquareRoot;
import org.secateur.solver.oracle.WorstInput;

final class ThresholdTest {
  private static final ThresholdFamily FAMILY =
      new ThresholdFamily(
          (network, target, domain) -> WorstInput.of(network, target, domain).error());

  private static NetworkPruningInstance make(String family, String with, String side, long seed) {
    return FAMILY.generate(
        Map.of("family", family, "with", with, "side", side, "gap-bits", "20"), seed);
  }

  /** The definition, over all masks, canonical or not. */
  private static ExactReal least(NetworkPruningInstance instance) {
    ExactReal least = null;
    for (long bits = 0; bits < 1L << instance.maskLength(); bits++) {
      Mask mask = Mask.ofBits(instance.maskLength(), bits);
      if (instance.allowedSizes().contains(instance.canonical(mask).size())) {
        ExactReal error = WorstInput.of(instance, mask).error();
        least = least == null || error.compareTo(least) < 0 ? error : least;
      }
    }
    return least;
  }

  @ParameterizedTest
  @CsvSource({
    "network, n=7",
    "network, n=6 d=3 output-activation=relu domain=ball1",
    "network, n=5 at-most=2 domain=points m=2",
    "network, n=5 exactly=3 domain=ball2",
    "network, n=3 granularity=weight at-most=4",
    "near-parallel, n=7 clusters=2 objective=decide",
    "planted-network, n=6 k=2 domain=ball2",
    "planted-network, n=3 k=1 granularity=weight",
  })
  void oneSideIsFeasibleAndTheOtherIsNot(String family, String with) {
    Rational gap = Rational.of(1, 1 << 20);
    for (long seed = 1; seed <= 3; seed++) {
      String asked = family + " " + with + ", seed " + seed;
      NetworkPruningInstance above = make(family, with, "above", seed);
      NetworkPruningInstance below = make(family, with, "below", seed);
      assertEquals(above.network(), below.network(), asked);
      ExactReal least = least(above);
      Rational enough = above.tolerance().orElseThrow();
      Rational tooSmall = below.tolerance().orElseThrow();
      assertTrue(tooSmall.compareTo(least) < 0, asked);
      assertTrue(tooSmall.add(gap).compareTo(least) >= 0, asked);
      if (least instanceof SquareRoot) {
        assertTrue(enough.compareTo(least) > 0 && enough.subtract(gap).compareTo(least) < 0, asked);
      } else {
        assertEquals(least, enough, asked);
      }
    }
  }

  @Test
  void aThresholdIsMadeAgainFromItsParameters() {
    NetworkPruningInstance instance = make("near-parallel", " n=6   spread=1/9 ", "below", 5);
    Map<String, String> parameters = instance.provenance().orElseThrow().parameters();
    assertTrue(parameters.get("with").contains("spread=1/9"), parameters.toString());
    assertTrue(parameters.get("with").contains("radius=1"), parameters.toString());
    assertEquals(instance, FAMILY.generate(parameters, 5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          network         | n=17 | above | expected at most 16 neurons or weights, since all masks are evaluated, not 17
          network         | n=6 granularity=weight | above | expected at most 16 neurons or weights, since all masks are evaluated, not 18
          network         | n=4 tolerance=1 | above | expected no tolerance, which is what this family finds
          network         | n=4 n=5 | above | expected name=value name=value …, each name once
          network         | four | above | expected name=value name=value …, each name once
          network         | n=0 | above | option n of network: "0", expected an integer from 1 to 10000000
          uniform         | n=4 | above | expected one of network, near-parallel, planted-network
          network         | n=4 | beside | expected above or below
          network         | n=2 granularity=weight exactly=1 | above | expected a size that a mask of the network has
          planted-network | n=4 distance=0 | below | expected above: the least error is 0, and no tolerance is below it
          network         | n=4 d=5 domain=ball2 | above | supported for at most 4 inputs
          """)
  void refusalsSayWhy(String family, String with, String side, String reason) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> make(family, with, side, 1))
            .getMessage();
    assertTrue(message.contains(reason), message);
  }

  @Test
  void sixteenNeuronsAreNotTooMany() {
    NetworkPruningInstance instance =
        make("network", "n=16 domain=points points=2 at-most=2", "above", 1);
    assertEquals(16, instance.maskLength());
  }
}
