package org.secateur.checker.claim;

import java.util.Set;
import java.util.stream.Collectors;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.reading.Line;
import org.secateur.checker.verdict.Rejection;

/**
 * {@code claim pareto complete|partial}: for the size of each point, the least error over the masks
 * of that size lies within the point's bounds; complete means a point for every allowed size, each
 * with equal bounds.
 */
record ParetoClaim(int line, boolean complete) implements Claim {
  static ParetoClaim read(Line line) throws Rejection {
    boolean complete = line.either("complete", "partial");
    return new ParetoClaim(line.number(), complete);
  }

  @Override
  public Set<String> uses() {
    return Set.of("point");
  }

  @Override
  public void require(Section section, Problem problem) throws Rejection {
    int next = problem.sizes().least();
    for (Point point : section.points()) {
      requireNoGap(next, point.size(), problem);
      require(point, section, problem);
      next = point.size() + 1;
    }
    requireNoGap(next, problem.sizes().most() + 1, problem);
  }

  /** If the front is complete, no size from one on and below another may have masks. */
  private void requireNoGap(int from, int to, Problem problem) throws Rejection {
    for (int size = from; complete && size < to; size++) {
      if (problem.hasMask(size)) {
        throw Rejection.invalid(line, "the front is claimed complete, no point of size %s", size);
      }
    }
  }

  private void require(Point point, Section section, Problem problem) throws Rejection {
    if (complete && point.lower().compareTo(point.upper()) != 0) {
      throw Rejection.invalid(
          point.line(), "the front is claimed complete, expected equal bounds of the error");
    }
    if (point.lower().isAbove(point.upper())) {
      throw Rejection.invalid(
          point.line(), "lower bound %s above upper bound %s", point.lower(), point.upper());
    }
    if (point.witness().size() != point.size()) {
      throw Rejection.invalid(
          point.line(),
          "a point of size %s, its mask has size %s",
          point.size(),
          point.witness().size());
    }
    point.witness().requireWithin(point.upper(), problem, section.target().orElseThrow());
    section.requireNone(point.line(), new Sizes(point.size(), point.size()), point.lower(), true);
  }

  @Override
  public String words(Section section, Problem problem) {
    String points =
        section.points().stream()
            .map(
                p ->
                    "size "
                        + p.size()
                        + (p.lower().compareTo(p.upper()) == 0
                            ? ": " + p.lower()
                            : ": in [" + p.lower() + ", " + p.upper() + "]"))
            .collect(Collectors.joining("; "));
    return "%s: %s"
        .formatted(
            complete
                ? "the least error for every size, " + problem.sizes()
                : "bounds of the least error for some sizes",
            points);
  }
}
