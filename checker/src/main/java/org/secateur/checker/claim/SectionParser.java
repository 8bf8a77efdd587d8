package org.secateur.checker.claim;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.checker.reading.CertificateLines;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * Reads what all sections have: a claim and the parts that the claim uses.
 *
 * @param claims the kinds of claims that there may be
 */
public record SectionParser(CertificateLines lines, Problem problem, List<Kind> claims) {
  /** Reads the rest of a claim's line. */
  public interface Reader {
    Claim read(Line line) throws Rejection;
  }

  /** A kind of claim, by the word with which it begins. */
  public record Kind(String word, Reader reader) {}

  /** The claims that both problems have, in the order of the specification. */
  public static List<Kind> commonClaims() {
    return List.of(
        new Kind("nothing", line -> new NothingClaim(line.number())),
        new Kind("mask-error", MaskErrorClaim::read),
        new Kind("min-error", MinErrorClaim::read),
        new Kind("min-size", MinSizeClaim::read),
        new Kind("feasible", line -> new FeasibleClaim(line.number())),
        new Kind("infeasible", line -> new InfeasibleClaim(line.number())),
        new Kind("pareto", ParetoClaim::read));
  }

  public Claim claim() throws IOException, Rejection {
    Line line = lines.next();
    line.expect("claim");
    for (Kind kind : claims) {
      if (line.accept(kind.word())) {
        Claim claim = kind.reader().read(line);
        line.end();
        return claim;
      }
    }
    String known = String.join(", ", claims.stream().map(Kind::word).toList());
    throw line.wrong(line.word(known), "one of " + known);
  }

  /** The next line, if it starts with the word of a part, which the claim must use. */
  public Optional<Line> part(Claim claim, String word) throws IOException, Rejection {
    if (!lines.peek().accept(word)) {
      return Optional.empty();
    }
    Line line = lines.next();
    if (!claim.uses().contains(word)) {
      throw Rejection.malformed(line.number(), "this claim uses no line \"%s\"", word);
    }
    return Optional.of(line);
  }

  public Optional<Witness> witness(Claim claim) throws IOException, Rejection {
    Optional<Line> line = part(claim, "witness");
    return line.isEmpty() ? Optional.empty() : Optional.of(Witness.read(line.get(), problem));
  }

  public List<Point> points(Claim claim) throws IOException, Rejection {
    List<Point> points = new ArrayList<>();
    Optional<Line> next = part(claim, "point");
    while (next.isPresent()) {
      Line line = next.get();
      int size = line.integer();
      if (!points.isEmpty() && size <= points.get(points.size() - 1).size()) {
        throw line.wrong("" + size, "points in ascending order of their sizes");
      }
      points.add(new Point(size, line.real(), line.real(), Witness.read(line, problem)));
      next = part(claim, "point");
    }
    return points;
  }
}
