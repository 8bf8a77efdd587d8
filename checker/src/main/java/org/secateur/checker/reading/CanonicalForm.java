package org.secateur.checker.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;

/**
 * The canonical text of an instance (section 3 of the notes {@code certificate-v1} and {@code
 * certificate-v2}), hashed as it is written.
 */
public final class CanonicalForm {
  private final MessageDigest digest;

  public CanonicalForm() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    line("secateur-canonical 1");
  }

  /** SHA-256 of what was written, in 64 lower-case hexadecimal digits; nothing can follow. */
  public String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }

  public void line(String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  public void matrix(String name, Matrix matrix) {
    IntStream rows = IntStream.range(0, matrix.height());
    table(name, matrix.height(), matrix.width(), rows.mapToObj(matrix::row));
  }

  /** Rows of one length. */
  public void table(String name, int height, int width, Stream<List<Fraction>> rows) {
    line(name + " " + height + " " + width);
    rows.forEach(r -> line(row(r)));
  }

  public static String row(List<Fraction> numbers) {
    return numbers.stream().map(Fraction::toString).collect(Collectors.joining(" "));
  }
}
