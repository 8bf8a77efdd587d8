package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --plot} of solve and evaluate, and what results of networks look like. */
final class PlotTest {
  private static final String ENGINE = "fake-all-or-nothing";

  @TempDir private Path folder;

  /** Neurons (3, 4) and (1, 0), the target (3, 4): all kept, the error is 2 at (1, -1). */
  private Path instance(String granularity, String more) throws IOException {
    return network("[[3, 4], [1, 0]]", "[[3, 4]]", granularity, more);
  }

  private Path network(String hidden, String target, String granularity, String more)
      throws IOException {
    return Files.writeString(
        folder.resolve("network.json"),
        "{\"format\": \"secateur-instance/1\", \"problem\": \"network-pruning\", \"network\":"
            + " {\"hidden\": "
            + hidden
            + ", \"output\": [1, 2], \"outputActivation\": \"identity\"}, \"target\": {\"hidden\": "
            + target
            + ", \"output\": [1], \"outputActivation\": \"identity\"}, \"granularity\": \""
            + granularity
            + "\", \"domain\": {\"ball\": {\"norm\": 1, \"radius\": 1}}"
            + more
            + "}");
  }

  private Path picture() {
    return folder.resolve("out.svg");
  }

  @Test
  void solveDrawsItsIncumbentAndPrintsTheWorstInput() throws IOException {
    Path instance = instance("neuron", "");
    CommandRun run =
        CommandRun.of(
            "solve", instance.toString(), "--engine", ENGINE, "--plot", picture().toString());
    assertEquals(10, run.code(), run.error());
    assertTrue(run.output().contains("size       2 of 2 neurons\n"), run.output());
    assertTrue(run.output().contains("error      2\nworst      input (1, 0)\n"), run.output());
    String svg = Files.readString(picture());
    assertTrue(
        svg.contains("<title>Neuron pruning: 2 of 2 neurons kept, error 2 (feasible)</title>"),
        svg);
    assertTrue(svg.contains("worst input (1, 0): error 2"), svg);
    assertEquals("", run.error());
  }

  @Test
  void weightsArePrintedAsEvaluateDoes() throws IOException {
    Path instance = instance("weight", "");
    CommandRun run = CommandRun.of("solve", instance.toString(), "--engine", ENGINE);
    assertTrue(run.output().contains("size       6 of 6 weights\n"), run.output());
    assertTrue(
        run.output().contains("kept       4 hidden and 2 output weights of 2 neurons\n"),
        run.output());
  }

  @Test
  void whatIsRefutedIsDrawnToo() throws IOException {
    Path instance = instance("neuron", ", \"tolerance\": 0.5, \"objective\": \"decide\"");
    CommandRun run =
        CommandRun.of(
            "solve",
            instance.toString(),
            "--engine",
            ENGINE,
            "--json",
            "--plot",
            picture().toString());
    assertEquals(20, run.code(), run.error());
    assertTrue(
        Files.readString(picture())
            .contains("no subnetwork is within ε = 0.5 (infeasible, evidence: backend)"));
    assertTrue(run.output().startsWith("{\n") && run.output().endsWith("}\n"), run.output());
  }

  @Test
  void evaluateDrawsTheMaskAndStandardOutputIsAFileToo() throws IOException {
    Path instance = instance("neuron", "");
    CommandRun run =
        CommandRun.withInput(
            "{\"kept\": [0]}",
            "evaluate",
            instance.toString(),
            "-",
            "--plot",
            picture().toString());
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().startsWith("size       1 of 2 neurons\n"), run.output());
    CommandRun piped =
        CommandRun.withInput(
            "{\"kept\": [0]}", "evaluate", instance.toString(), "-", "--plot", "-");
    assertEquals(0, piped.code(), piped.error());
    assertEquals(Files.readString(picture()), piped.output());
    assertTrue(piped.output().contains("1 of 2 neurons kept, error 0 (evaluated exactly)"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(2, files.count(), "nothing is left beside");
    }
  }

  @Test
  void whatCannotBeDrawnIsWrongUsage() throws IOException {
    Path deep = network("[[3, 4, 0], [1, 0, 0]]", "[[3, 4, 0]]", "neuron", "");
    refused("of 2 inputs only, not of 3", "solve", deep, "--engine", ENGINE);
    refused("of 2 inputs only, not of 3", "evaluate", deep);
    Path subsetSum = ExampleFiles.minError(folder);
    refused("not for \"subset-sum\"", "solve", subsetSum, "--engine", "exhaustive");
    refused("not for \"subset-sum\"", "evaluate", subsetSum);
  }

  private void refused(String why, String command, Path instance, String... options) {
    String[] arguments =
        Stream.concat(
                Stream.of(command, instance.toString(), "--plot", picture().toString()),
                Stream.of(options))
            .toArray(String[]::new);
    CommandRun run = CommandRun.of(arguments);
    assertEquals(64, run.code(), run.output());
    assertTrue(run.error().startsWith("secateur: --plot: there are pictures for "), run.error());
    assertTrue(run.error().contains(why), run.error());
    assertEquals(1, run.error().lines().count(), run.error());
    assertEquals("", run.output());
    assertFalse(Files.exists(picture()));
  }

  @Test
  void placesThatAreTakenOrMissingAreNamedFirst() throws IOException {
    Path instance = instance("neuron", "");
    String lost = folder.resolve("no/where.svg").toString();
    CommandRun missing = CommandRun.of("evaluate", instance.toString(), "--plot", lost);
    assertEquals(64, missing.code());
    assertTrue(missing.error().contains("--plot: " + lost + ": there is no folder"));
    for (String command : new String[] {"solve", "evaluate"}) {
      CommandRun twice = CommandRun.of(command, instance.toString(), "--json", "--plot", "-");
      assertEquals(64, twice.code());
      assertTrue(twice.error().contains("--plot: - is standard output"), twice.error());
    }
  }
}
