package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.model.Domain;
import org.secateur.model.NetworkPruningInstance;

/**
 * The directions in the plane at which a subnetwork or the target can have a kink, and some more,
 * in the order of their angles, each with the input where its ray leaves the domain. For two inputs
 * whose coordinates are small enough for exact cross products in 64 bits.
 */
public final class Directions {
  private static final int COORDINATE_BITS = 30;

  /**
   * A direction.
   *
   * @param x of the scaled input
   * @param y of the scaled input
   * @param options those that have a kink here; empty for kinks of the target and others
   */
  public record Direction(long x, long y, ScaledInput input, List<Integer> options) {
    double angle() {
      return Math.atan2(y, x);
    }

    /** Positive if the other one is less than half a turn ahead, counterclockwise. */
    public long cross(Direction other) {
      return x * other.y - y * other.x;
    }
  }

  private final List<Direction> sorted;

  private Directions(List<Direction> sorted) {
    this.sorted = sorted;
  }

  /** By ascending angle. */
  public List<Direction> sorted() {
    return sorted;
  }

  /** The directions of an instance; empty where it has not two inputs or coordinates are long. */
  public static Optional<Directions> of(NetworkSelection selection) {
    NetworkPruningInstance instance = selection.instance();
    if (instance.network().inputs() != 2 || instance.domain() instanceof Domain.Points) {
      return Optional.empty();
    }
    Map<List<BigInteger>, List<Integer>> options = new HashMap<>();
    for (int o = 0; o < selection.options(); o++) {
      List<BigInteger> w = selection.columns().direction(o);
      addKinks(w, options, o);
    }
    for (int i = 0; i < instance.target().width(); i++) {
      addKinks(
          List.of(
              instance.target().hidden().numerator(i, 0),
              instance.target().hidden().numerator(i, 1)),
          options,
          -1);
    }
    for (int corner = 0; corner < 4; corner++) {
      BigInteger x = corner % 2 == 0 ? BigInteger.ONE : BigInteger.ONE.negate();
      BigInteger y = corner < 2 ? BigInteger.ONE : BigInteger.ONE.negate();
      options.computeIfAbsent(List.of(x, y), k -> new ArrayList<>());
    }
    return sorted(options, instance.domain());
  }

  private static void addKinks(
      List<BigInteger> w, Map<List<BigInteger>, List<Integer>> options, int option) {
    BigInteger gcd = w.get(0).gcd(w.get(1));
    if (gcd.signum() == 0) {
      return;
    }
    BigInteger x = w.get(1).divide(gcd).negate();
    BigInteger y = w.get(0).divide(gcd);
    for (List<BigInteger> kink : List.of(List.of(x, y), List.of(x.negate(), y.negate()))) {
      List<Integer> at = options.computeIfAbsent(kink, k -> new ArrayList<>());
      if (option >= 0) {
        at.add(option);
      }
    }
  }

  private static Optional<Directions> sorted(
      Map<List<BigInteger>, List<Integer>> options, Domain domain) {
    List<Direction> directions = new ArrayList<>();
    for (Map.Entry<List<BigInteger>, List<Integer>> entry : options.entrySet()) {
      Optional<ScaledInput> exit = LastInput.along(entry.getKey(), domain).map(ScaledInput::of);
      if (exit.isPresent()) {
        BigInteger[] v = exit.get().vector();
        if (Math.max(v[0].bitLength(), v[1].bitLength()) > COORDINATE_BITS) {
          return Optional.empty();
        }
        directions.add(
            new Direction(
                v[0].longValueExact(),
                v[1].longValueExact(),
                exit.get(),
                List.copyOf(entry.getValue())));
      }
    }
    directions.sort(Directions::byAngle);
    return Optional.of(new Directions(List.copyOf(directions)));
  }

  private static int byAngle(Direction a, Direction b) {
    int half = Boolean.compare(isUpper(b), isUpper(a));
    return half != 0 ? half : Long.signum(b.cross(a));
  }

  private static boolean isUpper(Direction d) {
    return d.y > 0 || d.y == 0 && d.x > 0;
  }
}
