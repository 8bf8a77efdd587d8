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
import org.secateur.instances.families.FamilyOption;
import org.secateur.instances.families.InstanceFamily;

final class OtherCommandsTest {
  @TempDir private Path folder;

  @Test
  void evaluateSaysTheErrorExactly() throws IOException {
    Path instance = ExampleFiles.minSize(folder);
    Path solution = Files.writeString(folder.resolve("s.json"), "{\"kept\": [0, 1]}");
    CommandRun run = CommandRun.of("evaluate", instance.toString(), solution.toString());
    assertEquals(0, run.code(), run.error());
    assertTrue(run.output().contains("size       2 of 4\n"), run.output());
    assertTrue(run.output().contains("error      1/10 (0.1)\n"), run.output());
    assertTrue(run.output().contains("tolerance  1/10 (0.1): within\n"), run.output());
  }

  @Test
  void evaluateAgreesWithSolve() throws IOException {
    for (Path instance :
        new Path[] {ExampleFiles.minError(folder), ExampleFiles.manyTargets(folder)}) {
      Path result = folder.resolve("result.json");
      CommandRun.of(
          "solve", instance.toString(), "--engine", "exhaustive", "--output", result.toString());
      CommandRun run =
          CommandRun.withInput(
              Files.readString(result), "evaluate", instance.toString(), "-", "--json");
      assertEquals(0, run.code(), run.error());
      assertTrue(run.output().contains("\"error\":\"1/20\""), run.output());
      assertTrue(run.output().contains("\"format\":\"secateur-evaluation/1\""), run.output());
    }
  }

  @Test
  void evaluateNeedsATarget() throws IOException {
    Path instance =
        ExampleFiles.write(folder, "c.json", "\"interval\": [0, 1], \"objective\": \"cover\"");
    CommandRun run = CommandRun.of("evaluate", instance.toString(), "-");
    assertEquals(64, run.code());
  }

  @Test
  void onlyOneStandardInput() {
    assertEquals(64, CommandRun.of("evaluate", "-", "-").code());
  }

  @Test
  void everyFamilyIsDeterministicAndRereads() throws IOException {
    Path nothing = Files.writeString(folder.resolve("nothing.json"), "{\"kept\": []}");
    for (InstanceFamily family : InstalledFamilies.all()) {
      CommandRun first = CommandRun.of("generate", family.name(), "--seed", "7");
      assertEquals(0, first.code(), family.name() + ": " + first.error());
      assertEquals(first, CommandRun.of("generate", family.name(), "--seed", "7"));
      CommandRun evaluated =
          CommandRun.withInput(first.output(), "evaluate", "-", nothing.toString());
      assertEquals(0, evaluated.code(), family.name() + ": " + evaluated.error());
    }
  }

  @Test
  void theHelpOfGenerateNamesEveryOption() {
    CommandRun all = CommandRun.of("generate", "--help");
    assertEquals(0, all.code());
    for (InstanceFamily family : InstalledFamilies.all()) {
      CommandRun one = CommandRun.of("generate", family.name(), "--help");
      assertEquals(0, one.code());
      assertTrue(all.output().contains("  " + family.name()), all.output());
      for (FamilyOption option : family.options()) {
        assertTrue(all.output().contains("--" + option.name()), all.output());
        assertTrue(one.output().contains("--" + option.name() + "=VALUE"), one.output());
      }
    }
  }

  @Test
  void generateRequiresASeedAndGoodValues() {
    CommandRun missing = CommandRun.of("generate", "uniform");
    assertEquals(64, missing.code());
    assertTrue(missing.error().contains("--seed"), missing.error());
    CommandRun bad = CommandRun.of("generate", "uniform", "--seed", "1", "--n", "many");
    assertEquals(64, bad.code());
    assertTrue(bad.error().contains("many"), bad.error());
    assertEquals("", bad.output());
    assertEquals(64, CommandRun.of("generate").code());
    CommandRun strong =
        CommandRun.of("generate", "kink-separated", "--seed", "1", "--tolerance", "1");
    assertEquals(64, strong.code());
    assertTrue(strong.error().contains("expected a number ≥ 0 and below"), strong.error());
    CommandRun wide = CommandRun.of("generate", "threshold", "--seed", "1", "--with", "n=17");
    assertEquals(64, wide.code());
    assertTrue(wide.error().contains("at most 16 neurons"), wide.error());
    assertEquals(64, CommandRun.of("generate", "no-such-family", "--seed", "1").code());
  }

  @Test
  void enginesAreListedWithWhatTheySolve() {
    CommandRun run = CommandRun.of("engines");
    assertEquals(0, run.code(), run.error());
    String row =
        run.output().lines().filter(l -> l.startsWith("exhaustive")).findFirst().orElseThrow();
    assertTrue(row.contains("proved"), row);
    assertTrue(row.contains("this process"), row);
    assertTrue(row.contains("-"), row);
    CommandRun json = CommandRun.of("engines", "--json");
    assertTrue(json.output().contains("\"name\":\"exhaustive\""), json.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"solve", "evaluate", "generate", "engines"})
  void everyCommandHasHelp(String command) {
    CommandRun run = CommandRun.of(command, "--help");
    assertEquals(0, run.code());
    assertTrue(run.output().contains("secateur " + command), run.output());
    assertEquals("", run.error());
  }

  @Test
  void theProgramSaysItsCommandsAndVersion() {
    CommandRun help = CommandRun.of("--help");
    assertEquals(0, help.code());
    assertTrue(help.output().contains("Exit codes"), help.output());
    assertEquals(0, CommandRun.of("--version").code());
    CommandRun nothing = CommandRun.of();
    assertEquals(64, nothing.code());
    assertTrue(nothing.error().contains("Try 'secateur --help'"), nothing.error());
    assertEquals(64, CommandRun.of("no-such-command").code());
  }
}
