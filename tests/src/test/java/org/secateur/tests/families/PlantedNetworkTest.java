package org.secateur.tests.families;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.families.PlantedNetworkFamily;
import org.secateur.model.ExactReal;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.WorstInput;

/** The note family-planted-network against the exact errors. */
final class PlantedNetworkTest {
  private static NetworkPruningInstance make(Map<String, String> options, long seed) {
    return new PlantedNetworkFamily().generate(options, seed);
  }

  @ParameterizedTest
  @CsvSource({
    "box, identity, neuron, 1",
    "box, relu, weight, 2",
    "ball1, identity, weight, 1",
    "ball1, relu, neuron, 2",
    "ball2, identity, neuron, 2",
    "ball2, relu, weight, 1",
    "points, identity, weight, 2",
    "points, relu, neuron, 1",
  })
  void thePlantedMaskIsWithinTheDistance(
      String domain, String activation, String granularity, String outputs) {
    int attempts = 0;
    for (String distribution : new String[] {"uniform", "gaussian", "sphere"}) {
      for (String distance : new String[] {"1/3", "0.001", "1e-12"}) {
        for (long seed = 0; seed < 6; seed++) {
          Map<String, String> options = new HashMap<>();
          options.put("n", "12");
          options.put("d", "" + (2 + seed % 2));
          options.put("m", outputs);
          options.put("k", "" + (1 + seed));
          options.put("radius", seed % 2 == 0 ? "3/2" : "7");
          options.put("domain", domain);
          options.put("output-activation", activation);
          options.put("granularity", granularity);
          options.put("distribution", distribution);
          options.put("distance", distance);
          within(options, seed);
          attempts++;
        }
      }
    }
    assertEquals(54, attempts);
  }

  private static void within(Map<String, String> options, long seed) {
    NetworkPruningInstance instance = make(options, seed);
    Mask planted = PlantedNetworkFamily.planted(instance);
    String asked = options + ", seed " + seed;
    assertEquals(planted, instance.canonical(planted), asked);
    assertEquals(Rational.parse(options.get("distance")), instance.tolerance().orElseThrow());
    ExactReal error = WorstInput.of(instance, planted).error();
    assertTrue(error.compareTo(instance.tolerance().orElseThrow()) <= 0, error + ": " + asked);
    if (options.get("output-activation").equals("identity")
        && !options.get("domain").equals("points")) {
      assertNotEquals(0, error.signum(), asked);
    }
  }

  @Test
  void withoutADistanceTheTicketIsTheTarget() {
    for (String granularity : new String[] {"neuron", "weight"}) {
      NetworkPruningInstance instance =
          make(Map.of("n", "9", "k", "3", "distance", "0", "granularity", granularity), 4);
      Mask planted = PlantedNetworkFamily.planted(instance);
      assertEquals(Rational.ZERO, WorstInput.of(instance, planted).error());
      assertEquals(3, instance.target().width());
    }
  }
}
