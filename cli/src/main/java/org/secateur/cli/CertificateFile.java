package org.secateur.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.secateur.instances.certificate.CertificateWriter;
import org.secateur.instances.certificate.NetworkCertificateWriter;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.refutation.RefutationLog;

/** Where {@code --certificate} goes: written like every output, with its size reported. */
record CertificateFile(String name, Session session) {
  private OutputFile file() {
    return new OutputFile("--certificate", name, session);
  }

  void requireWritable() throws CommandFailure {
    file().requireWritable();
  }

  /** Writes all of it or nothing, and says on standard error how large it is. */
  void write(SubsetSumInstance instance, SolveResult result) throws CommandFailure {
    long[] written = new long[1];
    boolean packed = name.endsWith(".gz");
    file()
        .write(
            out -> {
              Counting counting = new Counting(out);
              CertificateWriter.write(instance, result, counting, packed);
              counting.flush();
              written[0] = counting.bytes;
            });
    session
        .error()
        .println(
            String.format(
                Locale.ROOT,
                "certificate: %s, %,d bytes for %d %s",
                name,
                written[0],
                result.answers().size(),
                result.answers().size() == 1 ? "answer" : "answers"));
  }

  /**
   * Writes the certificate of a network while a search runs, with its last words after it.
   *
   * @param search told where to log its steps
   */
  SolveResult writeWhile(NetworkPruningInstance instance, Search search) throws CommandFailure {
    long[] written = new long[1];
    SolveResult[] found = new SolveResult[1];
    boolean packed = name.endsWith(".gz");
    file()
        .write(
            out -> {
              Counting counting = new Counting(out);
              CertificateLog log =
                  new CertificateLog(new NetworkCertificateWriter(instance, counting, packed));
              try {
                found[0] = search.run(log);
                log.finish(found[0].answers().get(0));
              } catch (UncheckedIOException e) {
                throw e.getCause();
              }
              counting.flush();
              written[0] = counting.bytes;
            });
    session
        .error()
        .println(String.format(Locale.ROOT, "certificate: %s, %,d bytes", name, written[0]));
    return found[0];
  }

  /** A search with a log. */
  interface Search {
    SolveResult run(RefutationLog log);
  }

  /** Counts what passes through. */
  private static final class Counting extends FilterOutputStream {
    private long bytes;

    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      out.write(buffer, offset, length);
      bytes += length;
    }
  }
}
