package org.secateur.instances.certificate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/**
 * The SHA-256 of an instance's canonical form, section 3 of the notes {@code certificate-v1} and
 * {@code certificate-v2}.
 */
public final class InstanceHash {
  /** Characters that are hashed at once. */
  private static final int BUFFERED = 1 << 13;

  private InstanceHash() {}

  /** The hash in 64 lower-case hexadecimal digits. */
  public static String of(SubsetSumInstance instance) {
    MessageDigest digest = sha256();
    StringBuilder head = new StringBuilder("secateur-canonical 1\nproblem subset-sum\n");
    sizesAndTolerance(head, instance.allowedSizes(), instance.tolerance());
    head.append("interval ");
    instance
        .interval()
        .ifPresentOrElse(
            i -> head.append(i.lower()).append(' ').append(i.upper()), () -> head.append("none"));
    update(digest, head.append('\n'));
    update(digest, "samples", instance.samples());
    update(digest, "targets", instance.targets());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The hash in 64 lower-case hexadecimal digits; a second for a million neurons. */
  public static String of(NetworkPruningInstance instance) {
    MessageDigest digest = sha256();
    StringBuilder head = new StringBuilder("secateur-canonical 1\nproblem network-pruning\n");
    head.append("granularity ").append(instance.granularity().label()).append('\n');
    sizesAndTolerance(head, instance.allowedSizes(), instance.tolerance());
    update(digest, head);
    update(digest, instance.domain());
    update(digest, "network", instance.network());
    update(digest, "target", instance.target());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void sizesAndTolerance(
      StringBuilder head, SizeRange sizes, Optional<Rational> tolerance) {
    head.append("sizes ").append(sizes.least()).append(' ').append(sizes.most());
    head.append("\ntolerance ").append(tolerance.map(Rational::toString).orElse("none"));
    head.append('\n');
  }

  private static void update(MessageDigest digest, Domain domain) {
    if (domain instanceof Domain.Box box) {
      String ends = "domain box " + box.lower().size() + "\n" + line(box.lower());
      update(digest, ends + line(box.upper()));
    } else if (domain instanceof Domain.Ball ball) {
      update(digest, "domain ball " + ball.norm().order() + " " + ball.radius() + "\n");
    } else if (domain instanceof Domain.Points points) {
      update(digest, "domain points", points.points());
    }
  }

  private static String line(List<Rational> numbers) {
    return numbers.stream().map(Rational::toString).collect(Collectors.joining(" ")) + "\n";
  }

  private static void update(MessageDigest digest, String name, Network network) {
    update(digest, name + " " + network.outputActivation().label() + "\n");
    update(digest, "hidden", network.hidden());
    update(digest, "output", network.output());
  }

  private static void update(MessageDigest digest, String name, RationalMatrix matrix) {
    StringBuilder text = new StringBuilder(name);
    text.append(' ').append(matrix.rows()).append(' ').append(matrix.columns()).append('\n');
    for (int r = 0; r < matrix.rows(); r++) {
      for (int c = 0; c < matrix.columns(); c++) {
        append(text, matrix.get(r, c));
        text.append(c + 1 < matrix.columns() ? ' ' : '\n');
      }
      if (text.length() > BUFFERED) {
        update(digest, text);
        text.setLength(0);
      }
    }
    update(digest, text);
  }

  private static void append(StringBuilder text, Rational number) {
    append(text, number.numerator());
    if (number.denominator().bitLength() != 1) {
      append(text.append('/'), number.denominator());
    }
  }

  /** The decimal text of a long takes less time than that of a big integer. */
  private static void append(StringBuilder text, BigInteger number) {
    if (number.bitLength() < Long.SIZE) {
      text.append(number.longValue());
    } else {
      text.append(number);
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
