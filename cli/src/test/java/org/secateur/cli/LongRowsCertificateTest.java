package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;
import org.secateur.instances.MalformedInputException;

/**
 * Where rows are so long that a search drops bits of them, a selection may violate a row in full
 * only: a certificate, whose rows are exact, says so and claims the answer all the same.
 */
final class LongRowsCertificateTest {
  private static final int INSTANCES = 40;

  @TempDir private Path folder;

  /** Numbers of some 60 bits beside small ones, and fractions of 2^60. */
  private static String number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "\"" + (random.nextInt(9) - 4) + "/" + (1L << 60) + "\"";
      case 1 -> "\"" + (random.nextLong() >> 4) + "\"";
      default -> "" + (random.nextInt(9) - 4);
    };
  }

  private static String matrix(Random random, int rows, int columns) {
    return IntStream.range(0, rows)
        .mapToObj(
            i ->
                IntStream.range(0, columns)
                    .mapToObj(j -> number(random))
                    .collect(Collectors.joining(", ", "[", "]")))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String network(Random random, int n, int d) {
    return "{\"hidden\": %s, \"output\": %s, \"outputActivation\": \"%s\"}"
        .formatted(
            matrix(random, n, d), matrix(random, 1, n), random.nextBoolean() ? "relu" : "identity");
  }

  private static String json(Random random, String objective) {
    int d = 2 + random.nextInt(2);
    String domain =
        switch (random.nextInt(3)) {
          case 0 -> "{\"ball\": {\"norm\": 2, \"radius\": 1}}";
          case 1 -> "{\"points\": %s}".formatted(Arrays.deepToString(points(random, d)));
          default ->
              "{\"box\": {\"lower\": %s, \"upper\": %s}}"
                  .formatted(
                      Arrays.toString(IntStream.range(0, d).map(j -> -1).toArray()),
                      Arrays.toString(IntStream.range(0, d).map(j -> 2).toArray()));
        };
    return "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", "
        + "\"network\": %s,\n \"target\": %s,\n \"domain\": %s, "
            .formatted(network(random, 2 + random.nextInt(4), d), network(random, 1, d), domain)
        + "\"granularity\": \"neuron\", \"objective\": \"%s\", \"tolerance\": \"%s\"}"
            .formatted(objective, random.nextLong() >>> 4);
  }

  private static int[][] points(Random random, int d) {
    int[][] points = new int[3][];
    Arrays.setAll(points, i -> random.ints(d, -3, 4).toArray());
    return points;
  }

  @ParameterizedTest
  @ValueSource(strings = {"min-size", "min-error", "pareto"})
  void theClaimIsTheAnswer(String objective) throws IOException, MalformedInputException {
    Random seeds = new Random(83);
    for (int i = 0; i < INSTANCES; i++) {
      long seed = seeds.nextLong();
      assertClaimed("seed " + seed, json(new Random(seed), objective));
    }
  }

  /** Worst directions in a round ball have long coordinates, also where weights are short. */
  @ParameterizedTest
  @ValueSource(strings = {"min-error", "pareto"})
  void shortWeightsHaveLongRowsInABall(String objective)
      throws IOException, MalformedInputException {
    String json =
        """
        {"format": "secateur-instance/1", "problem": "network-pruning",
         "network": {"hidden": [[0, 0, 708], [-977, 501, -856], [825, 0, -898],
                                [-977, 501, -856], [937, 456, 213]],
                     "output": [[540, -56, 573, 0, -104]], "outputActivation": "identity"},
         "target": {"hidden": [[-404, -33, -49]], "output": [[0]], "outputActivation": "identity"},
         "domain": {"ball": {"norm": 2, "radius": 2}}, "size": {"exactly": 5},
         "granularity": "neuron", "objective": "%s", "tolerance": 2}
        """
            .formatted(objective);
    String text = assertClaimed(objective, json);
    assertTrue(text.lines().anyMatch(line -> line.startsWith("branch ")), text);
  }

  /** A search may sweep with sums that are a few bits longer than a checker has room for. */
  @ParameterizedTest
  @ValueSource(strings = {"min-size", "decide"})
  void noSweepIsToldWithSumsThatACheckerHasNoRoomFor(String objective)
      throws IOException, MalformedInputException {
    String json =
        """
        {"format": "secateur-instance/1", "problem": "network-pruning",
         "network": {"hidden": [[0, 3]], "output": [["206105966836938244"]],
                     "outputActivation": "identity"},
         "target": {"hidden": [[0, 0], [-3, 0]],
                    "output": [["107595068631254115", "-167062840521625528"]],
                    "outputActivation": "identity"},
         "domain": {"box": {"lower": [-1, -1], "upper": ["1/2", 1]}},
         "granularity": "neuron", "objective": "%s", "tolerance": "501188521564876584"}
        """
            .formatted(objective);
    assertClaimed(objective, json);
  }

  private String assertClaimed(String name, String json)
      throws IOException, MalformedInputException {
    SolvedNetwork solved = SolvedNetwork.of(folder, json);
    CheckReport report = solved.check(solved.text());
    String all = name + "\n" + json + "\n" + solved.text() + report;
    assertEquals(Verdict.VALID, report.verdict(), all);
    assertEquals(solved.expected(), solved.claim(), all);
    return solved.text();
  }
}
