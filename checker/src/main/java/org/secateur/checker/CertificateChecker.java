package org.secateur.checker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.checker.claim.Findings;
import org.secateur.checker.claim.Problem;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.reading.CertificateLines;
import org.secateur.checker.reading.Line;
import org.secateur.checker.subsetsum.SubsetSumProblem;
import org.secateur.checker.subsetsum.SumsSections;
import org.secateur.checker.tree.NetworkSection;
import org.secateur.checker.verdict.CheckReport;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/**
 * Judges a certificate against an instance: reads both, compares the hash, and has the sections
 * judged: for each, that the claim follows from the witness and from the facts of the steps, and
 * that every step proves its fact by its rule.
 *
 * <p>Independent of everything that writes certificates: no class of it is shared with the solver
 * or with the reading of instances. All arithmetic is on integers; where it is quicker, numbers are
 * rounded outwards, and what that leaves open is decided without rounding.
 */
public final class CertificateChecker {
  private CertificateChecker() {}

  /**
   * Checks a certificate, which may be packed with gzip.
   *
   * @param instance JSON text of format {@code secateur-instance/1}; stays open
   * @param certificate text of format {@code secateur-certificate 1}; stays open
   * @return the verdict; malformed input is a verdict, too
   * @throws IOException if a stream cannot be read
   */
  public static CheckReport check(InputStream instance, InputStream certificate)
      throws IOException {
    return check(instance, certificate, Optional.empty());
  }

  /**
   * Checks as above, also an instance whose networks are arrays of {@code .npz} or {@code .npy}
   * files.
   *
   * @param folder in which these files are looked up
   */
  public static CheckReport check(InputStream instance, InputStream certificate, Path folder)
      throws IOException {
    return check(instance, certificate, Optional.of(folder));
  }

  private static CheckReport check(
      InputStream instance, InputStream certificate, Optional<Path> folder) throws IOException {
    List<String> parameters = new ArrayList<>();
    try {
      Problem problem = InstanceParser.parse(instance, folder);
      parameters.addAll(problem.parameters());
      Findings findings = judge(problem, new CertificateLines(certificate), parameters);
      return new CheckReport(
          Verdict.VALID, "", "", List.copyOf(parameters), findings.claims(), findings.basis());
    } catch (Rejection no) {
      return new CheckReport(
          no.verdict(), no.place(), no.getMessage(), List.copyOf(parameters), List.of(), List.of());
    }
  }

  private static Findings judge(Problem problem, CertificateLines lines, List<String> parameters)
      throws IOException, Rejection {
    requireVersion(lines.next(), problem.certificateVersion());
    String hash = problem.hash();
    requireInstance(lines.next(), hash);
    parameters.add("canonical hash sha256 " + hash);
    Findings findings = new Findings();
    int sections =
        problem instanceof SubsetSumProblem sums
            ? new SumsSections(sums, lines).judge(findings)
            : new NetworkSection((NetworkProblem) problem, lines, Rules.ROWS, Rules.steps())
                .judge(findings);
    requireEnd(lines, sections);
    return findings;
  }

  private static void requireVersion(Line line, String known) throws Rejection {
    line.expect("secateur-certificate");
    String version = line.word("a version");
    line.end();
    if (!version.equals(known)) {
      throw Rejection.unsupported(
          line.number(), "version %s, this checker reads version %s", version, known);
    }
  }

  private static void requireInstance(Line line, String actual) throws Rejection {
    line.expect("instance");
    line.expect("sha256");
    String stated = line.word("64 hexadecimal digits");
    line.end();
    if (!stated.matches("[0-9a-f]{64}")) {
      throw line.wrong(stated, "64 lower-case hexadecimal digits");
    }
    if (!stated.equals(actual)) {
      throw Rejection.invalid(
          line.number(), "instance hash %s, the instance's is %s", stated, actual);
    }
  }

  private static void requireEnd(CertificateLines lines, int sections)
      throws IOException, Rejection {
    Line line = lines.next();
    line.expect("end");
    int stated = line.integer();
    line.end();
    if (stated != sections) {
      throw Rejection.malformed(
          line.number(), "end of %s sections, the file has %s", stated, sections);
    }
    if (sections == 0) {
      throw Rejection.malformed(line.number(), "no section, expected at least one");
    }
    lines.requireEnd();
  }
}
