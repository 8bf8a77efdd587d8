package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate} on networks: the exact error over a domain, and where it is attained. */
final class NetworkEvaluationTest {
  private static final String HEAD =
      "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", ";
  private static final String SQUARE = "{\"box\": {\"lower\": [-1, -1], \"upper\": [1, 1]}}";

  @TempDir private Path folder;

  /** Neurons (3, 4), (1, 0) and (0, 1) with output weights 1, 2 and -1; the target is (3, 4). */
  private Path instance(String granularity, String domain, String more) throws IOException {
    String text =
        HEAD
            + "\"network\": {\"hidden\": [[3, 4], [1, 0], [0, 1]], \"output\": [1, 2, -1],"
            + " \"outputActivation\": \"identity\"}, \"target\": {\"hidden\": [[3, 4]],"
            + " \"output\": [1], \"outputActivation\": \"identity\"}, \"granularity\": \""
            + granularity
            + "\", \"domain\": "
            + domain
            + more
            + "}";
    return Files.writeString(folder.resolve("network.json"), text);
  }

  private CommandRun evaluate(Path instance, String solution, String... options) {
    String[] arguments = new String[3 + options.length];
    arguments[0] = "evaluate";
    arguments[1] = instance.toString();
    arguments[2] = "-";
    System.arraycopy(options, 0, arguments, 3, options.length);
    return CommandRun.withInput(solution, arguments);
  }

  @Test
  void neuronsHaveAnErrorAndAWorstInput() throws IOException {
    Path instance = instance("neuron", SQUARE, ", \"tolerance\": 1.5");
    CommandRun run = evaluate(instance, "{\"kept\": [0, 1]}");
    assertEquals(0, run.code(), run.error());
    assertEquals(
        """
        size       2 of 3 neurons
        kept       0 1
        error      2
        worst      input (1, -1)
        tolerance  3/2 (1.5): exceeded
        """,
        run.output());
    CommandRun exact = evaluate(instance, "{\"kept\": [0]}");
    assertTrue(exact.output().contains("error      0\n"), exact.output());
    assertTrue(exact.output().contains(": within\n"), exact.output());
  }

  @Test
  void anIrrationalErrorIsARoot() throws IOException {
    Path instance = instance("neuron", "{\"ball\": {\"norm\": 2, \"radius\": 1}}", "");
    CommandRun run = evaluate(instance, "{\"kept\": [1, 2]}");
    // The worst is where only (3, 4) - 2 (1, 0) + (0, 1) is active: sqrt(1 + 25).
    assertTrue(run.output().contains("error      sqrt(26) (5.09902)\n"), run.output());
    CommandRun json = evaluate(instance, "{\"kept\": [1, 2]}", "--json");
    assertEquals(
        "{\"format\":\"secateur-evaluation/1\",\"size\":2,\"sizeAllowed\":true,\"error\":\"sqrt(26)\","
            + "\"errorDecimal\":5.0990195135927845,\"kept\":[1,2],\"worstInput\":[\"1\",\"5\"]}\n",
        json.output());
  }

  @Test
  void weightsAreReportedInCanonicalForm() throws IOException {
    Path instance = instance("weight", SQUARE, ", \"size\": {\"atMost\": 3}");
    String masks = "{\"masks\": {\"hidden\": [[1, 1], [1, 0], [0, 0]], \"output\": [[1, 0, 1]]}}";
    CommandRun run = evaluate(instance, masks);
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("size       3 of 9 weights\n"), run.output());
    assertTrue(
        run.output().contains("kept       2 hidden and 1 output weights of 1 neurons\n"),
        run.output());
    CommandRun json = evaluate(instance, masks, "--json");
    assertTrue(
        json.output().contains("\"masks\":{\"hidden\":[[1,1],[0,0],[0,0]],\"output\":[[1,0,0]]}"),
        json.output());
    CommandRun more = evaluate(instance, "{\"kept\": [0, 1]}");
    assertTrue(more.output().contains("6 of 9 weights, not a size that"), more.output());
  }

  @Test
  void withoutAMaskTheNetworksThemselvesAreCompared() throws IOException {
    Path instance = instance("neuron", "{\"points\": [[1, 1], [0, -2], [1, -1]]}", "");
    CommandRun run = CommandRun.of("evaluate", instance.toString());
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("size       3 of 3 neurons\n"), run.output());
    assertTrue(run.output().contains("error      2\nworst      input (1, -1)\n"), run.output());
    Path subsetSum = ExampleFiles.minError(folder);
    assertEquals(64, CommandRun.of("evaluate", subsetSum.toString()).code());
  }

  @Test
  void whatIsTooMuchIsExplained() throws IOException {
    String one = "{\"hidden\": [[1, 1, 1, 1, 1]], \"output\": [1], \"outputActivation\": \"relu\"}";
    Path file =
        Files.writeString(
            folder.resolve("five.json"),
            HEAD
                + "\"network\": "
                + one
                + ", \"target\": "
                + one
                + ", \"granularity\": \"neuron\", \"domain\": {\"ball\": {\"norm\": 2, \"radius\":"
                + " 1}}}");
    CommandRun run = CommandRun.of("evaluate", file.toString());
    assertEquals(64, run.code(), run.output());
    assertEquals(1, run.error().lines().count(), run.error());
    assertTrue(run.error().contains("at most 4 inputs, not 5"), run.error());
  }

  @Test
  void noEngineTakesNetworksYet() throws IOException {
    Path instance = instance("neuron", SQUARE, "");
    CommandRun run = CommandRun.of("solve", instance.toString(), "--engine", "exhaustive");
    assertEquals(64, run.code(), run.output());
    assertTrue(run.error().contains("network-pruning"), run.error());
    CommandRun wrong =
        CommandRun.of(
            "solve", instance.toString(), "--objective", "count", "--engine", "exhaustive");
    assertEquals(64, wrong.code());
    assertTrue(wrong.error().contains("for networks"), wrong.error());
  }
}
