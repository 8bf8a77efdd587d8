package org.secateur.checker;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The canonical text of an instance (section 3 of the notes {@code certificate-v1} and {@code
 * certificate-v2}), hashed as it is written.
 */
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
    if (problem instanceof SubsetSumProblem sums) {
      form.write(sums);
    } else {
      form.write((NetworkProblem) problem);
    }
    return HexFormat.of().formatHex(form.digest.digest());
  }

  private void write(SubsetSumProblem problem) {
    line("problem subset-sum");
    sizesAndTolerance(problem);
    line("interval " + problem.interval().map(CanonicalForm::row).orElse("none"));
    table("samples", problem.samples(), problem.dimension());
    table("targets", problem.targets(), problem.dimension());
  }

  private void write(NetworkProblem problem) {
    line("problem network-pruning");
    line("granularity " + (problem.byWeights() ? "weight" : "neuron"));
    sizesAndTolerance(problem);
    problem.domain().canonical().forEach(this::line);
    network("network", problem.network());
    network("target", problem.target());
  }

  private void sizesAndTolerance(Problem problem) {
    line("sizes " + problem.sizes().least() + " " + problem.sizes().most());
    line("tolerance " + problem.tolerance().map(Fraction::toString).orElse("none"));
  }

  private void network(String name, Network network) {
    line(name + (network.rectified() ? " relu" : " identity"));
    matrix("hidden", network.hidden());
    matrix("output", network.output());
  }

  private void matrix(String name, Matrix matrix) {
    line(name + " " + matrix.height() + " " + matrix.width());
    for (BigInteger[] row : matrix.rows()) {
      StringBuilder text = new StringBuilder();
      for (BigInteger entry : row) {
        text.append(text.isEmpty() ? "" : " ").append(new Fraction(entry, matrix.denominator()));
      }
      line(text.toString());
    }
  }

  private void table(String name, List<List<Fraction>> rows, int columns) {
    line(name + " " + rows.size() + " " + columns);
    rows.forEach(r -> line(row(r)));
  }

  static String row(List<Fraction> numbers) {
    return numbers.stream().map(Fraction::toString).collect(Collectors.joining(" "));
  }

  private void line(String text) {
    digest.update((text + "\n").getBytes(StandardCharsets.US_ASCII));
  }
}
