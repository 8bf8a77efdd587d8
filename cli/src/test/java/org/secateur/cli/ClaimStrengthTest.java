package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;
import org.secateur.instances.MalformedInputException;
import org.secateur.model.Status;

/** A certificate claims all that the answer says, and no line of it one size more than is true. */
final class ClaimStrengthTest {
  private static final int INSTANCES = 100;

  @TempDir private Path folder;

  /** Weights of few digits, some 0; some neurons are equal, parallel or opposite to another. */
  private static int[][] rows(Random random, int rows, int columns) {
    int[][] entries = new int[rows][columns];
    for (int i = 0; i < rows; i++) {
      int[] other = entries[random.nextInt(i + 1)];
      int factor = List.of(1, 2, -1).get(random.nextInt(3));
      boolean isParallel = random.nextInt(3) == 0;
      Arrays.setAll(
          entries[i],
          j -> isParallel ? factor * other[j] : random.nextInt(4) == 0 ? 0 : random.nextInt(9) - 4);
    }
    return entries;
  }

  private static String network(Random random, int n, int d, int m) {
    return "{\"hidden\": %s, \"output\": %s, \"outputActivation\": \"%s\"}"
        .formatted(
            Arrays.deepToString(rows(random, n, d)),
            Arrays.deepToString(rows(random, m, n)),
            random.nextInt(3) == 0 ? "relu" : "identity");
  }

  private static String domain(Random random, int d) {
    int[] low = random.ints(d, -2, random.nextInt(3) == 0 ? 1 : 0).toArray();
    int[] high = random.ints(d, 1, 3).toArray();
    return switch (random.nextInt(5)) {
      case 0 -> "{\"ball\": {\"norm\": 1, \"radius\": \"3/2\"}}";
      case 1 -> "{\"ball\": {\"norm\": 2, \"radius\": \"3/4\"}}";
      case 2 -> "{\"points\": %s}".formatted(Arrays.deepToString(rows(random, 3, d)));
      default ->
          "{\"box\": {\"lower\": %s, \"upper\": %s}}"
              .formatted(Arrays.toString(low), Arrays.toString(high));
    };
  }

  private static String json(Random random, String granularity, String objective, int d) {
    boolean isByWeights = granularity.equals("weight");
    int m = 1 + random.nextInt(2);
    int n = isByWeights ? 1 + random.nextInt(d == 1 ? 3 : 2) : 1 + random.nextInt(d == 3 ? 5 : 7);
    int k = 2 + random.nextInt(isByWeights ? n * (d + m) - 1 : n);
    String size =
        switch (random.nextInt(4)) {
          case 0 -> ", \"size\": {\"exactly\": %s}".formatted(Math.min(k, n * (d + m)));
          case 1 -> ", \"size\": {\"atMost\": %s}".formatted(k - 1);
          default -> "";
        };
    size = !isByWeights && k > n ? "" : size;
    return "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", "
        + "\"network\": %s,\n \"target\": %s,\n \"domain\": %s%s, "
            .formatted(
                network(random, n, d, m),
                network(random, 1 + random.nextInt(2), d, m),
                domain(random, d),
                size)
        + "\"granularity\": \"%s\", \"objective\": \"%s\", \"tolerance\": \"%s/8\"}"
            .formatted(granularity, objective, random.nextInt(50));
  }

  @ParameterizedTest
  @CsvSource({
    "neuron, min-size", "neuron, min-error", "neuron, decide", "neuron, pareto",
    "weight, min-size", "weight, min-error", "weight, decide", "weight, pareto"
  })
  void theClaimIsTheAnswer(String granularity, String objective)
      throws IOException, MalformedInputException {
    Random seeds = new Random(71);
    for (int d = 1; d <= 3; d++) {
      for (int i = 0; i < INSTANCES; i++) {
        long seed = seeds.nextLong();
        SolvedNetwork solved =
            SolvedNetwork.of(folder, json(new Random(seed), granularity, objective, d));
        CheckReport report = solved.check(solved.text());
        String all =
            "seed " + seed + ", d = " + d + "\n" + solved.json() + "\n" + solved.text() + report;
        assertEquals(Verdict.VALID, report.verdict(), all);
        assertEquals(solved.expected(), solved.claim(), all);
        if (solved.answer().status() == Status.OPTIMAL) {
          solved.assertStrongest(all);
        }
      }
    }
  }
}
