package org.secateur.solver.section;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;

/**
 * Planes through 0 and their parts within a domain: a unit vector and one orthogonal to it, so that
 * the part of a box is a box, that of a ball a ball of the same norm (note {@code
 * search-sections}). First pairs of coordinates, then planes towards the target's normals, then
 * others with small integers, always in the same order.
 */
public final class Planes {
  /** Entries of a vector towards a normal are rounded to integers up to this. */
  private static final int NORMAL_STEPS = 4;

  /** Bits of a length that is rounded up. */
  private static final int LENGTH_BITS = 7;

  private final Domain domain;
  private final int d;
  private final int most;

  /** Coordinates in which the domain extends to both sides of 0. */
  private final int[] open;

  /** A unit vector and another vector, each once. */
  private final Set<List<Integer>> seen = new LinkedHashSet<>();

  private final List<Plane> planes = new ArrayList<>();

  private Planes(Domain domain, int d, int most) {
    this.domain = domain;
    this.d = d;
    this.most = most;
    open = IntStream.range(0, d).filter(this::isOpen).toArray();
  }

  /**
   * Planes of the instance's domain; none where it is finite or 0 is not in it.
   *
   * @param most how many
   */
  public static List<Plane> of(NetworkPruningInstance instance, int most) {
    Planes planes = new Planes(instance.domain(), instance.network().inputs(), most);
    if (planes.holdsZero()) {
      planes.addPairs();
      planes.addTowards(instance.target());
      for (int size = 1; size <= 3; size++) {
        planes.addOthers(size);
      }
    }
    return List.copyOf(planes.planes);
  }

  private boolean holdsZero() {
    return domain instanceof Domain.Ball ball && ball.radius().signum() > 0
        || domain instanceof Domain.Box box
            && box.lower().stream().allMatch(l -> l.signum() <= 0)
            && box.upper().stream().allMatch(u -> u.signum() >= 0);
  }

  private boolean isOpen(int j) {
    return !(domain instanceof Domain.Box box)
        || box.lower().get(j).signum() < 0 && box.upper().get(j).signum() > 0;
  }

  private void addPairs() {
    for (int j : open) {
      for (int k : open) {
        int[] u = new int[d];
        u[k] = 1;
        if (j < k) {
          add(j, u);
        }
      }
    }
  }

  private void addTowards(Network target) {
    for (int i = 0; i < target.width(); i++) {
      for (int j : open) {
        BigInteger longest = BigInteger.ONE;
        for (int k : open) {
          longest = k == j ? longest : longest.max(target.hidden().numerator(i, k).abs());
        }
        int[] signs = new int[d];
        int[] near = new int[d];
        for (int k : open) {
          BigInteger w = k == j ? BigInteger.ZERO : target.hidden().numerator(i, k);
          signs[k] = w.signum();
          near[k] =
              Rational.of(w.multiply(BigInteger.valueOf(NORMAL_STEPS)), longest)
                  .floor()
                  .intValueExact();
        }
        add(j, signs);
        add(j, near);
      }
    }
  }

  /** Vectors of integers whose largest has a size, as if they were counted up. */
  private void addOthers(int size) {
    int[] u = new int[d];
    for (int k : open) {
      u[k] = -size;
    }
    boolean more = open.length > 0;
    while (more && planes.size() < most) {
      if (Arrays.stream(u).anyMatch(entry -> Math.abs(entry) == size)) {
        for (int j : open) {
          if (u[j] == 0) {
            add(j, u);
          }
        }
      }
      more = countUp(u, size);
    }
  }

  private boolean countUp(int[] u, int size) {
    for (int k : open) {
      if (u[k] < size) {
        u[k]++;
        return true;
      }
      u[k] = -size;
    }
    return false;
  }

  private void add(int j, int[] u) {
    List<Integer> key = key(j, u);
    if (planes.size() < most && !key.isEmpty() && seen.add(key)) {
      planes.add(plane(j, key.subList(1, d + 1).stream().mapToInt(entry -> entry).toArray()));
    }
  }

  /** The same for all vectors of a line, and for a pair of coordinates; empty for the vector 0. */
  private List<Integer> key(int j, int[] u) {
    int gcd =
        Arrays.stream(u)
            .reduce(0, (x, y) -> BigInteger.valueOf(x).gcd(BigInteger.valueOf(y)).intValue());
    if (gcd == 0) {
      return List.of();
    }
    int first = Arrays.stream(u).filter(entry -> entry != 0).findFirst().orElseThrow();
    int[] key = Arrays.stream(u).map(entry -> entry / (first > 0 ? gcd : -gcd)).toArray();
    int[] where = IntStream.range(0, d).filter(k -> key[k] != 0).toArray();
    int axis = j;
    if (where.length == 1 && where[0] < j) {
      axis = where[0];
      key[where[0]] = 0;
      key[j] = 1;
    }
    return IntStream.concat(IntStream.of(axis), Arrays.stream(key)).boxed().toList();
  }

  private Plane plane(int j, int[] u) {
    if (domain instanceof Domain.Box box) {
      Domain part =
          new Domain.Box(
              List.of(box.lower().get(j), reach(box, u, -1).negate()),
              List.of(box.upper().get(j), reach(box, u, 1)));
      return Plane.of(j, BigInteger.ONE, u, BigInteger.ONE, part);
    }
    Domain.Ball ball = (Domain.Ball) domain;
    boolean isRound = ball.norm() == Domain.Norm.TWO;
    long sum =
        Arrays.stream(u).mapToLong(entry -> isRound ? (long) entry * entry : Math.abs(entry)).sum();
    BigInteger length = BigInteger.valueOf(sum);
    BigInteger factor = BigInteger.ONE;
    if (isRound) {
      BigInteger root = length.sqrt();
      boolean isWhole = root.multiply(root).equals(length);
      factor = isWhole ? BigInteger.ONE : BigInteger.ONE.shiftLeft(LENGTH_BITS);
      length = isWhole ? root : length.shiftLeft(2 * LENGTH_BITS).sqrt().add(BigInteger.ONE);
    }
    Rational radius = ball.radius().divide(Rational.of(length));
    return Plane.of(j, length, u, factor, new Domain.Ball(ball.norm(), radius));
  }

  /** The largest factor with which a vector, or its opposite, is in a box. */
  private Rational reach(Domain.Box box, int[] u, int sign) {
    Optional<Rational> least = Optional.empty();
    for (int k = 0; k < d; k++) {
      if (u[k] != 0) {
        Rational end = (u[k] * sign > 0 ? box.upper() : box.lower()).get(k);
        Rational factor = end.divide(Rational.of(u[k] * sign));
        least = Optional.of(least.map(l -> l.min(factor)).orElse(factor));
      }
    }
    return least.orElseThrow();
  }
}
