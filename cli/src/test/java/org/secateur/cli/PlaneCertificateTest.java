package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;

/** Three inputs: what planes refute is told in a certificate of a few lines. */
final class PlaneCertificateTest {
  @TempDir private Path folder;

  private String instance() {
    return folder.resolve("network.json").toString();
  }

  private Path certificate() {
    return folder.resolve("answer.crt");
  }

  private String solved(String... family) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("generate"));
    arguments.addAll(List.of(family));
    arguments.addAll(List.of("--d=3", "--output=" + instance()));
    assertEquals(0, CommandRun.of(arguments.toArray(String[]::new)).code());
    CommandRun run = CommandRun.of("solve", instance(), "--certificate=" + certificate());
    assertEquals(20, run.code(), run.output() + run.error());
    return Files.readString(certificate());
  }

  private CommandRun check() {
    return CommandRun.of("check", instance(), certificate().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"box", "ball1", "ball2"})
  void noMaskOfAThousandNeuronsInAFewLines(String domain) throws IOException {
    String text = solved("kink-separated", "--n=1000", "--seed=2", "--domain=" + domain);
    assertTrue(text.contains("\nkinks 1 0 0 0 1 0\n") && text.length() < 300, text);
    assertEquals(0, check().code(), check().output());
    assertTrue(check().output().contains("rests on   rows, kinks, branching\n"), check().output());
    Files.writeString(certificate(), text.replace("kinks 1 0 0 0 1 0", "kinks 1 0 0 2 0 0"));
    CommandRun rejected = check();
    assertEquals(40, rejected.code(), rejected.output());
  }

  @Test
  void aSweepOfAPlaneIsOneStep() throws IOException {
    String text =
        solved(
            "network",
            "--n=1000",
            "--tolerance=0.002",
            "--target=512/1024,614/1024,614/1024",
            "--seed=2");
    assertTrue(text.contains("\nsweep all ") && text.length() < 3000, text);
    assertEquals(0, check().code(), check().output());
    assertTrue(check().output().contains("rests on   kinks, sweep\n"), check().output());
    Files.writeString(certificate(), text.replace("sweep all ", "sweep all 9"));
    CommandRun rejected = check();
    assertEquals(40, rejected.code(), rejected.output());
    assertTrue(rejected.output().contains("cells are left"), rejected.output());
  }

  /** A checker asks for the weights of all neurons, also of one that is 0 and so is no option. */
  @ParameterizedTest
  @ValueSource(strings = {"decide", "min-size"})
  void noKinksUnderRectifiedOutputsWithAnyNegativeWeight(String objective) throws Exception {
    String json =
        """
        {"format": "secateur-instance/1", "problem": "network-pruning",
         "network": {"hidden": [[3, 4, 0], [1, -4, 1], [1, 2, 1], [0, 0, 0]],
                     "output": [[1, 0, 1, -2]], "outputActivation": "relu"},
         "target": {"hidden": [[3, 4, 0]], "output": [[1]], "outputActivation": "relu"},
         "domain": {"ball": {"norm": 1, "radius": "3/2"}},
         "granularity": "neuron", "objective": "%s", "tolerance": 0}
        """
            .formatted(objective);
    SolvedNetwork solved = SolvedNetwork.of(folder, json);
    CheckReport report = solved.check(solved.text());
    assertEquals(Verdict.VALID, report.verdict(), solved.text() + report);
    assertEquals(solved.expected(), solved.claim(), solved.text());
  }
}
