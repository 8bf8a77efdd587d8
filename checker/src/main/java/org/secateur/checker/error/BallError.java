package org.secateur.checker.error;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.verdict.Rejection;

/**
 * The error over a 2-norm ball in up to three dimensions: the largest |D(y)|/‖y‖ times the radius,
 * in squares, over finitely many directions y among which the maximum is attained (section 7 of
 * note {@code certificate-v2}).
 *
 * <p>A flag is an orthogonal basis (ray, side of it in a kink's plane, side of that plane); near
 * its ray, slightly to these sides, lies one cell on which both networks are linear. All cells have
 * flags, since the coordinate hyperplanes are counted among the kinks. Cost: flags times the size
 * of the networks, 4 N flags in d = 2 and 8 N² in d = 3 for N kinks; beyond {@link #MAX_WORK}
 * multiplications, about a minute, the verdict is UNSUPPORTED, and for d > 3 always.
 */
final class BallError {
  static final long MAX_WORK = 1L << 30;

  /** The most directions that one flag and output add, counted for the limit. */
  private static final long DIRECTIONS = 16;

  private final Difference difference;
  private final List<BigInteger[]> normals;

  /** The best so far: squares of the value and of the length. */
  private BigInteger above = BigInteger.ZERO;

  private BigInteger below = BigInteger.ONE;
  private BigInteger[] best;

  private BallError(Difference difference) {
    this.difference = difference;
    int d = difference.inputs();
    this.best = new BigInteger[d];
    Arrays.fill(best, BigInteger.ZERO);
    Map<List<Fraction>, BigInteger[]> distinct = new LinkedHashMap<>();
    difference.normals().forEach(n -> distinct.putIfAbsent(direction(n), n));
    for (int j = 0; j < d; j++) {
      BigInteger[] unit = Domain.unit(d, j, 1);
      distinct.putIfAbsent(direction(unit), unit);
    }
    this.normals = List.copyOf(distinct.values());
  }

  static Worst of(Difference difference, Fraction radius, int line) throws Rejection {
    int d = difference.inputs();
    if (d == 1) {
      return difference.largest(List.of(List.of(radius), List.of(radius.negate())));
    }
    if (d > 3) {
      throw Rejection.unsupported(
          line, "evaluating a mask over a 2-norm ball in %s dimensions, the limit is 3", d);
    }
    BallError search = new BallError(difference);
    search.requireWork(line);
    search.run();
    BigInteger unit = difference.unit();
    Fraction square = new Fraction(search.above, search.below.multiply(unit).multiply(unit));
    return new Worst(
        Real.root(square.times(radius).times(radius)), Worst.input(search.best, BigInteger.ONE));
  }

  private void requireWork(int line) throws Rejection {
    BigInteger kinks = BigInteger.valueOf(normals.size());
    BigInteger flags = difference.inputs() == 2 ? kinks.shiftLeft(2) : kinks.pow(2).shiftLeft(3);
    long each = Math.multiplyExact(difference.work(), DIRECTIONS * difference.outputs());
    BigInteger work = flags.multiply(BigInteger.valueOf(each));
    if (work.compareTo(BigInteger.valueOf(MAX_WORK)) > 0) {
      throw Rejection.unsupported(
          line, "evaluating the mask takes %s multiplications, the limit is %s", work, MAX_WORK);
    }
  }

  private void run() {
    for (BigInteger[] plane : normals) {
      if (plane.length == 2) {
        BigInteger[] ray = {plane[1].negate(), plane[0]};
        flags(List.of(ray, plane));
      } else {
        for (BigInteger[] other : normals) {
          BigInteger[] ray = cross(plane, other);
          if (Network.dot(ray, ray).signum() > 0) {
            flags(List.of(ray, cross(plane, ray), plane));
          }
        }
      }
    }
  }

  /** The flags of an orthogonal basis, of which the plane's normal is the last vector. */
  private void flags(List<BigInteger[]> basis) {
    for (int signs = 0; signs < 1 << basis.size(); signs++) {
      int bits = signs;
      List<BigInteger[]> flag =
          IntStream.range(0, basis.size())
              .mapToObj(k -> signed(basis.get(k), bits >> k & 1))
              .toList();
      visit(flag.get(0));
      for (int r = 0; r < difference.outputs(); r++) {
        gradients(flag, r);
      }
    }
  }

