package org.secateur.instances.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;

/**
 * Writes the certificate of a result, in the format of proofs-notes/certificate-v1.md, as a stream:
 * one section for each answer.
 *
 * <p>A complete answer is written in full, even where the instance is beyond the limits of the
 * checker's enumeration. An answer that a limit cut short is written with those of its bounds that
 * are trivial or within those limits, so that its certificate is always valid.
 */
public final class CertificateWriter {
  private CertificateWriter() {}

  /**
   * Writes the whole certificate; the stream stays open, and a packed one is finished.
   *
   * @param packed whether to write gzip
   */
  public static void write(
      SubsetSumInstance instance, SolveResult result, OutputStream out, boolean packed)
      throws IOException {
    if (packed) {
      GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
      write(instance, result, gzip);
      gzip.finish();
    } else {
      write(instance, result, out);
    }
  }

  private static void write(SubsetSumInstance instance, SolveResult result, OutputStream out)
      throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
    try {
      line(text, "secateur-certificate 1");
      line(text, "instance sha256 " + InstanceHash.of(instance));
      boolean interval = result.objective().needsInterval();
      for (int a = 0; a < result.answers().size(); a++) {
        line(text, interval ? "section interval" : "section target " + a);
        new SectionText(instance, result.objective(), result.answers().get(a))
            .write(l -> line(text, l));
      }
      line(text, "end " + result.answers().size());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    text.flush();
  }

  private static void line(Writer text, String line) {
    try {
      text.write(line);
      text.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
