package org.secateur.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;

/** Certificates made by brute force are valid, and mutations of them only where still true. */
final class OracleAgreementTest {
  private static final int MUTATIONS = 12;

  private static List<SmallInstance> instances(long seed, int most) {
    Random random = new Random(seed);
    List<SmallInstance> instances = new ArrayList<>();
    for (int m = 1; m <= 3; m++) {
      int n = 1 + random.nextInt(most);
      int k = random.nextInt(n + 1);
      for (Sizes sizes : List.of(new Sizes(0, n), new Sizes(k, k), new Sizes(0, k))) {
        instances.add(SmallInstance.random(random, n, m, sizes, 2));
      }
    }
    return instances;
  }

  private static List<String> objectives(SmallInstance instance) {
    List<String> objectives = new ArrayList<>(OracleCertificates.TARGET_CLAIMS);
    if (instance.problem().dimension() == 1) {
      objectives.addAll(OracleCertificates.INTERVAL_CLAIMS);
    }
    return objectives;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyObjectiveSizeAndDimensionAgreesWithBruteForce(long seed) {
    for (SmallInstance instance : instances(seed, 10)) {
      for (String objective : objectives(instance)) {
        String certificate = new OracleCertificates(instance).of(objective);
        CheckReport report = Checks.check(instance.json(), certificate);
        assertEquals(
            Verdict.VALID,
            report.verdict(),
            () -> "seed " + seed + "\n" + instance.json() + "\n" + certificate + report);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
  void aMutationIsRejectedOrStillTrue(long seed) {
    Random random = new Random(seed);
    int rejected = 0;
    for (SmallInstance instance : instances(seed, 6)) {
      Mutations mutations =
          new Mutations(instance.json(), new ClaimTruth(instance)::holds, "seed " + seed);
      for (String objective : objectives(instance)) {
        String certificate = new OracleCertificates(instance).of(objective);
        rejected += mutations.rejected(certificate, MUTATIONS, random);
      }
    }
    assertTrue(rejected > 100, "only " + rejected + " mutations were rejected, seed " + seed);
  }
}
