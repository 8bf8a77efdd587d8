package org.secateur.solver.parts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Domain;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;

/**
 * The domains of which finitely many inputs decide every error: points, single inputs, and segments
 * of the line, where the ends do (note {@code search-parts}).
 */
final class FiniteInputs {
  private FiniteInputs() {}

  /** Inputs among which every pruned network has a worst one; empty for other domains. */
  static Optional<List<List<Rational>>> of(NetworkPruningInstance instance) {
    int d = instance.network().inputs();
    Domain domain = instance.domain();
    if (domain instanceof Domain.Points points) {
      return Optional.of(
          IntStream.range(0, points.points().rows())
              .mapToObj(points.points()::row)
              .distinct()
              .toList());
    }
    if (domain instanceof Domain.Box box) {
      return box(box, d);
    }
    Rational radius = ((Domain.Ball) domain).radius();
    if (radius.signum() == 0) {
      return Optional.of(List.of(Collections.nCopies(d, Rational.ZERO)));
    }
    return d == 1 ? Optional.of(ends(radius.negate(), radius)) : Optional.empty();
  }

  private static Optional<List<List<Rational>>> box(Domain.Box box, int d) {
    if (box.lower().equals(box.upper())) {
      return Optional.of(List.of(box.lower()));
    }
    return d == 1 ? Optional.of(ends(box.lower().get(0), box.upper().get(0))) : Optional.empty();
  }

  /** On either side of 0 the error grows with the distance from it. */
  private static List<List<Rational>> ends(Rational lower, Rational upper) {
    List<List<Rational>> ends = new ArrayList<>();
    if (lower.signum() < 0) {
      ends.add(List.of(lower));
    }
    if (upper.signum() > 0) {
      ends.add(List.of(upper));
    }
    return ends;
  }
}
