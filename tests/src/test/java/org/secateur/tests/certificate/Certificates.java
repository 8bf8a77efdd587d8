package org.secateur.tests.certificate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.secateur.checker.CertificateChecker;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.instances.certificate.NetworkCertificateWriter;
import org.secateur.instances.json.InstanceWriter;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Status;
import org.secateur.model.StopReason;

/** Certificates written and checked in memory. */
final class Certificates {
  /** What writes the steps of a certificate. */
  interface Steps {
    void write(NetworkCertificateWriter certificate) throws IOException;
  }

  private Certificates() {}

  static byte[] instance(NetworkPruningInstance instance) {
    return bytes(out -> InstanceWriter.write(instance, out));
  }

  static byte[] certificate(
      NetworkPruningInstance instance, Optional<Incumbent> incumbent, boolean packed, Steps steps) {
    return bytes(
        out -> {
          NetworkCertificateWriter writer = new NetworkCertificateWriter(instance, out, packed);
          steps.write(writer);
          writer.finish(answer(incumbent));
        });
  }

  private static Answer answer(Optional<Incumbent> incumbent) {
    Finding finding =
        incumbent.isPresent() ? new Finding.Subset(incumbent.get()) : new Finding.Nothing();
    return new Answer(Status.UNKNOWN, StopReason.COMPLETED, Evidence.PROVED, Bounds.NONE, finding);
  }

  static CheckReport check(byte[] instance, byte[] certificate) {
    try {
      return CertificateChecker.check(
          new ByteArrayInputStream(instance), new ByteArrayInputStream(certificate));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(byte[] certificate) {
    return new String(certificate, StandardCharsets.US_ASCII);
  }

  private interface Output {
    void write(OutputStream out) throws IOException;
  }

  private static byte[] bytes(Output output) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      output.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
