package org.secateur.tests.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Verdict;
import org.secateur.instances.certificate.NetworkCertificateWriter;
import org.secateur.instances.certificate.NetworkCertificateWriter.Side;
import org.secateur.instances.certificate.NetworkCertificateWriter.Term;
import org.secateur.model.Activation;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Domain;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.oracle.WorstInput;

/** The worked example of the note certificate-v2, step by step, and the claims that follow. */
final class NetworkWriterTest {
  private static final Rational HALF = Rational.of(1, 2);
  private static final List<Rational> CORNER = numbers("1 -1");

  private static List<Rational> numbers(String text) {
    return java.util.Arrays.stream(text.split(" ")).map(Rational::parse).toList();
  }

  private static Network network(String output, String... hidden) {
    List<List<Rational>> rows =
        java.util.Arrays.stream(hidden).map(NetworkWriterTest::numbers).toList();
    return new Network(
        RationalMatrix.of(rows, 2),
        RationalMatrix.of(List.of(numbers(output)), rows.size()),
        Activation.IDENTITY);
  }

  private static NetworkPruningInstance instance(Objective objective, Rational tolerance) {
    return new NetworkPruningInstance(
        network("3/2 1 -1", "1 0", "0 1", "2 1"),
        network("1", "1 0"),
        new Domain.Box(numbers("-1 -1"), numbers("1 1")),
        Granularity.NEURON,
        Optional.empty(),
        Optional.of(tolerance),
        objective,
        Optional.empty());
  }

  private static Optional<Incumbent> keeping(NetworkPruningInstance instance, int... kept) {
    return Optional.of(WorstInput.of(instance, Mask.ofKept(instance.maskLength(), kept)));
  }

  private static void refuteLessThanHalf(NetworkCertificateWriter certificate, int row) {
    certificate.refute(SizeRange.atMost(3), true, HALF);
    certificate.branch(row, Side.LOWER, Rational.ZERO, certificate.option(0));
    certificate.branch(row, Side.UPPER, Rational.ZERO, certificate.option(2));
    certificate.last(row);
  }

  private static void refuteNothing(NetworkCertificateWriter certificate, int row) {
    certificate.refute(SizeRange.exactly(0), false, HALF);
    certificate.close(certificate.gain(row, Side.LOWER, Rational.of(3)));
  }

  /** The text from the section on, and its verdict, which has to be VALID. */
  private static List<String> valid(
      NetworkPruningInstance instance, Optional<Incumbent> incumbent, Certificates.Steps steps) {
    byte[] certificate = Certificates.certificate(instance, incumbent, false, steps);
    CheckReport report = Certificates.check(Certificates.instance(instance), certificate);
    String text = Certificates.text(certificate);
    assertEquals(Verdict.VALID, report.verdict(), text + report);
    return text.lines().skip(2).toList();
  }

  /** The lines from the claim on. */
  private static String claim(
      NetworkPruningInstance instance, Optional<Incumbent> incumbent, Certificates.Steps steps) {
    List<String> lines = valid(instance, incumbent, steps);
    int at = 0;
    while (!lines.get(at).startsWith("claim")) {
      at++;
    }
    return String.join("; ", lines.subList(at, lines.size() - 1));
  }

  @Test
  void theWorkedExample() {
    NetworkPruningInstance instance = instance(Objective.MIN_ERROR, Rational.of(1, 4));
    List<String> lines =
        valid(
            instance,
            keeping(instance, 0),
            c -> {
              int row = c.row(0, CORNER);
              refuteLessThanHalf(c, row);
              assertTrue(c.isFinished());
              refuteNothing(c, row);
            });
    assertEquals(
        List.of(
            "section network",
            "row 1 0 1 -1",
            "refute sizes 0 3 error < 1/2",
            "branch 1 lower 0 0",
            "branch 1 upper 0 2",
            "last 1",
            "refute sizes 0 0 error <= 1/2",
            "gain 0 1 lower 3",
            "close 0",
            "claim min-error 1/2 1/2 size 1",
            "witness 0",
            "end 1"),
        lines);
  }

  @Test
  void everyOtherStep() {
    NetworkPruningInstance instance = instance(Objective.DECIDE, Rational.of(1, 4));
    String claim =
        claim(
            instance,
            Optional.empty(),
            c -> {
              int first = c.row(0, CORNER);
              int second = c.row(0, numbers("0 1"));
              int both =
                  c.combination(
                      List.of(
                          new Term(first, Side.LOWER, BigInteger.ONE),
                          new Term(second, Side.UPPER, BigInteger.ONE)));
              c.refute(SizeRange.atMost(3), true, Rational.ONE);
              c.tighten(SizeRange.atMost(3), false, Rational.of(1, 4));
              c.kinks(List.of());
              c.drop(c.gain(both, Side.LOWER, Rational.ZERO), 1);
              c.split(0);
              // The kink rule has dropped neuron 2, which alone could repair the sum of neuron 0.
              c.branch(first, Side.UPPER, Rational.ZERO);
              c.branch(first, Side.LOWER, Rational.ZERO);
            });
    assertEquals("claim infeasible", claim);
  }

