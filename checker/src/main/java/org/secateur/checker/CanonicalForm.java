package org.secateur.checker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The canonical text of an instance (section 3 of the specification), hashed as it is written. */
final class CanonicalForm {
  private final MessageDigest digest;

  private CanonicalForm() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** SHA-256 of the canonical form, in 64 lower-case hexadecimal digits. */
  static String hash(Problem problem) {
    CanonicalForm form = new CanonicalForm();
    form.line("secateur-canonical 1");
    form.line("problem subset-sum");
    form.line("sizes " + problem.sizes().least() + " " + problem.sizes().most());
    form.line("tolerance " + problem.tolerance().map(Fraction::toString).orElse("none"));
    form.line("interval " + problem.interval().map(CanonicalForm::row).orElse("none"));
    form.table("samples", problem.samples(), problem.dimension());
    form.table("targets", problem.targets(), problem.dimension());
    return HexFormat.of().formatHex(form.digest.digest());
  }

  private void table(String name, List<List<Fraction>> rows, int columns) {
    line(name + " " + rows.size() + " " + columns);
    rows.forEach(r -> line(row(r)));
  }

  private static String row(List<Fraction> numbers) {
    return numbers.stream().map(Fraction::toString).collect(Collectors.joining(" "));
  }

  private void line(String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
