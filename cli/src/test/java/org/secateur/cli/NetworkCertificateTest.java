package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks: solve with a certificate, have it checked, corrupt it, have it checked again. */
final class NetworkCertificateTest {
  private static final List<String> DOMAINS = List.of("box", "ball1", "ball2", "points");
  private static final List<String> BITS = List.of("3", "10", "30", "50");

  @TempDir private Path folder;

  private Path certificate() {
    return folder.resolve("answer.crt");
  }

  private Path generated(Random random, String granularity, String... more) {
    Path instance = folder.resolve("network.json");
    boolean weights = granularity.equals("weight");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "generate",
                "network",
                "--seed=" + random.nextInt(1000),
                "--granularity=" + granularity,
                "--n=" + (weights ? 2 + random.nextInt(3) : 4 + random.nextInt(6)),
                "--d=" + (1 + random.nextInt(weights ? 2 : 3)),
                "--m=" + (1 + random.nextInt(2)),
                "--bits=" + BITS.get(random.nextInt(BITS.size())),
                "--domain=" + DOMAINS.get(random.nextInt(DOMAINS.size())),
                "--output-activation=" + (random.nextBoolean() ? "identity" : "relu"),
                "--tolerance=0." + (1 + random.nextInt(8)),
                "--output=" + instance));
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertEquals(0, run.code(), run.error());
    return instance;
  }

  private CommandRun solve(Path instance, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("solve", instance.toString(), "--certificate=" + certificate()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private CommandRun check(Path instance) {
    return CommandRun.of("check", instance.toString(), certificate().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "neuron, min-size", "neuron, min-error", "neuron, decide", "neuron, pareto",
    "weight, min-size", "weight, min-error", "weight, decide", "weight, pareto"
  })
  void everyAnswerHasAValidCertificate(String granularity, String objective) throws IOException {
    for (int seed = 1; seed <= 12; seed++) {
      Path instance = generated(new Random(seed), granularity);
      CommandRun solved = solve(instance, "--objective=" + objective);
      assertTrue(solved.code() == 0 || solved.code() == 20, "seed " + seed + solved.error());
      CommandRun run = check(instance);
      String all = "seed " + seed + "\n" + run.output() + solved.output();
      assertEquals(0, run.code(), all + Files.readString(certificate()));
      assertFalse(run.output().contains("nothing is claimed"), all);
      assertFalse(run.output().contains("at least 0,"), all);
    }
  }

  /** Weights so long that a search drops low bits of its rows, not of all of them equally many. */
  @ParameterizedTest
  @CsvSource({"neuron, 1", "neuron, 2", "weight, 1", "weight, 2"})
  void aCombinationOfRowsWithoutLowBitsIsOneOfTheExactRows(String granularity, long seed)
      throws IOException {
    Path instance = folder.resolve("long.json");
    CommandRun.of(
        "generate",
        "network",
        "--seed=" + seed,
        "--n=40",
        "--bits=40",
        "--granularity=" + granularity,
        "--tolerance=0.02",
        "--output=" + instance);
    assertEquals(20, solve(instance).code());
    String text = Files.readString(certificate());
    assertTrue(text.contains("\ncomb "), text);
    CommandRun run = check(instance);
    assertEquals(0, run.code(), "seed " + seed + run.output() + text);
  }

  @Test
  void aFixedSizeHasAValidCertificate() throws IOException {
    for (int seed = 1; seed <= 8; seed++) {
      Path instance = generated(new Random(seed), "neuron", "--exactly=3");
      solve(instance);
      CommandRun run = check(instance);
      assertEquals(0, run.code(), "seed " + seed + run.output() + Files.readString(certificate()));
    }
  }

  @Test
  void aStoppedRunHasAValidCertificateOfItsBounds() throws IOException {
    Path instance = folder.resolve("large.json");
    CommandRun.of(
        "generate",
        "network",
        "--seed=5",
        "--n=80",
        "--d=3",
        "--tolerance=0.1",
        "--output=" + instance);
    CommandRun solved = solve(instance, "--time-limit=1s");
    CommandRun run = check(instance);
    assertEquals(0, run.code(), run.output() + solved.output() + solved.error());
  }

  @Test
  void aCorruptedDigitIsRejectedWithTheReason() throws IOException {
    Path instance = folder.resolve("kinks.json");
    CommandRun.of("generate", "kink-separated", "--n=1000", "--seed=1", "--output=" + instance);
    assertEquals(20, solve(instance, "--objective=decide").code());
    assertEquals(0, check(instance).code());
    String text = Files.readString(certificate());
    Files.writeString(certificate(), text.replace("\nclose 0\n", "\nclose 1\n"));
    CommandRun rejected = check(instance);
    assertEquals(40, rejected.code(), rejected.output());
    assertTrue(rejected.output().contains("certificate line 8: gain 1"), rejected.output());
  }

  @Test
  void backendsDoNotSayHowTheyRefute() {
    Path instance = generated(new Random(1), "neuron");
    CommandRun run = solve(instance, "--engine=cp-sat");
    assertEquals(64, run.code(), run.error());
    assertTrue(run.error().contains("--certificate: engine cp-sat"), run.error());
  }
}
