package org.secateur.checker.error;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
 * networks; beyond {@link #MAX_WORK} multiplications, about a minute, the verdict is UNSUPPORTED.
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
    for (BigInteger[] normal : difference.normals()) {
      planes.add(new Domain.Side(normal, Fraction.ZERO));
    }
  }

  static Worst of(Difference difference, List<Domain.Side> sides, int line) throws Rejection {
    PolytopeError search = new PolytopeError(difference, sides);
    search.requireWork(line);
    search.extend(Flat.space(search.d), 0);
    return search.worst;
  }

  private void requireWork(int line) throws Rejection {
    int all = planes.size();
    BigInteger lines =
        d == 1
            ? BigInteger.ONE
            : Sizes.choose(all, d - 1).subtract(Sizes.choose(all - sides.size(), d - 1));
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
    Fraction[] ends = new Fraction[2];
    for (Domain.Side side : sides) {
      Fraction slope = side.dot(direction);
      Fraction room = side.bound().minus(side.dot(point));
      if (slope.signum() == 0 && room.signum() < 0) {
        return;
      }
      int end = slope.signum() > 0 ? 1 : 0;
      if (slope.signum() != 0) {
        Fraction t = room.over(slope);
        ends[end] =
            ends[end] == null || (end == 1 ? t.isBelow(ends[1]) : t.isAbove(ends[0]))
                ? t
                : ends[end];
      }
    }
    if (ends[0].isAbove(ends[1])) {
      return;
    }
    TreeSet<Fraction> stops = new TreeSet<>(List.of(ends));
    for (Domain.Side plane : planes) {
      Fraction slope = plane.dot(direction);
      if (slope.signum() != 0) {
        Fraction t = plane.bound().minus(plane.dot(point)).over(slope);
        if (t.isAbove(ends[0]) && t.isBelow(ends[1])) {
          stops.add(t);
        }
      }
    }
    visit(stops, point, direction);
  }

  private void visit(TreeSet<Fraction> stops, Fraction[] point, Fraction[] direction) {
    Fraction before = null;
    Fraction[] sumsBefore = null;
    for (Fraction t : stops) {
      Fraction[] sums = sumsAt(t, point, direction);
      for (int s = 0; sumsBefore != null && s < sums.length; s++) {
        boolean rectified =
            s % 2 == 0 ? difference.pruned().rectified() : difference.target().rectified();
        if (rectified && sums[s].signum() * sumsBefore[s].signum() < 0) {
          Fraction share = sumsBefore[s].over(sumsBefore[s].minus(sums[s]));
          sumsAt(before.plus(t.minus(before).times(share)), point, direction);
        }
      }
      before = t;
      sumsBefore = sums;
    }
  }

  /** Evaluates a point of the line; the sums of both networks for each output in turn. */
  private Fraction[] sumsAt(Fraction t, Fraction[] point, Fraction[] direction) {
    Fraction[] x = Flat.moved(point, direction, t);
    Direction input = Direction.of(List.of(x));
    BigInteger[][] sums = difference.sums(input.vector());
    BigInteger unit = difference.unit().multiply(input.factor());
    Fraction[] values = new Fraction[2 * difference.outputs()];
    for (int r = 0; r < difference.outputs(); r++) {
      values[2 * r] = new Fraction(sums[0][r], unit);
      values[2 * r + 1] = new Fraction(sums[1][r], unit);
      BigInteger off =
          difference.pruned().act(sums[0][r]).subtract(difference.target().act(sums[1][r])).abs();
      worst = worst.or(new Fraction(off, unit), List.of(x));
    }
    return values;
  }
}