  @Test
  void aStoppedRunClaimsWhatWasFinished() {
    NetworkPruningInstance error = instance(Objective.MIN_ERROR, Rational.of(1, 4));
    Certificates.Steps cut =
        c -> {
          int row = c.row(0, CORNER);
          c.refute(SizeRange.atMost(3), true, HALF);
          c.branch(row, Side.LOWER, Rational.ZERO, 0);
        };
    Certificates.Steps whole = c -> refuteLessThanHalf(c, c.row(0, CORNER));
    Certificates.Steps one = c -> refuteNothing(c, c.row(0, CORNER));
    assertEquals("claim nothing", claim(error, Optional.empty(), cut));
    assertEquals("claim min-error 0 1/2; witness 0", claim(error, keeping(error, 0), cut));
    assertEquals("claim min-error 1/2 1; witness 1", claim(error, keeping(error, 1), whole));
    assertEquals("claim min-error 1/2 1/2; witness 0", claim(error, keeping(error, 0), whole));
    assertEquals("claim min-error 1/2 unknown", claim(error, Optional.empty(), whole));
    NetworkPruningInstance size = instance(Objective.MIN_SIZE, HALF);
    assertEquals("claim nothing", claim(size, Optional.empty(), cut));
    assertEquals("claim min-size 1 unknown", claim(size, Optional.empty(), one));
    assertEquals("claim min-size 1 1; witness 0", claim(size, keeping(size, 0), one));
    assertEquals("claim min-size 0 1; witness 0", claim(size, keeping(size, 0), cut));
    assertEquals(
        "claim min-size 1 1 error 1/2; witness 0",
        claim(
            size,
            keeping(size, 0),
            c -> {
              one.write(c);
              refuteLessThanHalf(c, 1);
            }));
    NetworkPruningInstance decide = instance(Objective.DECIDE, HALF);
    assertEquals("claim feasible; witness 0", claim(decide, keeping(decide, 0), cut));
    assertEquals("claim nothing", claim(decide, keeping(decide, 1), cut));
    NetworkPruningInstance none = instance(Objective.MIN_SIZE, Rational.of(1, 4));
    assertEquals("claim infeasible", claim(none, keeping(none, 0), whole));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aParetoFrontIsCompleteWhenAllItsPointsAreRefutedBelow(boolean complete) throws IOException {
    NetworkPruningInstance instance = instance(Objective.PARETO, Rational.ONE);
    List<Incumbent> points =
        List.of(
            keeping(instance).get(),
            keeping(instance, 0).get(),
            keeping(instance, 0, 1).get(),
            keeping(instance, 0, 1, 2).get());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NetworkCertificateWriter writer = new NetworkCertificateWriter(instance, out, true);
    for (Incumbent point : complete ? points : points.subList(0, 2)) {
      refuteByAllMasks(writer, instance, point);
    }
    writer.finish(
        new Answer(
            Status.FEASIBLE,
            StopReason.COMPLETED,
            Evidence.PROVED,
            Bounds.NONE,
            new Finding.Frontier(points)));
    CheckReport report = Certificates.check(Certificates.instance(instance), out.toByteArray());
    String text =
        Certificates.text(
            new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes());
    assertEquals(Verdict.VALID, report.verdict(), text + report);
    assertTrue(text.contains(complete ? "claim pareto complete\n" : "claim pareto partial\n"));
  }

  /** Splits on every neuron in turn; each mask of the size is violated at its own worst input. */
  private static void refuteByAllMasks(
      NetworkCertificateWriter writer, NetworkPruningInstance instance, Incumbent point) {
    int size = point.size();
    writer.refute(SizeRange.exactly(size), true, point.error());
    split(writer, instance, 0, 0, size);
  }

  private static void split(
      NetworkCertificateWriter writer,
      NetworkPruningInstance instance,
      int at,
      int bits,
      int size) {
    int kept = Integer.bitCount(bits);
    if (kept == size) {
      Incumbent mask = WorstInput.of(instance, Mask.ofBits(3, bits));
      int row = writer.row(0, mask.worstInput().orElseThrow());
      writer.last(row);
    } else if (kept + 3 - at < size) {
      writer.branch(NetworkCertificateWriter.SIZE_ROW, Side.LOWER, Rational.ZERO);
    } else {
      writer.split(at);
      split(writer, instance, at + 1, bits | 1 << at, size);
      split(writer, instance, at + 1, bits, size);
    }
  }

  @Test
  void optionsByWeightsAreNumbered() throws IOException {
    NetworkPruningInstance neurons = instance(Objective.MIN_ERROR, HALF);
    NetworkPruningInstance weights =
        new NetworkPruningInstance(
            neurons.network(),
            neurons.target(),
            neurons.domain(),
            Granularity.WEIGHT,
            Optional.empty(),
            Optional.of(HALF),
            Objective.MIN_ERROR,
            Optional.empty());
    NetworkCertificateWriter writer =
        new NetworkCertificateWriter(weights, new ByteArrayOutputStream(), false);
    assertEquals(0, writer.option(0, 1, 1));
    assertEquals(2, writer.option(0, 3, 1));
    assertEquals(7, writer.option(2, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> writer.option(2, 0, 1));
    NetworkCertificateWriter other =
        new NetworkCertificateWriter(neurons, new ByteArrayOutputStream(), false);
    assertThrows(IllegalArgumentException.class, () -> other.option(2, 1, 1));
    assertThrows(IllegalStateException.class, () -> other.close(0));
    other.refute(SizeRange.atMost(1), true, HALF);
    assertThrows(IllegalStateException.class, () -> other.refute(SizeRange.atMost(1), true, HALF));
  }
}
