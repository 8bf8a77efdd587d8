package org.secateur.checker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one section. About sums: its claim, the parts that the claim uses, and the steps. About a
 * network: the steps, which are checked at once, the claim and its parts.
 */
final class SectionParser {
  private static final String NETWORK_CLAIMS =
      "nothing, mask-error, min-error, min-size, feasible, infeasible, pareto";
  private static final String CLAIMS = NETWORK_CLAIMS + ", count, cover, is-cover";

  private final CertificateLines lines;
  private final Problem problem;

  SectionParser(CertificateLines lines, Problem problem) {
    this.lines = lines;
    this.problem = problem;
  }

  /** Reads the section about a network, and checks its steps. */
  Section readNetwork(NetworkProblem network) throws IOException, Rejection {
    Line head = lines.next();
    head.expect("section");
    head.expect("network");
    head.end();
    List<Step> steps = new NetworkSteps(lines, network).read();
    Claim claim = claim(NETWORK_CLAIMS);
    Optional<Witness> witness = witness(claim);
    return new Section(
        head.number(), 0, claim, Optional.of(List.of()), witness, points(claim), steps);
  }

  /**
   * Reads the section that starts at the next line.
   *
   * @param previous index of the section before; -1 where there is none
   * @param rules names of the rules that steps may use
   */
  Section read(SubsetSumProblem sums, int previous, Set<String> rules)
      throws IOException, Rejection {
    Line head = lines.next();
    head.expect("section");
    int index = index(sums, head, previous);
    Claim claim = claim(CLAIMS);
    boolean interval = index < 0;
    if (claim.isAboutInterval() != interval && !(claim instanceof NothingClaim)) {
      throw Rejection.malformed(
          claim.line(), "expected a claim about " + (interval ? "the interval" : "a target"));
    }
    Optional<List<Fraction>> target =
        interval ? worst(sums, claim) : Optional.of(sums.targets().get(index));
    Optional<Witness> witness = witness(claim);
    List<Point> points = points(claim);
    return new Section(head.number(), index, claim, target, witness, points, steps(rules));
  }

  /** The target's index, or -1 for the interval; the instance must have it. */
  private static int index(SubsetSumProblem problem, Line head, int previous) throws Rejection {
    boolean interval = head.accept("interval");
    if (!interval) {
      head.expect("target");
    }
    int index = interval ? -1 : head.integer();
    head.end();
    if (interval && (problem.interval().isEmpty() || problem.dimension() != 1)) {
      throw Rejection.invalid(
          head.number(), "the instance has no interval of targets for sums of numbers");
    }
    if (index >= problem.targets().size()) {
      throw Rejection.invalid(
          head.number(), "target " + index + ", the instance has " + problem.targets().size());
    }
    if (!interval && index <= previous) {
      throw Rejection.malformed(
          head.number(), "target " + index + " after target " + previous + ", expected ascending");
    }
    return index;
  }

  private Claim claim(String claims) throws IOException, Rejection {
    Line line = lines.next();
    line.expect("claim");
    String kind = line.word(claims);
    if (!List.of(claims.split(", ")).contains(kind)) {
      throw line.wrong(kind, "one of " + claims);
    }
    Claim claim =
        switch (kind) {
          case "nothing" -> new NothingClaim(line.number());
          case "mask-error" -> MaskErrorClaim.read(line);
          case "min-error" -> MinErrorClaim.read(line);
          case "min-size" -> MinSizeClaim.read(line);
          case "feasible" -> new FeasibleClaim(line.number());
          case "infeasible" -> new InfeasibleClaim(line.number());
          case "count" -> CountClaim.read(line);
          case "pareto" -> ParetoClaim.read(line);
          case "cover" -> CoverClaim.read(line);
          case "is-cover" -> IsCoverClaim.read(line);
          default -> throw new IllegalStateException(kind);
        };
    line.end();
    return claim;
  }

  /** The next line, if it starts with this word; it must be a part that the claim uses. */
  private Optional<Line> part(Claim claim, Claim.Part part, String word)
      throws IOException, Rejection {
    if (!lines.peek().startsWith(word)) {
      return Optional.empty();
    }
    Line line = lines.next();
    if (!claim.uses().contains(part)) {
      throw Rejection.malformed(line.number(), "this claim uses no line \"" + word + "\"");
    }
    line.expect(word);
    return Optional.of(line);
  }

  private Optional<List<Fraction>> worst(SubsetSumProblem problem, Claim claim)
      throws IOException, Rejection {
    Optional<Line> line = part(claim, Claim.Part.WORST, "worst");
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Fraction target = line.get().fraction();
    line.get().end();
    Fraction lower = problem.interval().orElseThrow().get(0);
    Fraction upper = problem.interval().orElseThrow().get(1);
    if (target.isBelow(lower) || target.isAbove(upper)) {
      throw Rejection.invalid(
          line.get().number(),
          "worst target " + target + " outside the interval [" + lower + ", " + upper + "]");
    }
    return Optional.of(List.of(target));
  }

  private Optional<Witness> witness(Claim claim) throws IOException, Rejection {
    Optional<Line> line = part(claim, Claim.Part.WITNESS, "witness");
    return line.isEmpty() ? Optional.empty() : Optional.of(Witness.read(line.get(), problem));
  }

  private List<Point> points(Claim claim) throws IOException, Rejection {
    List<Point> points = new ArrayList<>();
    Optional<Line> next = part(claim, Claim.Part.POINTS, "point");
    while (next.isPresent()) {
      Line line = next.get();
      int size = line.integer();
      if (!points.isEmpty() && size <= points.get(points.size() - 1).size()) {
        throw line.wrong("" + size, "points in ascending order of their sizes");
      }
      points.add(new Point(size, line.real(), line.real(), Witness.read(line, problem)));
      next = part(claim, Claim.Part.POINTS, "point");
    }
    return points;
  }

  private List<Step> steps(Set<String> rules) throws IOException, Rejection {
    List<Step> steps = new ArrayList<>();
    while (lines.peek().startsWith("step")) {
      Line line = lines.next();
      line.expect("step");
      String expected = "a rule: " + String.join(", ", rules);
      String rule = line.word(expected);
      if (!rules.contains(rule)) {
        throw line.wrong(rule, expected);
      }
      steps.add(new Step(line.number(), rule, Fact.parse(line)));
    }
    return steps;
  }
}
