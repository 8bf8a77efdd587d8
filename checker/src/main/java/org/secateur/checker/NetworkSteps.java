package org.secateur.checker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The steps of a section about a network: rows, and refutations that use them. */
final class NetworkSteps {
  private final CertificateLines lines;
  private final NetworkProblem problem;
  private final List<Step> proved = new ArrayList<>();

  NetworkSteps(CertificateLines lines, NetworkProblem problem) {
    this.lines = lines;
    this.problem = problem;
  }

  /** Reads and checks the steps up to the claim. */
  List<Step> read() throws IOException, Rejection {
    if (lines.peek().startsWith("claim")) {
      return proved;
    }
    Options options = Options.of(problem, lines.peek().number());
    Rows rows = new Rows(problem, options);
    Refutation open = null;
    while (!lines.peek().startsWith("claim")) {
      Line line = lines.next();
      if (rows.read(line)) {
        continue;
      }
      if (open == null) {
        line.expect("refute");
        open = new Refutation(line, problem, options, rows);
      } else if (open.read(line)) {
        if (open.proved() != null) {
          proved.add(new Step(open.line(), "refute", open.proved()));
        }
        open = null;
      }
    }
    if (open != null) {
      throw Rejection.invalid(
          lines.peek().number(),
          "the refutation of line " + open.line() + " is not finished, at depth " + open.depth());
    }
    return proved;
  }
}
