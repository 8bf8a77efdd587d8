package org.secateur.tests.families;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.families.KinkSeparatedFamily;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Status;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.search.SelectionSolver;

/** Kinks of the first two of many coordinates decide at once, by the note search-sections. */
final class KinkSeparatedSearchTest {
  @ParameterizedTest
  @CsvSource({
    "3, 1000, 12, box",
    "3, 1000, 12, ball1",
    "3, 1000, 12, ball2",
    "5, 300, 10, box",
    "7, 200, 10, box",
    "3, 50000, 18, box",
  })
  void kinksInAPlaneRefute(int d, int n, int bits, String domain) {
    Map<String, String> options =
        new HashMap<>(
            Map.of(
                "d", Integer.toString(d),
                "n", Integer.toString(n),
                "bits", Integer.toString(bits),
                "domain", domain));
    for (long seed = 1; seed <= 2; seed++) {
      NetworkPruningInstance instance = new KinkSeparatedFamily().generate(options, seed);
      SelectionSolver solver = new SelectionSolver();
      String asked = options + ", seed " + seed;
      assertEquals(Optional.empty(), solver.unsupported(instance), asked);
      var result = solver.solve(instance, SearchLimits.none(1), seed, SearchListener.SILENT);
      assertEquals(Status.INFEASIBLE, result.answers().get(0).status(), asked);
      assertEquals(0, result.nodes(), asked);
    }
  }
}
