package org.secateur.checker.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.Plane;
import org.secateur.checker.tree.Options;

/**
 * The stops of a sweep over half a turn (section 9 of note {@code certificate-v2}): from a line of
 * kinks over all others to its antipode and one further, in coordinates that are turned by a
 * quarter after each diagonal. The gradient after the first line is the one after the last.
 *
 * <p>Nothing is rounded but jumps, which are enclosed between whole cells.
 */
final class SweepCourse {
  private final Plane plane;
  private final Options options;
  private final List<SweepKink> kinks;
  private final Fraction cell;
  private final List<SweepStop> stops = new ArrayList<>();
  private int firstRow;
  private int lastRow;

  /**
   * @param start of the first line
   * @throws ArithmeticException if numbers are too long for it
   */
  SweepCourse(Plane plane, Options options, List<SweepKink> kinks, int start, Fraction cell) {
    this.plane = plane;
    this.options = options;
    this.kinks = kinks;
    this.cell = cell;
    bound(kinks.get(start), kinks.get((start + 1) % kinks.size()));
    for (int i = start; i <= start + kinks.size() + 1; i++) {
      boolean isEnd = i == start + kinks.size() + 1;
      add(kinks.get(i % kinks.size()), i > start && !isEnd, isEnd);
    }
  }

  /** How many cells the widest strip measures across, rounded up. */
  static BigInteger cellsAcross(List<SweepKink> kinks, Fraction cell) {
    Fraction widest = Fraction.ZERO;
    for (SweepKink kink : kinks) {
      BigInteger length = kink.y()[0].abs().max(kink.y()[1].abs());
      Fraction width = kink.evenUpper().minus(kink.evenLower()).over(cell.times(length));
      widest = width.isAbove(widest) ? width : widest;
    }
    return widest.ceiling();
  }

  List<SweepStop> stops() {
    return stops;
  }

  /** All gradients that fulfil the rows of the first two lines, at the first or the last stop. */
  GridCells ends(SweepStop stop) {
    return new GridCells().ofStrip(stop, firstRow, lastRow);
  }

  private static BigInteger[] place(SweepKink kink) {
    return SweepKink.turned(kink.y(), kink.quarter());
  }

  private static Fraction slope(SweepKink kink) {
    BigInteger[] at = place(kink);
    return new Fraction(at[1], at[0]);
  }

  /** Two rows u + s slope in an interval bound s; a cell that only touches is counted. */
  private void bound(SweepKink one, SweepKink two) {
    BigInteger x = place(one)[0];
    BigInteger z = place(two)[0];
    Fraction gap = slope(two).minus(slope(one)).times(cell);
    Fraction least = over(two.evenLower(), z).minus(over(one.evenUpper(), x)).over(gap);
    Fraction most = over(two.evenUpper(), z).minus(over(one.evenLower(), x)).over(gap);
    firstRow = least.ceiling().intValueExact() - 1;
    lastRow = most.floor().intValueExact();
  }

  private static Fraction over(Fraction value, BigInteger length) {
    return new Fraction(value.numerator(), value.denominator().multiply(length));
  }

  private void add(SweepKink kink, boolean jumps, boolean isEnd) {
    BigInteger[] at = place(kink);
    int before = stops.size();
    if (jumps) {
      Network target = plane.problem().target();
      Fraction unit = new Fraction(plane.problem().network().unit().negate(), target.unit());
      for (int k : kink.targets()) {
        BigInteger[] w = plane.of(target.hidden().integers(k));
        add(kink, at, SweepStop.TARGET, w, unit.times(target.output().at(0, k)));
      }
      for (int o : kink.options()) {
        add(kink, at, o, plane.of(options.incoming(o)), Fraction.whole(options.outgoing(o, 0)));
      }
    }
    if (stops.size() == before) {
      stops.add(stop(kink, at, SweepStop.INPUT, Fraction.ZERO, Fraction.ZERO));
    }
    if (at[0].equals(at[1]) && !isEnd) {
      BigInteger[] turned = {at[0], at[1].negate()};
      stops.add(stop(kink, at, SweepStop.TURN, Fraction.ZERO, Fraction.ZERO));
      stops.add(stop(kink, turned, SweepStop.INPUT, Fraction.ZERO, Fraction.ZERO));
    }
  }

  /** The gradient of v |w·y| jumps by 2 v w at its kink, with w turned so that it points ahead. */
  private void add(SweepKink kink, BigInteger[] at, int option, BigInteger[] w, Fraction v) {
    BigInteger[] turned = SweepKink.turned(w, kink.quarter());
    BigInteger twice = BigInteger.valueOf(2L * turned[1].signum());
    stops.add(
        stop(
            kink,
            at,
            option,
            v.times(turned[0].multiply(twice)),
            v.times(turned[1].multiply(twice))));
  }

  private SweepStop stop(
      SweepKink kink, BigInteger[] at, int option, Fraction across, Fraction along) {
    return SweepStop.of(
        at,
        kink.evenLower().over(cell),
        kink.evenUpper().over(cell),
        option,
        across.over(cell),
        along.over(cell));
  }
}
