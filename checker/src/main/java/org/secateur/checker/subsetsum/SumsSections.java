package org.secateur.checker.subsetsum;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.claim.Claim;
import org.secateur.checker.claim.Fact;
import org.secateur.checker.claim.Findings;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.claim.NothingClaim;
import org.secateur.checker.claim.Point;
import org.secateur.checker.claim.Section;
import org.secateur.checker.claim.SectionParser;
import org.secateur.checker.claim.Step;
import org.secateur.checker.claim.Witness;
import org.secateur.checker.reading.CertificateLines;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * The sections of a certificate about sums: one for each of some targets, or one about the
 * interval. Of each, first the claim is checked, then its steps.
 */
public final class SumsSections {
  /** The only rule of steps, and what a proof by it rests on. */
  private static final String RULE = "enumeration";

  private static final Set<String> BASIS = Set.of("enumeration of half sums");

  private final SubsetSumProblem problem;
  private final CertificateLines lines;
  private final SectionParser parser;
  private final EnumerationRule rule;

  public SumsSections(SubsetSumProblem problem, CertificateLines lines) {
    this.problem = problem;
    this.lines = lines;
    List<SectionParser.Kind> claims = new ArrayList<>(SectionParser.commonClaims());
    claims.add(new SectionParser.Kind("count", CountClaim::read));
    claims.add(new SectionParser.Kind("cover", CoverClaim::read));
    claims.add(new SectionParser.Kind("is-cover", IsCoverClaim::read));
    this.parser = new SectionParser(lines, problem, claims);
    this.rule = new EnumerationRule(problem);
  }

  /** Judges all sections up to the line {@code end}; returns how many there are. */
  public int judge(Findings findings) throws IOException, Rejection {
    int sections = 0;
    int previous = -1;
    while (!lines.peek().startsWith("end")) {
      Section section = read(previous);
      if (section.isInterval() && sections > 0) {
        throw Rejection.malformed(section.line(), "a section about the interval stands alone");
      }
      section.claim().require(section, problem);
      for (Step step : section.steps()) {
        rule.verify(step.line(), step.fact(), section.target());
      }
      findings.add(about(section), section, problem);
      previous = section.isInterval() ? Integer.MAX_VALUE : section.index();
      sections++;
    }
    int silent = problem.targets().size() - sections;
    if (previous < Integer.MAX_VALUE && silent > 0) {
      findings.add("nothing is claimed about the other targets, " + silent + " of them");
    }
    return sections;
  }

  private String about(Section section) {
    if (section.isInterval()) {
      return "interval " + problem.interval().orElseThrow() + ": ";
    }
    List<Fraction> target = problem.targets().get(section.index());
    String vector = String.join(", ", target.stream().map(Fraction::toString).toList());
    String words = target.size() == 1 ? vector : "(" + vector + ")";
    return "target " + section.index() + ", z = " + words + ": ";
  }

  /**
   * Reads the section that starts at the next line.
   *
   * @param previous index of the section before; -1 where there is none
   */
  private Section read(int previous) throws IOException, Rejection {
    Line head = lines.next();
    head.expect("section");
    int index = index(head, previous);
    Claim claim = parser.claim();
    boolean interval = index < 0;
    if (claim.isAboutInterval() != interval && !(claim instanceof NothingClaim)) {
      throw Rejection.malformed(
          claim.line(), "expected a claim about " + (interval ? "the interval" : "a target"));
    }
    Optional<List<Fraction>> target =
        interval ? worst(claim) : Optional.of(problem.targets().get(index));
    Optional<Witness> witness = parser.witness(claim);
    List<Point> points = parser.points(claim);
    return new Section(head.number(), index, claim, target, witness, points, steps());
  }

  /** The target's index, or -1 for the interval; the instance must have it. */
  private int index(Line head, int previous) throws Rejection {
    boolean interval = head.either("interval", "target");
    int index = interval ? -1 : head.integer();
    head.end();
    if (interval && (problem.interval().isEmpty() || problem.dimension() != 1)) {
      throw Rejection.invalid(
          head.number(), "the instance has no interval of targets for sums of numbers");
    }
    int count = problem.targets().size();
    if (index >= count) {
      throw Rejection.invalid(head.number(), "target %s, the instance has %s", index, count);
    }
    if (!interval && index <= previous) {
      throw Rejection.malformed(
          head.number(), "target %s after target %s, expected ascending", index, previous);
    }
    return index;
  }

  /** The target of an interval at which a lower bound is shown. */
  private Optional<List<Fraction>> worst(Claim claim) throws IOException, Rejection {
    Optional<Line> line = parser.part(claim, "worst");
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Fraction target = line.get().fraction();
    line.get().end();
    List<Fraction> interval = problem.interval().orElseThrow();
    if (target.isBelow(interval.get(0)) || target.isAbove(interval.get(1))) {
      throw Rejection.invalid(
          line.get().number(), "worst target %s outside the interval %s", target, interval);
    }
    return Optional.of(List.of(target));
  }

  private List<Step> steps() throws IOException, Rejection {
    List<Step> steps = new ArrayList<>();
    while (lines.peek().startsWith("step")) {
      Line line = lines.next();
      line.expect("step");
      String expected = "a rule: " + RULE;
      String word = line.word(expected);
      if (!word.equals(RULE)) {
        throw line.wrong(word, expected);
      }
      steps.add(new Step(line.number(), fact(line), BASIS));
    }
    return steps;
  }

  private static Fact fact(Line line) throws Rejection {
    String expected = "\"none\", \"count\" or \"covered\"";
    String kind = line.word(expected);
    Fact fact =
        switch (kind) {
          case "none" -> NoMask.read(line);
          case "count" -> MaskCount.read(line);
          case "covered" -> new Covered(line.fraction());
          default -> throw line.wrong(kind, expected);
        };
    line.end();
    return fact;
  }
}
