package org.secateur.instances.families;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Domain;
import org.secateur.model.Rational;

/** The domain that a family's options name, around 0; it lies in the box [-radius, radius]^d. */
record DomainChoice(String kind, Rational radius, Optional<Integer> points) {
  private static final int MAX_POINTS = 1_000_000;
  private static final int DEFAULT_POINTS = 100;
  private static final String KINDS = "box, ball1, ball2 or points";

  static List<FamilyOption> options() {
    return List.of(
        new FamilyOption(
            "domain",
            "inputs that count: the box [-radius, radius]^d, a ball of the 1-norm or 2-norm, or"
                + " random points of the box",
            KINDS,
            "box"),
        radiusOption(),
        new FamilyOption(
            "points",
            "number of points, on the grid of the weights",
            "an integer from 1 to " + MAX_POINTS + "; empty: " + DEFAULT_POINTS,
            ""));
  }

  static FamilyOption radiusOption() {
    return new FamilyOption("radius", "of the domain", "a number > 0", "1");
  }

  static DomainChoice of(OptionValues values, NetworkShape shape) {
    String kind = values.text("domain").orElse("");
    if (!List.of("box", "ball1", "ball2", "points").contains(kind)) {
      throw values.bad("domain", KINDS);
    }
    Optional<Integer> points = values.optionalInteger("points", 1, MAX_POINTS);
    if (points.isPresent() && !kind.equals("points")) {
      throw values.bad("points", "nothing for domain " + kind);
    }
    if ((long) points.orElse(0) * shape.d() > NetworkShape.MAX_WEIGHTS) {
      throw values.bad("points", "at most " + NetworkShape.MAX_WEIGHTS / shape.d());
    }
    return new DomainChoice(kind, radius(values), points);
  }

  static Rational radius(OptionValues values) {
    Rational radius = values.number("radius");
    values.require(radius.signum() > 0, "radius");
    return radius;
  }

  static Domain box(int d, Rational radius) {
    return new Domain.Box(Collections.nCopies(d, radius.negate()), Collections.nCopies(d, radius));
  }

  /** The domain; only points are drawn. */
  Domain draw(int d, DyadicGrid grid, PinnedStream stream) {
    return switch (kind) {
      case "box" -> box(d, radius);
      case "ball1" -> new Domain.Ball(Domain.Norm.ONE, radius);
      case "ball2" -> new Domain.Ball(Domain.Norm.TWO, radius);
      default -> points(points.orElse(DEFAULT_POINTS), d, grid, stream);
    };
  }

  private Domain points(int count, int d, DyadicGrid grid, PinnedStream stream) {
    BigInteger[] cells = new BigInteger[count * d];
    Arrays.setAll(cells, i -> grid.uniform(radius, stream));
    return new Domain.Points(grid.matrix(count, d, cells));
  }
}
