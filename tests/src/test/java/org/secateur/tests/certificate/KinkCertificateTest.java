package org.secateur.tests.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;
import org.secateur.instances.certificate.NetworkCertificateWriter;
import org.secateur.instances.certificate.NetworkCertificateWriter.Side;
import org.secateur.instances.families.KinkSeparatedFamily;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.solver.oracle.WorstInput;

/**
 * Short certificates for long networks: no neuron survives the kink rule, and none is not enough.
 */
final class KinkCertificateTest {
  private static NetworkPruningInstance instance(String text, long seed) {
    Map<String, String> options = new HashMap<>();
    for (String part : text.split(" ")) {
      options.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
    }
    Rational limit = KinkSeparatedFamily.toleranceLimit(options);
    options.put("tolerance", limit.multiply(Rational.of(999, 1000)).toString());
    return new KinkSeparatedFamily().generate(options, seed);
  }

  private static void steps(NetworkPruningInstance instance, NetworkCertificateWriter certificate) {
    List<Rational> worst =
        WorstInput.of(instance, Mask.ofKept(instance.maskLength())).worstInput().orElseThrow();
    int row = certificate.row(0, worst);
    Rational value = instance.target().apply(worst).get(0);
    certificate.refute(instance.allowedSizes(), false, instance.tolerance().orElseThrow());
    certificate.kinks(List.of());
    certificate.close(
        certificate.gain(row, value.signum() > 0 ? Side.LOWER : Side.UPPER, Rational.ZERO));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n=1",
        "n=2 target-width=2",
        "n=41 jitter=2/5",
        "n=30 domain=ball1 radius=5/3",
        "n=30 domain=ball2 radius=1/7 m=2",
        "n=100000"
      })
  void theCertificateIsShortAndValid(String text) {
    NetworkPruningInstance instance = instance(text, 7);
    byte[] file = Certificates.instance(instance);
    byte[] certificate =
        Certificates.certificate(instance, Optional.empty(), false, c -> steps(instance, c));
    CheckReport report = Certificates.check(file, certificate);
    assertEquals(Verdict.VALID, report.verdict(), text + report);
    assertTrue(report.claims().get(0).startsWith("no mask of sizes 0 to "), report.toString());
    assertTrue(certificate.length < 500, Certificates.text(certificate));
  }
}
