package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Network pruning by the backends, each in its own process. */
@Tag("process")
@Tag("native")
final class NetworkBackendTest {
  @TempDir private Path folder;

  /** The target is the sum of the first two neurons; the others are in the way. */
  private CommandRun solve(String granularity, String tolerance, String engine, String... options)
      throws IOException {
    String text =
        """
        {"format": "secateur-instance/1", "problem": "network-pruning",
         "network": {"hidden": [[1, 0], [0, 1], [1, 1], ["1/3", -1]], "output": [1, 1, "1/2", 3],
                     "outputActivation": "identity"},
         "target": {"hidden": [[1, 0], [0, 1]], "output": [1, 1], "outputActivation": "identity"},
         "domain": {"box": {"lower": [-1, -1], "upper": [1, 1]}},
         "granularity": "%s", "tolerance": "%s", "objective": "min-size"}
        """
            .formatted(granularity, tolerance);
    Path instance = Files.writeString(folder.resolve("network.json"), text);
    String[] first = {"solve", instance.toString(), "--engine", engine};
    return CommandRun.of(
        Stream.concat(Stream.of(first), Stream.of(options)).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cp-sat", "scip", "highs", "z3", "z3-forall"})
  void theTicketIsFound(String engine) throws IOException {
    CommandRun run = solve("neuron", "0", engine, "--json");
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("\"kept\": [0, 1]"), run.output());
    assertTrue(run.output().contains("\"evidence\": \"backend\""), run.output());
    assertTrue(run.output().contains("\"worstInput\""), run.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cp-sat", "z3", "z3-forall"})
  void theFewestWeightsAreFound(String engine) throws IOException {
    CommandRun run = solve("weight", "0", engine, "--json");
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("\"size\": 4"), run.output());
  }

  @Test
  void aFrontierOfWeightMasksComesBackFromTheProcess() throws IOException {
    CommandRun run = solve("weight", "0", "cp-sat", "--json", "--objective", "pareto");
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("\"frontier\""), run.output());
  }

  @Test
  void whatIsNotSupportedIsWrongUsage() throws IOException {
    CommandRun run = solve("neuron", "0", "z3-forall", "--objective", "pareto");
    assertEquals(64, run.code(), run.output());
    assertTrue(run.error().contains("z3-forall answers decide and min-size"), run.error());
  }

  @Test
  void enginesNameTheQuestionsAboutNetworks() {
    CommandRun run = CommandRun.of("engines");
    String z3 =
        run.output().lines().filter(l -> l.startsWith("z3 ")).skip(1).findFirst().orElseThrow();
    assertTrue(z3.contains("networks: min-error, min-size, decide, pareto"), z3);
    String quantified =
        run.output()
            .lines()
            .filter(l -> l.startsWith("z3-forall "))
            .skip(1)
            .findFirst()
            .orElseThrow();
    assertTrue(quantified.contains("networks: min-size, decide)"), quantified);
    CommandRun json = CommandRun.of("engines", "--json");
    assertTrue(
        json.output().contains("\"networkObjectives\":[\"min-size\",\"decide\"]"), json.output());
  }
}
