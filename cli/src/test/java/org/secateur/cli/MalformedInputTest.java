package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is one line, code 50, and nothing on standard output. */
final class MalformedInputTest {
  private static final String HEAD =
      "{\"format\": \"secateur-instance/1\", \"problem\": \"subset-sum\", ";

  @TempDir private Path folder;

  private static void assertRefused(CommandRun run, String name) {
    assertEquals(50, run.code(), run.error());
    assertEquals("", run.output());
    assertEquals(1, run.error().lines().count(), run.error());
    assertTrue(run.error().startsWith("secateur: " + name), run.error());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "not JSON",
        "{\"format\": \"secateur-instance/9\"}",
        HEAD + "\"samples\": [], \"target\": 1, \"objective\": \"min-error\"}",
        HEAD + "\"samples\": [NaN], \"target\": 1, \"objective\": \"min-error\"}",
        HEAD + "\"samples\": [\"Infinity\"], \"target\": 1, \"objective\": \"min-error\"}",
        HEAD + "\"samples\": [\"1/0\"], \"target\": 1, \"objective\": \"min-error\"}",
        HEAD + "\"samples\": [1, [2]], \"target\": 1, \"objective\": \"min-error\"}",
        HEAD + "\"samples\": [1], \"target\": true, \"objective\": \"min-error\"}",
        HEAD + "\"samples\": [1], \"objective\": \"min-error\"}",
        HEAD + "\"samples\": [1], \"target\": 1, \"objective\": \"min-size\"}",
        HEAD + "\"samples\": [1], \"target\": 1, \"objective\": \"best\"}",
        HEAD + "\"samples\": [1], \"target\": 1, \"objective\": \"decide\", \"tolerance\": -1}",
        HEAD
            + "\"samples\": [1], \"target\": 1, \"objective\": \"min-error\","
            + " \"size\": {\"exactly\": 2}}",
        HEAD + "\"samples\": {\"npz\": \"none.npz\", \"array\": \"a\"}, \"target\": 1}",
      })
  void everyKindOfMalformedInstance(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), text);
    assertRefused(
        CommandRun.of("solve", file.toString(), "--engine", "exhaustive", "--json"),
        file.toString());
  }

  @Test
  void theMessageNamesThePlaceTheValueAndWhatWasExpected() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("bad.json"),
            HEAD + "\"samples\": [1, \"x\"], \"target\": 1, \"objective\": \"min-error\"}");
    CommandRun run = CommandRun.of("solve", file.toString(), "--engine", "exhaustive");
    assertRefused(run, file.toString());
    assertTrue(run.error().contains("$.samples[1]"), run.error());
    assertTrue(run.error().contains("x"), run.error());
    assertTrue(run.error().contains("expected"), run.error());
  }

  @Test
  void filesThatAreNotThere() {
    String name = folder.resolve("none.json").toString();
    assertRefused(CommandRun.of("solve", name, "--engine", "exhaustive"), name + ": no such file");
    assertRefused(CommandRun.of("evaluate", name, name), name + ": no such file");
  }

  @Test
  void aFolderIsNotAFile() {
    String name = folder.toString();
    assertRefused(CommandRun.of("solve", name, "--engine", "exhaustive"), name + ": is a folder");
  }

  @Test
  void standardInputIsNamedSo() {
    CommandRun run = CommandRun.withInput("{", "solve", "-", "--engine", "exhaustive");
    assertRefused(run, "standard input");
  }

  @Test
  void aMalformedInputLeavesNoOutputFile() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), "{");
    Path output = folder.resolve("out.json");
    assertRefused(
        CommandRun.of(
            "solve", file.toString(), "--engine", "exhaustive", "--output", output.toString()),
        file.toString());
    assertTrue(Files.notExists(output));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kept\": [4]}",
        "{\"kept\": [0, 0]}",
        "{\"kept\": [-1]}",
        "{\"kept\": [0.5]}",
        "{\"kept\": 1}"
      })
  void malformedSolutions(String text) throws IOException {
    Path solution = Files.writeString(folder.resolve("solution.json"), text);
    Path instance = ExampleFiles.minError(folder);
    assertRefused(
        CommandRun.of("evaluate", instance.toString(), solution.toString()), solution.toString());
  }
}
