package org.secateur.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;

/**
 * Whatever bytes it is given, the checker answers with a verdict. In an ordinary build only the
 * inputs among the resources are tried; with JAZZER_FUZZ=1 in the environment new ones are looked
 * for.
 */
final class ParserFuzzTest {
  private static byte[] network;
  private static byte[] sums;
  private static byte[] certificate;

  @BeforeAll
  static void readFiles() throws IOException {
    Path folder = Path.of("src/test/resources/certificates");
    network = Files.readAllBytes(folder.resolve("instances/net.json"));
    sums = Files.readAllBytes(folder.resolve("instances/example.json"));
    certificate = Files.readAllBytes(folder.resolve("valid/net-min-error.crt"));
  }

  @FuzzTest(maxDuration = "60s")
  void anyCertificateAboutANetworkGetsAVerdict(byte[] text) throws IOException {
    assertVerdict(network, text);
  }

  @FuzzTest(maxDuration = "60s")
  void anyCertificateAboutSumsGetsAVerdict(byte[] text) throws IOException {
    assertVerdict(sums, text);
  }

  @FuzzTest(maxDuration = "60s")
  void anyInstanceGetsAVerdict(byte[] text) throws IOException {
    assertVerdict(text, certificate);
  }

  private static void assertVerdict(byte[] instance, byte[] text) throws IOException {
    CheckReport report = CertificateChecker.check(stream(instance), stream(text));
    assertEquals(report.verdict() == Verdict.VALID, report.message().isEmpty());
    assertEquals(report.verdict() == Verdict.VALID, report.place().isEmpty());
    assertFalse(report.verdict() == Verdict.VALID && report.claims().isEmpty());
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
