package org.secateur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A hundred random neurons of three inputs, where relaxations are tried in the midst of nodes and
 * begun anew many times: what the search says of them, the checker has to believe.
 */
final class ThreeInputsTest {
  @TempDir private Path folder;

  private String instance(int seed) {
    String file = folder.resolve("network.json").toString();
    CommandRun made =
        CommandRun.of(
            "generate",
            "network",
            "--seed=" + seed,
            "--d=3",
            "--n=100",
            "--target=512/1024,614/1024,614/1024",
            "--tolerance=0.1",
            "--output=" + file);
    assertEquals(0, made.code(), made.output());
    return file;
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"18, 0, is exactly 7", "10, 20, no mask of sizes 0 to 100 has error at most 1/10"})
  void whatIsFoundIsProved(int seed, int code, String verified) {
    String instance = instance(seed);
    String certificate = folder.resolve("answer.crt").toString();
    CommandRun solved = CommandRun.of("solve", instance, "--certificate=" + certificate, "--quiet");
    assertEquals(code, solved.code(), () -> "seed " + seed + "\n" + solved.output());
    CommandRun checked = CommandRun.of("check", instance, certificate);
    assertEquals(0, checked.code(), () -> "seed " + seed + "\n" + checked.output());
    assertTrue(checked.output().contains(verified), checked.output());
  }

  @Test
  void oneMoreThanTheLeastSizeIsNotBelieved() throws IOException {
    String instance = instance(18);
    Path certificate = folder.resolve("answer.crt");
    CommandRun.of("solve", instance, "--certificate=" + certificate, "--quiet");
    String text = Files.readString(certificate);
    Files.writeString(certificate, text.replace("claim min-size 7 7", "claim min-size 8 8"));
    CommandRun checked = CommandRun.of("check", instance, certificate.toString());
    assertEquals(40, checked.code(), checked.output());
  }
}