  /** Visits where the maximum can be on the cell of a flag or on its face in the plane. */
  private void gradients(List<BigInteger[]> flag, int output) {
    BigInteger[] plane = flag.get(flag.size() - 1);
    BigInteger[] g = gradient(difference.pruned(), flag, output, difference.target().unit());
    BigInteger[] f = gradient(difference.target(), flag, output, difference.pruned().unit());
    BigInteger[] c = new BigInteger[g.length];
    Arrays.setAll(c, j -> g[j].subtract(f[j]));
    maxima(c, plane);
    if (difference.pruned().rectified() || difference.target().rectified()) {
      maxima(g, plane);
      maxima(f, plane);
      visit(projection(f, g));
      visit(projection(g, f));
      zeros(g, plane);
      zeros(f, plane);
    }
  }

  /** Where x ↦ c·x is largest on the unit sphere, and on the part of it in a plane. */
  private void maxima(BigInteger[] c, BigInteger[] plane) {
    visit(c);
    visit(projection(c, plane));
  }

  /** The rays of the plane, or of all R² in two dimensions, on which c·x is 0. */
  private void zeros(BigInteger[] c, BigInteger[] plane) {
    visit(c.length == 2 ? new BigInteger[] {c[1].negate(), c[0]} : cross(plane, c));
  }

  /** The gradient of an output's sum on the cell of a flag. */
  private static BigInteger[] gradient(
      Network network, List<BigInteger[]> flag, int output, BigInteger factor) {
    BigInteger[] gradient = new BigInteger[network.inputs()];
    Arrays.fill(gradient, BigInteger.ZERO);
    for (int i = 0; i < network.width(); i++) {
      BigInteger[] w = network.hidden().integers(i);
      int sign = 0;
      for (int k = 0; sign == 0 && k < flag.size(); k++) {
        sign = Network.dot(w, flag.get(k)).signum();
      }
      BigInteger v = network.output().at(output, i).multiply(factor);
      for (int j = 0; sign > 0 && j < gradient.length; j++) {
        gradient[j] = gradient[j].add(w[j].multiply(v));
      }
    }
    return gradient;
  }

  /** Looks at a direction and at the opposite one; any direction gives a true lower bound. */
  private void visit(BigInteger[] y) {
    BigInteger length = Network.dot(y, y);
    for (int sign = 0; sign < 2 && length.signum() > 0; sign++) {
      BigInteger[] at = signed(y, sign);
      BigInteger value = difference.at(at);
      BigInteger square = value.multiply(value);
      if (square.multiply(below).compareTo(above.multiply(length)) > 0) {
        above = square;
        below = length;
        best = at;
      }
    }
  }

  /** The part of c that is orthogonal to n, times n·n. */
  private static BigInteger[] projection(BigInteger[] c, BigInteger[] n) {
    BigInteger square = Network.dot(n, n);
    BigInteger along = Network.dot(c, n);
    BigInteger[] rest = new BigInteger[c.length];
    Arrays.setAll(rest, j -> c[j].multiply(square).subtract(n[j].multiply(along)));
    return rest;
  }

  private static BigInteger[] cross(BigInteger[] a, BigInteger[] b) {
    BigInteger[] cross = new BigInteger[3];
    for (int j = 0; j < 3; j++) {
      int k = (j + 1) % 3;
      int l = (j + 2) % 3;
      cross[j] = a[k].multiply(b[l]).subtract(a[l].multiply(b[k]));
    }
    return cross;
  }

  private static BigInteger[] signed(BigInteger[] vector, int negative) {
    return Stream.of(vector).map(e -> negative == 0 ? e : e.negate()).toArray(BigInteger[]::new);
  }

  /** The same for all multiples of a vector that is not 0. */
  private static List<Fraction> direction(BigInteger[] vector) {
    BigInteger first = Stream.of(vector).filter(e -> e.signum() != 0).findFirst().orElseThrow();
    return Stream.of(vector).map(e -> new Fraction(e, first)).toList();
  }
}
