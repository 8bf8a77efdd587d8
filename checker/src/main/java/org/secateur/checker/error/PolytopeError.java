package org.secateur.checker.error;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.network.Direction;
import org.secateur.checker.network.Domain;
import org.secateur.checker.verdict.Rejection;

/**
 * The error over a box or a 1-norm ball, by walking along every line on which the maximum can lie:
 * those in which d − 1 hyperplanes meet, out of the kinks w·x = 0 of both networks and the sides of
 * the domain, at least one of them a side (section 7 of note {@code certificate-v2}).
 *
 * <p>On a line the candidates are its ends, the kinks that it crosses, and where an output is
 * rectified the zeros of its sum in between. Cost: lines times kinks times the size of the
 * networks; beyond {@link #MAX_WORK} multiplications, some minutes, the verdict is UNSUPPORTED.
 */
final class PolytopeError {
  static final BigInteger MAX_WORK = BigInteger.ONE.shiftLeft(30);

  private final Difference difference;
  private final List<Domain.Side> sides;

  /** The hyperplanes normal · x = bound: sides first. */
  private final List<Domain.Side> planes;

  private final int d;
  private Worst worst;

  private PolytopeError(Difference difference, List<Domain.Side> sides) {
    this.difference = difference;
    this.sides = sides;
    this.d = difference.inputs();
    this.worst = Worst.none(d);
    this.planes = new ArrayList<>(sides);
    difference.normals().forEach(n -> planes.add(new Domain.Side(n, Fraction.ZERO)));
  }

  static Worst of(Difference difference, List<Domain.Side> sides, int line) throws Rejection {
    PolytopeError search = new PolytopeError(difference, sides);
    search.requireWork(line);
    search.extend(Flat.space(search.d), 0);
    return search.worst;
  }

  private void requireWork(int line) throws Rejection {
    int all = planes.size();
    BigInteger without = Sizes.choose(all - sides.size(), d - 1);
    // The whole line, if there is one dimension.
    BigInteger lines = Sizes.choose(all, d - 1).subtract(without).max(BigInteger.ONE);
    BigInteger work =
        lines.multiply(BigInteger.valueOf(all)).multiply(BigInteger.valueOf(difference.work()));
    if (work.compareTo(MAX_WORK) > 0) {
      throw Rejection.unsupported(
          line, "evaluating the mask takes %s multiplications, the limit is %s", work, MAX_WORK);
    }
  }

  /** Meets a flat with every choice of further planes. */
  private void extend(Flat flat, int from) {
    if (flat.dimension() == 1) {
      sweep(flat.point(), flat.directions().get(0));
      return;
    }
    int to = flat.dimension() == d ? sides.size() : planes.size();
    for (int h = from; h < to; h++) {
      Flat met = flat.meet(planes.get(h));
      if (met != null) {
        extend(met, h + 1);
      }
    }
  }

  private void sweep(Fraction[] point, Fraction[] direction) {
    TreeSet<Fraction> stops = new TreeSet<>();
    for (Domain.Side plane : planes) {
      Fraction slope = plane.dot(direction);
      if (slope.signum() != 0) {
        Fraction t = plane.bound().minus(plane.dot(point)).over(slope);
        Fraction[] x = Flat.moved(point, direction, t);
        if (sides.stream().noneMatch(side -> side.dot(x).isAbove(side.bound()))) {
          stops.add(t);
        }
      }
    }
    visit(List.copyOf(stops), point, direction);
  }

  private void visit(List<Fraction> stops, Fraction[] point, Fraction[] direction) {
    List<Fraction[]> sums = stops.stream().map(t -> sumsAt(t, point, direction)).toList();
    if (difference.pruned().rectified() || difference.target().rectified()) {
      for (int i = 1; i < stops.size(); i++) {
        Fraction[] one = sums.get(i - 1);
        Fraction[] two = sums.get(i);
        Fraction length = stops.get(i).minus(stops.get(i - 1));
        for (int s = 0; s < one.length; s++) {
          if (isRectified(s) && one[s].signum() * two[s].signum() < 0) {
            Fraction share = one[s].over(one[s].minus(two[s]));
            sumsAt(stops.get(i - 1).plus(length.times(share)), point, direction);
          }
        }
      }
    }
  }

  private boolean isRectified(int sum) {
    return (sum < difference.outputs() ? difference.pruned() : difference.target()).rectified();
  }

  /** Evaluates a point of the line; the sums of all outputs, of the pruned network first. */
  private Fraction[] sumsAt(Fraction t, Fraction[] point, Fraction[] direction) {
    List<Fraction> x = List.of(Flat.moved(point, direction, t));
    Direction input = Direction.of(x);
    BigInteger[][] sums = difference.sums(input.vector());
    BigInteger unit = difference.unit().multiply(input.factor());
    worst = worst.or(new Fraction(difference.of(sums), unit), x);
    return Stream.of(sums)
        .flatMap(Stream::of)
        .map(sum -> new Fraction(sum, unit))
        .toArray(Fraction[]::new);
  }
}
