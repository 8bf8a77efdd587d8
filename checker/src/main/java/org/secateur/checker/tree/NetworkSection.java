package org.secateur.checker.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.checker.claim.Claim;
import org.secateur.checker.claim.Findings;
import org.secateur.checker.claim.Section;
import org.secateur.checker.claim.SectionParser;
import org.secateur.checker.claim.Step;
import org.secateur.checker.claim.Witness;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.reading.CertificateLines;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * The section of a certificate about a network: rows and refutations that use them, which are
 * checked line by line, then the claim, which has to follow from what they proved.
 */
public record NetworkSection(
    NetworkProblem problem,
    CertificateLines lines,
    List<RowRule> rowRules,
    List<StepRule> stepRules) {

  /** Judges the section; returns how many there are. */
  public int judge(Findings findings) throws IOException, Rejection {
    Line head = lines.next();
    head.expect("section");
    head.expect("network");
    head.end();
    List<Step> steps = lines.peek().startsWith("claim") ? List.of() : steps();
    SectionParser parser = new SectionParser(lines, problem, SectionParser.commonClaims());
    Claim claim = parser.claim();
    Optional<Witness> witness = parser.witness(claim);
    Section section =
        new Section(
            head.number(), 0, claim, Optional.of(List.of()), witness, parser.points(claim), steps);
    claim.require(section, problem);
    findings.add("", section, problem);
    return 1;
  }

  /** Reads and checks the steps up to the claim. */
  private List<Step> steps() throws IOException, Rejection {
    List<Step> proved = new ArrayList<>();
    Rows rows = new Rows(problem, Options.of(problem, lines.peek().number()), rowRules);
    Refutation open = null;
    while (!lines.peek().startsWith("claim")) {
      Line line = lines.next();
      if (rows.read(line)) {
        continue;
      }
      if (open == null) {
        line.expect("refute");
        open = new Refutation(line, rows, stepRules);
      } else if (open.read(line)) {
        open.proved().ifPresent(proved::add);
        open = null;
      }
    }
    if (open != null) {
      throw Rejection.invalid(
          lines.peek().number(),
          "the refutation of line %s is not finished, at depth %s",
          open.line(),
          open.depth());
    }
    return proved;
  }
}
