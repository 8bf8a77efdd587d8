package org.secateur.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.pruning.SmallNetwork;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;

/**
 * Certificates about networks made by naive branching are valid, and mutations of them only where
 * still true: all domains, granularities, output activations and kinds of claims.
 */
final class NetworkAgreementTest {
  private static final int MUTATIONS = 10;

  private static List<SmallNetwork> instances(long seed) {
    Random random = new Random(seed);
    List<SmallNetwork> instances = new ArrayList<>();
    for (String domain : List.of("box", "ball1", "ball2", "points")) {
      for (boolean byWeights : new boolean[] {false, true}) {
        int d = 1 + random.nextInt(byWeights ? 2 : 3);
        int m = 1 + random.nextInt(2);
        int n = byWeights ? 1 + random.nextInt(7 / (d + m)) : 1 + random.nextInt(d == 3 ? 3 : 5);
        SmallNetwork.Shape shape =
            new SmallNetwork.Shape(
                domain, byWeights, random.nextBoolean(), random.nextBoolean(), d, m);
        int items = byWeights ? n * (d + m) : n;
        int k = random.nextInt(items + 1);
        Sizes sizes =
            List.of(new Sizes(0, items), new Sizes(k, k), new Sizes(0, k)).get(random.nextInt(3));
        instances.add(SmallNetwork.random(random, shape, n, sizes));
      }
    }
    return instances;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void everyClaimDomainAndGranularityIsProved(long seed) {
    Random random = new Random(seed);
    for (SmallNetwork instance : instances(seed)) {
      for (String claim : NetworkProducer.CLAIMS) {
        String certificate = new NetworkProducer(instance, random).of(claim);
        CheckReport report = Checks.check(instance.json(), certificate);
        assertEquals(
            Verdict.VALID,
            report.verdict(),
            () -> "seed " + seed + "\n" + instance.json() + "\n" + certificate + report);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32})
  void aMutationIsRejectedOrStillTrue(long seed) {
    Random random = new Random(seed);
    int rejected = 0;
    for (SmallNetwork instance : instances(seed)) {
      Mutations mutations =
          new Mutations(instance.json(), new NetworkTruth(instance)::holds, "seed " + seed);
      for (String claim : NetworkProducer.CLAIMS) {
        String certificate = new NetworkProducer(instance, random).of(claim);
        rejected += mutations.rejected(certificate, MUTATIONS, random);
      }
    }
    assertTrue(rejected > 100, "only " + rejected + " mutations were rejected, seed " + seed);
  }
}
