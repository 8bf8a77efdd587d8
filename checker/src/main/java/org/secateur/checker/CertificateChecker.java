package org.secateur.checker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a certificate against an instance: reads both, compares the hash, and for each section
 * checks first that the claim follows from the witness and the steps, then every step by its rule.
 *
 * <p>Independent of everything that writes certificates: no class of it is shared with the solver
 * or with the reading of instances. All arithmetic is on BigInteger; nothing is rounded.
 */
public final class CertificateChecker {
  /** Versions of certificates: about subset sums, and about networks. */
  private static final String SUMS_VERSION = "1";

  private static final String NETWORK_VERSION = "2";

  private final List<String> parameters = new ArrayList<>();
  private final List<String> claims = new ArrayList<>();

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
    CertificateChecker checker = new CertificateChecker();
    try {
      Problem problem = InstanceParser.parse(instance, folder);
      checker.parameters.addAll(problem.parameters());
      checker.judge(problem, new CertificateLines(certificate));
      return checker.report(Verdict.VALID, "", "", checker.claims);
    } catch (Rejection rejection) {
      return checker.report(
          rejection.verdict(), rejection.place(), rejection.getMessage(), List.of());
    }
  }

  private CheckReport report(Verdict verdict, String place, String message, List<String> verified) {
    return new CheckReport(verdict, place, message, parameters, verified);
  }

  private void judge(Problem problem, CertificateLines lines) throws IOException, Rejection {
    requireVersion(lines.next(), problem);
    requireInstance(lines.next(), problem);
    SectionParser parser = new SectionParser(lines, problem);
    if (problem instanceof SubsetSumProblem sums) {
      judge(sums, parser, lines);
    } else {
      Section section = parser.readNetwork((NetworkProblem) problem);
      section.claim().require(section, problem);
      claims.add(section.claim().words(section, problem));
      requireEnd(lines, 1);
    }
  }

  private void judge(SubsetSumProblem problem, SectionParser parser, CertificateLines lines)
      throws IOException, Rejection {
    Map<String, Rule> rules = Map.of(EnumerationRule.NAME, new EnumerationRule(problem));
    int sections = 0;
    int previous = -1;
    while (!lines.peek().startsWith("end")) {
      Section section = parser.read(problem, previous, rules.keySet());
      if (section.isInterval() && sections > 0) {
        throw Rejection.malformed(section.line(), "a section about the interval stands alone");
      }
      judge(section, problem, rules);
      previous = section.isInterval() ? Integer.MAX_VALUE : section.index();
      sections++;
    }
    requireEnd(lines, sections);
    int silent = problem.targets().size() - sections;
    if (previous < Integer.MAX_VALUE && silent > 0) {
      claims.add("nothing is claimed about the other targets, " + silent + " of them");
    }
  }

  private void judge(Section section, SubsetSumProblem problem, Map<String, Rule> rules)
      throws Rejection {
    section.claim().require(section, problem);
    for (Step step : section.steps()) {
      rules.get(step.rule()).verify(step.line(), step.fact(), section.target());
    }
    String about =
        section.isInterval()
            ? "interval [" + String.join(", ", texts(problem.interval().orElseThrow())) + "]"
            : "target " + section.index() + ", z = " + words(problem, section.index());
    claims.add(about + ": " + section.claim().words(section, problem));
  }

  private static String words(SubsetSumProblem problem, int target) {
    List<String> entries = texts(problem.targets().get(target));
    return entries.size() == 1 ? entries.get(0) : "(" + String.join(", ", entries) + ")";
  }

  private static List<String> texts(List<Fraction> numbers) {
    return numbers.stream().map(Fraction::toString).toList();
  }

  private static void requireVersion(Line line, Problem problem) throws Rejection {
    line.expect("secateur-certificate");
    String version = line.word("a version");
    line.end();
    String known = problem instanceof NetworkProblem ? NETWORK_VERSION : SUMS_VERSION;
    if (!version.equals(known)) {
      throw Rejection.unsupported(
          line.number(), "version " + version + ", this checker reads version " + known);
    }
  }

  private void requireInstance(Line line, Problem problem) throws Rejection {
    line.expect("instance");
    line.expect("sha256");
    String stated = line.word("64 hexadecimal digits");
    line.end();
    if (!stated.matches("[0-9a-f]{64}")) {
      throw line.wrong(stated, "64 lower-case hexadecimal digits");
    }
    String actual = CanonicalForm.hash(problem);
    if (!stated.equals(actual)) {
      throw Rejection.invalid(
          line.number(), "instance hash " + stated + ", the instance's is " + actual);
    }
    parameters.add("canonical hash sha256 " + actual);
  }

  private static void requireEnd(CertificateLines lines, int sections)
      throws IOException, Rejection {
    Line line = lines.next();
    line.expect("end");
    int stated = line.integer();
    line.end();
    if (stated != sections) {
      throw Rejection.malformed(
          line.number(), "end of " + stated + " sections, the file has " + sections);
    }
    if (sections == 0) {
      throw Rejection.malformed(line.number(), "no section, expected at least one");
    }
    lines.requireEnd();
  }
}
