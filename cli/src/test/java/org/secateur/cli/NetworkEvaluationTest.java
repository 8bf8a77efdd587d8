package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
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

  /** Neurons (i, 1, −1, i − 2, 1) for i below n, over a ball of the 2-norm. */
  private Path beyondEnumeration(int n, String more) throws IOException {
    StringJoiner hidden = new StringJoiner(", ", "[", "]");
    StringJoiner output = new StringJoiner(", ", "[", "]");
    for (int i = 0; i < n; i++) {
      hidden.add("[" + i + ", " + (7 * i % 5 - 2) + ", -1, " + (i - 2) + ", " + i * i % 7 + "]");
      output.add(Integer.toString(i % 2 == 0 ? 1 : -1));
    }
    String text =
        HEAD
            + "\"network\": {\"hidden\": "
            + hidden
            + ", \"output\": "
            + output
            + ", \"outputActivation\": \"identity\"}, \"target\": {\"hidden\": [[1, 1, 1, 1, 1]],"
            + " \"output\": [1], \"outputActivation\": \"identity\"}, \"granularity\": \"neuron\","
            + " \"domain\": {\"ball\": {\"norm\": 2, \"radius\": 1}}"
            + more
            + "}";
    return Files.writeString(folder.resolve("five.json"), text);
  }

  @Test
  void beyondEnumerationTheErrorIsBracketed() throws IOException {
    Path file = beyondEnumeration(3, ", \"tolerance\": 1");
    CommandRun closed = CommandRun.of("evaluate", file.toString());
    assertEquals(0, closed.code(), closed.error());
    assertTrue(closed.output().contains("error      "), closed.output());
    assertFalse(closed.output().contains("bracket"), closed.output());
    CommandRun json = CommandRun.of("evaluate", file.toString(), "--json");
    assertTrue(
        json.output()
            .matches(
                "(?s).*\"error\":\"([^\"]+)\".*\"errorBounds\":\\{\"lower\":\"\\1\",.*\"upper\":\"\\1\""
                    + ".*\"evidence\":\"proved\",\"stopReason\":\"completed\".*"),
        json.output());
  }

  @Test
  void anOpenBracketSaysSo() throws IOException {
    Path file = beyondEnumeration(14, ", \"tolerance\": 1");
    CommandRun open = CommandRun.of("evaluate", file.toString(), "--time-limit", "0s");
    assertEquals(10, open.code(), open.error());
    assertTrue(open.output().contains("a bracket, both ends proved\nlower "), open.output());
    assertTrue(open.output().contains("stopped: time\n"), open.output());
    CommandRun json =
        CommandRun.of("evaluate", file.toString(), "--time-limit", "0s", "--json", "--quiet");
    assertEquals(10, json.code(), json.error());
    assertTrue(json.output().contains("\"errorBounds\":{\"lower\":"), json.output());
    assertFalse(json.output().contains("\"error\":"), json.output());
    CommandRun wide = CommandRun.of("evaluate", file.toString(), "--gap", "1000", "--json");
    assertEquals(10, wide.code(), wide.error());
    assertTrue(wide.output().contains("\"stopReason\":\"completed\""), wide.output());
  }

  @Test
  void wrongOptionsOfABracketAreExplained() throws IOException {
    Path file = beyondEnumeration(3, "");
    for (String gap : new String[] {"-1", "wide"}) {
      CommandRun run = CommandRun.of("evaluate", file.toString(), "--gap", gap);
      assertEquals(64, run.code(), run.output());
      assertTrue(run.error().contains("--gap: " + gap + ", expected a number"), run.error());
    }
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
