package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Solve, check, corrupt, check again: the whole way through the command line. */
final class CertificateTest {
  private static final String VECTORS =
      "{\"format\": \"secateur-instance/1\", \"problem\": \"subset-sum\", \"tolerance\": 0.25, "
          + "\"samples\": [[1, 0.1], [\"1/3\", -0.3], [-0.5, \"0x1p-3\"], [0.7, 2]], "
          + "\"targets\": [[0.5, 0.5], [1, 1], [-3, 0]]}";

  @TempDir private Path folder;

  private Path certificate() {
    return folder.resolve("answer.crt");
  }

  private CommandRun solve(Path instance, String objective, String engine) {
    return CommandRun.of(
        "solve",
        instance.toString(),
        "--objective",
        objective,
        "--engine",
        engine,
        "--certificate",
        certificate().toString());
  }

  private CommandRun check(Path instance) {
    return CommandRun.of("check", instance.toString(), certificate().toString());
  }

  private Path everything() throws IOException {
    return ExampleFiles.write(
        folder,
        "all.json",
        "\"targets\": [0.65, 0.9, 7], \"tolerance\": 0.1, \"interval\": [0, 0.6]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"min-error", "min-size", "decide", "count", "pareto", "cover", "is-cover"})
  void everyObjectiveHasAValidCertificate(String objective) throws IOException {
    Path instance = everything();
    CommandRun solved = solve(instance, objective, "auto");
    assertTrue(solved.code() == 0 || solved.code() == 20, solved.error());
    assertTrue(solved.error().contains("certificate: " + certificate() + ", "), solved.error());
    CommandRun run = check(instance);
    assertEquals(0, run.code(), run.output() + Files.readString(certificate()));
    assertTrue(run.output().startsWith("verdict    VALID\nverified   "), run.output());
    assertTrue(run.output().contains("\nrests on   "), run.output());
    assertFalse(run.output().contains("nothing is claimed"), run.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"min-error", "min-size", "decide", "count", "pareto"})
  void vectorsAndManyTargetsHaveAValidCertificate(String objective) throws IOException {
    Path instance = Files.writeString(folder.resolve("vectors.json"), VECTORS);
    solve(instance, objective, "auto");
    CommandRun run = check(instance);
    assertEquals(0, run.code(), run.output() + Files.readString(certificate()));
    assertEquals(3, run.output().split("\nverified ").length - 1, run.output());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "error < 1/20 | error < 1/10 | certificate line 6: mask",
        "min-error 1/20 | min-error 1/10 | certificate line 4: lower bound 1/10 above",
        "witness 0 3 | witness 0 2 | certificate line 5: witness has error 7/20, expected at most",
        "target 0 | target 9 | certificate line 3: target 9, the instance has 1",
      })
  void oneChangedDigitIsRejectedWithTheReason(String before, String after, String reason)
      throws IOException {
    Path instance = ExampleFiles.minError(folder);
    assertEquals(0, solve(instance, "min-error", "auto").code());
    assertEquals(0, check(instance).code());
    String text = Files.readString(certificate());
    assertTrue(text.contains(before), text);
    Files.writeString(certificate(), text.replaceFirst(before, after));
    CommandRun run = check(instance);
    assertEquals(40, run.code(), run.output());
    assertTrue(run.output().contains("verdict    INVALID\nreason     " + reason), run.output());
  }

  @Test
  void anotherInstanceIsRejected() throws IOException {
    assertEquals(0, solve(ExampleFiles.minError(folder), "min-error", "auto").code());
    CommandRun run = check(ExampleFiles.manyTargets(folder));
    assertEquals(40, run.code());
    assertTrue(run.output().contains("certificate line 2: instance hash "), run.output());
  }

  @Test
  void brokenTextHasCode50() throws IOException {
    Path instance = ExampleFiles.minError(folder);
    Files.writeString(certificate(), "secateur-certificate 1\nhello\n");
    CommandRun run = check(instance);
    assertEquals(50, run.code());
    assertTrue(
        run.output().contains("certificate line 2: \"hello\", expected \"instance\""),
        run.output());
    assertEquals(
        50, CommandRun.of("check", instance.toString(), folder.resolve("no").toString()).code());
    assertEquals(64, CommandRun.of("check", "-", "-").code());
  }

  @Test
  void aRunStoppedByALimitHasAValidCertificate() throws IOException {
    Path instance = ExampleFiles.minError(folder);
    CommandRun solved =
        GrowingLimit.untilHeard(
            "13/20",
            limit ->
                CommandRun.of(
                    "solve",
                    instance.toString(),
                    "--engine",
                    "fake-endless",
                    "--time-limit",
                    limit,
                    "--certificate",
                    certificate().toString()));
    assertEquals(10, solved.code(), solved.error());
    assertTrue(
        Files.readString(certificate()).contains("claim min-error 0 13/20\nwitness\n"),
        Files.readString(certificate()));
    CommandRun run = check(instance);
    assertEquals(0, run.code(), run.output());
    assertTrue(run.output().contains("lies in [0, 13/20]"), run.output());
  }

  @Test
  void aPackedCertificateIsSmallerAndValid() throws IOException {
    Path instance = everything();
    Path packed = folder.resolve("answer.crt.gz");
    CommandRun solved =
        CommandRun.of(
            "solve",
            instance.toString(),
            "--objective",
            "pareto",
            "--certificate",
            packed.toString());
    assertEquals(0, solved.code(), solved.error());
    assertTrue(
        solved.error().contains(Files.size(packed) + " bytes for 3 answers"), solved.error());
    CommandRun run = CommandRun.of("check", instance.toString(), packed.toString(), "--json");
    assertEquals(0, run.code(), run.output());
    assertTrue(run.output().contains("\"verdict\":\"valid\""), run.output());
    String basis = "\"restsOn\":[\"enumeration of half sums\",\"the sum of a mask\"]";
    assertTrue(run.output().contains(basis), run.output());
  }

  @Test
  void standardOutputHoldsTheCertificateAlone() throws IOException {
    Path instance = ExampleFiles.minError(folder);
    CommandRun solved = CommandRun.of("solve", instance.toString(), "--certificate", "-");
    assertEquals(0, solved.code(), solved.error());
    CommandRun run = CommandRun.withInput(solved.output(), "check", instance.toString(), "-");
    assertEquals(0, run.code(), run.output());
    assertEquals(
        64, CommandRun.of("solve", instance.toString(), "--certificate", "-", "--json").code());
  }
}
