package org.secateur.checker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one section: its claim, the parts that the claim uses, and the steps, in this order. */
final class SectionParser {
  private static final String CLAIMS =
      "nothing, mask-error, min-error, min-size, feasible, infeasible, count, pareto, cover or"
          + " is-cover";

  private final CertificateLines lines;
  private final Problem problem;
  private final Set<String> rules;

  /**
   * @param rules names of the rules that steps may use
   */
  SectionParser(CertificateLines lines, Problem problem, Set<String> rules) {
    this.lines = lines;
    this.problem = problem;
    this.rules = rules;
  }

  /**
   * Reads the section that starts at the next line.
   *
   * @param previous index of the section before; -1 where there is none
   */
  Section read(int previous) throws IOException, Rejection {
    Line head = lines.next();
    head.expect("section");
    int index = index(head, previous);
    Claim claim = claim(index < 0);
    Optional<List<Fraction>> target =
        index < 0 ? worst(claim) : Optional.of(problem.targets().get(index));
    Optional<Witness> witness = witness(claim);
    List<Point> points = points(claim);
    return new Section(head.number(), index, claim, target, witness, points, steps());
  }

  /** The target's index, or -1 for the interval; the instance must have it. */
  private int index(Line head, int previous) throws Rejection {
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

  private Claim claim(boolean interval) throws IOException, Rejection {
    Line line = lines.next();
    line.expect("claim");
    String kind = line.word(CLAIMS);
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
          default -> throw line.wrong(kind, CLAIMS);
        };
    line.end();
    if (claim.isAboutInterval() != interval && !(claim instanceof NothingClaim)) {
      throw line.wrong(kind, interval ? "a claim about the interval" : "a claim about a target");
    }
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

  private Optional<List<Fraction>> worst(Claim claim) throws IOException, Rejection {
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
    return line.isEmpty() ? Optional.empty() : Optional.of(verified(line.get()));
  }

  private Witness verified(Line line) throws Rejection {
    Witness witness = new Witness(line.number(), line.indices());
    witness.verify(problem);
    return witness;
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
      points.add(new Point(size, line.fraction(), line.fraction(), verified(line)));
      next = part(claim, Claim.Part.POINTS, "point");
    }
    return points;
  }

  private List<Step> steps() throws IOException, Rejection {
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
