package org.secateur.checker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.secateur.checker.verdict.CheckReport;

/** Checks of texts. */
public final class Checks {
  private Checks() {}

  public static CheckReport check(String instance, String certificate) {
    try {
      return CertificateChecker.check(stream(instance), stream(certificate));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
