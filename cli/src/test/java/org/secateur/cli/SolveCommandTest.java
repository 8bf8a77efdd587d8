package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SolveCommandTest {
  @TempDir private Path folder;

  private CommandRun solve(Path instance, String... options) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("solve", instance.toString(), "--engine", "exhaustive"),
                Stream.of(options))
            .toArray(String[]::new));
  }

  @Test
  void anOptimumHasCode0AndSaysItsErrorExactly() throws IOException {
    CommandRun run = solve(ExampleFiles.minError(folder));
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("status     optimal\n"), run.output());
    assertTrue(run.output().contains("evidence   proved: exact"), run.output());
    assertTrue(run.output().contains("error      1/20 (0.05)\n"), run.output());
    assertTrue(run.output().contains("bounds     least error = 1/20 (0.05)\n"), run.output());
    assertEquals("", run.error());
  }

  @Test
  void anInfeasibleInstanceHasCode20() throws IOException {
    CommandRun run = solve(ExampleFiles.infeasible(folder), "--json");
    assertEquals(20, run.code(), run.error());
    assertTrue(run.output().contains("\"infeasible\""), run.output());
  }

  @ParameterizedTest
  @CsvSource({"fake-endless, 10", "fake-stubborn, 10"})
  void aFeasibleAnswerHasCode10(String engine, int code) throws IOException {
    String instance = ExampleFiles.minError(folder).toString();
    CommandRun run =
        GrowingLimit.untilHeard(
            "13/20",
            limit -> CommandRun.of("solve", instance, "--engine", engine, "--time-limit", limit));
    // Without its limit neither engine would answer, but end with an error.
    assertEquals(code, run.code(), run.error());
    assertTrue(run.output().contains("status     feasible (stopped: time)"), run.output());
    assertTrue(run.output().contains("error      13/20 (0.65)"), run.output());
  }

  @Test
  void anIncumbentThatAnswersTheQuestionIsProved() throws IOException {
    Path near =
        ExampleFiles.write(
            folder, "near.json", "\"target\": 0.1, \"tolerance\": 0.1, \"objective\": \"decide\"");
    CommandRun run =
        GrowingLimit.untilHeard(
            "proved",
            limit ->
                CommandRun.of(
                    "solve", near.toString(), "--engine=fake-stubborn", "--time-limit", limit));
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("proved"), run.output());
  }

  @Test
  void anIncumbentBeyondTheToleranceIsNone() throws IOException {
    CommandRun run =
        CommandRun.of(
            "solve",
            ExampleFiles.minSize(folder).toString(),
            "--engine",
            "fake-stubborn",
            "--time-limit",
            "1ms");
    assertEquals(30, run.code(), run.error());
    assertTrue(run.output().contains("status     unknown (stopped: time)"), run.output());
  }

  @Test
  void runningOutOfMemoryKeepsTheIncumbent() throws IOException {
    CommandRun run =
        CommandRun.of("solve", ExampleFiles.minError(folder).toString(), "--engine", "fake-hungry");
    assertEquals(10, run.code(), run.error());
    assertTrue(run.output().contains("stopped: memory"), run.output());
  }

  @Test
  void aFaultIsOneLineWithCode70() throws IOException {
    CommandRun run =
        CommandRun.of("solve", ExampleFiles.minError(folder).toString(), "--engine", "fake-faulty");
    assertEquals(70, run.code());
    assertEquals("", run.output());
    assertEquals(1, run.error().lines().count(), run.error());
    assertTrue(run.error().contains("SECATEUR_TRACE=1"), run.error());
  }

  @Test
  void theObjectiveOptionOverridesTheInstance() throws IOException {
    CommandRun pareto = solve(ExampleFiles.minError(folder), "--objective", "pareto");
    assertEquals(0, pareto.code(), pareto.error());
    assertTrue(pareto.output().contains("  size  least error    kept\n"), pareto.output());
    assertTrue(pareto.output().contains("     0  0.65           none\n"), pareto.output());
    CommandRun count = solve(ExampleFiles.minSize(folder), "--objective", "count");
    assertTrue(count.output().contains(" masks within the tolerance"), count.output());
  }

  @Test
  void anObjectiveThatTheInstanceCannotServeIsWrongUsage() throws IOException {
    CommandRun run = solve(ExampleFiles.minError(folder), "--objective", "min-size");
    assertEquals(64, run.code());
    assertTrue(run.error().contains("--objective: min-size: tolerance: missing"), run.error());
  }

  @Test
  void manyTargetsAreSummarised() throws IOException {
    CommandRun run = solve(ExampleFiles.manyTargets(folder));
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("targets    3: 3 optimal\n"), run.output());
    assertTrue(run.output().contains("sizes      "), run.output());
    assertTrue(run.output().contains("error      1/20 (0.05) at most\n"), run.output());
  }

  @Test
  void standardInputIsAnInstance() {
    CommandRun run =
        CommandRun.withInput(
            ExampleFiles.instance("\"target\": 0.6, \"objective\": \"min-error\""),
            "solve",
            "-",
            "--engine",
            "exhaustive");
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("error      0\n"), run.output());
  }

  @Test
  void theOutputFileIsTheDocumentAndNothingIsLeftBeside() throws IOException {
    Path file = folder.resolve("result.json");
    Files.writeString(file, "old");
    CommandRun run = solve(ExampleFiles.minError(folder), "--output", file.toString(), "--json");
    assertEquals(0, run.code(), run.error());
    assertEquals(run.output(), Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("min-error.json", "result.json"),
          files.map(p -> p.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aSymbolicLinkStaysOne() throws IOException {
    Path file = Files.writeString(folder.resolve("real.json"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file.getFileName());
    assertEquals(0, solve(ExampleFiles.minError(folder), "--output", link.toString()).code());
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.readString(file).contains("secateur-result/1"));
  }

  @Test
  void outputToStandardOutputIsTheOnlyThingThere() throws IOException {
    CommandRun file = solve(ExampleFiles.minError(folder), "--output", "-");
    CommandRun json = solve(ExampleFiles.minError(folder), "--json");
    assertEquals(json.output(), file.output());
    assertTrue(json.output().startsWith("{"), json.output());
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedBeforeTheWork() throws IOException {
    Path nowhere = folder.resolve("no/such/folder.json");
    CommandRun run = solve(ExampleFiles.minError(folder), "--output", nowhere.toString());
    assertEquals(64, run.code());
    assertTrue(run.error().contains("there is no folder"), run.error());
    assertFalse(Files.exists(nowhere.getParent()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--time-limit=60",
        "--time-limit=soon",
        "--time-limit=-1s",
        "--memory-limit=0",
        "--memory-limit=much",
        "--memory-limit=99999999999999999999t",
        "--threads=0",
        "--threads=two",
        "--seed=x",
        "--engine=none-such",
        "--objective=best",
        "--no-such-option"
      })
  void badOptionsAreWrongUsage(String option) throws IOException {
    CommandRun run = CommandRun.of("solve", ExampleFiles.minError(folder).toString(), option);
    assertEquals(64, run.code(), run.error());
    assertTrue(run.error().startsWith("secateur: "), run.error());
    assertEquals("", run.output());
  }

  @Test
  void anEngineThatCannotTakeTheInstanceSaysWhy() throws IOException {
    Path cover =
        ExampleFiles.write(folder, "c.json", "\"interval\": [0, 1], \"objective\": \"cover\"");
    CommandRun run = solve(cover);
    assertEquals(64, run.code());
    assertTrue(run.error().contains("it does not answer cover"), run.error());
  }

  @Test
  void progressIsDrawnOnATerminalAndCleared() throws IOException {
    String instance = ExampleFiles.minError(folder).toString();
    CommandRun drawn =
        GrowingLimit.untilHeard(
            "searching",
            limit ->
                CommandRun.onTerminal(
                    100, "", "solve", instance, "--engine=fake-endless", "--time-limit", limit));
    assertTrue(drawn.error().contains("searching"), drawn.error());
    String last =
        drawn.error().substring(drawn.error().lastIndexOf('\r', drawn.error().length() - 2));
    assertTrue(last.isBlank(), drawn.error());
    CommandRun quiet =
        CommandRun.onTerminal(
            100,
            "",
            "solve",
            instance,
            "--engine",
            "fake-endless",
            "--time-limit",
            "1500ms",
            "--quiet");
    assertEquals("", quiet.error());
  }
}
