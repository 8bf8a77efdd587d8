package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Native engines that misbehave cost one explained error, or nothing but their claim. */
@Tag("process")
final class IsolationTest {
  @TempDir private Path folder;

  private CommandRun solve(String engine, String... options) throws IOException {
    String instance = ExampleFiles.minError(folder).toString();
    return CommandRun.of(
        Stream.concat(Stream.of("solve", instance, "--engine", engine), Stream.of(options))
            .toArray(String[]::new));
  }

  private static void assertExplained(CommandRun run, String... parts) {
    assertEquals(70, run.code(), run.error());
    assertEquals("", run.output());
    assertEquals(1, run.error().lines().count(), run.error());
    for (String part : parts) {
      assertTrue(run.error().contains(part), run.error());
    }
  }

  @Test
  void aProcessThatEndsIsExplainedWithItsLastWords() throws IOException {
    assertExplained(
        solve("fake-halting"), "engine fake-halting", "exit code 3", "these are my last words");
  }

  @Test
  void aSignalIsNamed() throws IOException {
    assertExplained(solve("fake-killed"), "engine fake-killed", "signal 9 (SIGKILL");
  }

  @Test
  void aMissingLibraryIsNamed() throws IOException {
    assertExplained(
        solve("fake-unlinked"), "engine fake-unlinked", "secateur-library-that-is-not-there");
  }

  @Test
  void aHangIsCutOffAndTheIncumbentKept() throws IOException {
    String instance = ExampleFiles.minError(folder).toString();
    CommandRun run =
        GrowingLimit.untilHeard(
            "13/20",
            limit ->
                CommandRun.of("solve", instance, "--engine=fake-hanging", "--time-limit=" + limit));
    // Who waits for the engine to wake up gets an error.
    assertEquals(10, run.code(), run.error());
    assertTrue(run.output().contains("status     feasible (stopped: time)"), run.output());
    assertTrue(run.output().contains("error      13/20 (0.65)"), run.output());
  }

  @Test
  void noiseOnStandardOutputDoesNotReachTheResult() throws IOException {
    CommandRun run = solve("fake-chatty", "--json");
    assertEquals(10, run.code(), run.error());
    assertFalse(run.output().contains("noise"), run.output());
    assertTrue(run.output().contains("\"fake-chatty\""), run.output());
  }

  @Test
  void checkSaysWhichEnginesWork() {
    CommandRun run = CommandRun.of("engines", "--check", "--json");
    assertEquals(0, run.code(), run.error());
    assertTrue(
        run.output().contains("\"availability\":\"not available: engine fake-unlinked"),
        run.output());
    assertTrue(run.output().contains("\"availability\":\"available\""), run.output());
  }

  /** Folders of other programs' runs may come and go; one of this run would stay. */
  @Test
  void nothingIsLeftInTheTemporaryFolder() throws IOException, InterruptedException {
    Set<Path> before = runFolders();
    solve("fake-chatty");
    solve("fake-killed");
    Set<Path> left = runFolders();
    left.removeAll(before);
    for (int patience = 0; patience < 600 && !left.isEmpty(); patience++) {
      Thread.sleep(100);
      left.retainAll(runFolders());
    }
    assertEquals(Set.of(), left);
  }

  private static Set<Path> runFolders() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(p -> p.getFileName().toString().startsWith("secateur-run-"))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }
}
