package org.secateur.instances.certificate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SubsetSumInstance;

/** The SHA-256 of an instance's canonical form, section 3 of the certificate specification. */
public final class InstanceHash {
  private InstanceHash() {}

  /** The hash in 64 lower-case hexadecimal digits. */
  public static String of(SubsetSumInstance instance) {
    MessageDigest digest = sha256();
    StringBuilder head = new StringBuilder("secateur-canonical 1\nproblem subset-sum\n");
    head.append("sizes ").append(instance.allowedSizes().least());
    head.append(' ').append(instance.allowedSizes().most()).append('\n');
    head.append("tolerance ");
    instance.tolerance().ifPresentOrElse(head::append, () -> head.append("none"));
    head.append("\ninterval ");
    instance
        .interval()
        .ifPresentOrElse(
            i -> head.append(i.lower()).append(' ').append(i.upper()), () -> head.append("none"));
    update(digest, head.append('\n'));
    update(digest, "samples", instance.samples());
    update(digest, "targets", instance.targets());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String name, RationalMatrix matrix) {
    StringBuilder text = new StringBuilder(name);
    text.append(' ').append(matrix.rows()).append(' ').append(matrix.columns()).append('\n');
    for (int r = 0; r < matrix.rows(); r++) {
      for (int c = 0; c < matrix.columns(); c++) {
        append(text, matrix.numerator(r, c), matrix.denominator());
        text.append(c + 1 < matrix.columns() ? ' ' : '\n');
      }
      update(digest, text);
      text.setLength(0);
    }
    update(digest, text);
  }

  private static void append(StringBuilder text, BigInteger numerator, BigInteger denominator) {
    BigInteger common = numerator.gcd(denominator);
    text.append(numerator.divide(common));
    if (!common.equals(denominator)) {
      text.append('/').append(denominator.divide(common));
    }
  }

  private static void update(MessageDigest digest, CharSequence text) {
    digest.update(text.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
