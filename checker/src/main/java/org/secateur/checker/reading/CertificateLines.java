package org.secateur.checker.reading;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.secateur.checker.verdict.Rejection;

/** The lines of a certificate as a stream; comments are passed over, gzip is recognised. */
public final class CertificateLines {
  /** Longest line; a witness of a million indices fits. */
  static final int MAX_LENGTH = 1 << 24;

  private final InputStream in;
  private int number;
  private Line held;

  public CertificateLines(InputStream in) throws IOException, Rejection {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(2);
    boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    try {
      this.in = packed ? new BufferedInputStream(new GZIPInputStream(buffered)) : buffered;
    } catch (ZipException | EOFException e) {
      throw broken(1, e);
    }
  }

  /** The next line without taking it. */
  public Line peek() throws IOException, Rejection {
    while (held == null) {
      String text = read();
      held = text.startsWith("# ") ? null : new Line(number, text);
    }
    return held;
  }

  public Line next() throws IOException, Rejection {
    Line line = peek();
    held = null;
    return line;
  }

  /** Nothing may follow. */
  public void requireEnd() throws IOException, Rejection {
    if (readByte() >= 0) {
      throw Rejection.malformed(number + 1, "more text after the line \"end\"");
    }
  }

  private String read() throws IOException, Rejection {
    number++;
    StringBuilder text = new StringBuilder();
    for (int c = readByte(); c != '\n'; c = readByte()) {
      if (c < 0) {
        throw Rejection.malformed(
            number, "the file ends, expected a line feed and the line \"end\"");
      }
      boolean printable = c >= ' ' && c <= '~';
      if (!printable && !(text.length() > 1 && text.charAt(0) == '#')) {
        throw Rejection.malformed(number, "byte %s, expected printable ASCII", c);
      }
      if (text.length() >= MAX_LENGTH) {
        throw Rejection.malformed(number, "a line of more than %s bytes", MAX_LENGTH);
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private int readByte() throws IOException, Rejection {
    try {
      return in.read();
    } catch (ZipException | EOFException e) {
      throw broken(number, e);
    }
  }

  private static Rejection broken(int line, IOException e) {
    String why = e instanceof EOFException ? "it ends too soon" : e.getMessage();
    return Rejection.malformed(line, "not a whole gzip file: " + why);
  }
}
