package org.secateur.checker.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.secateur.checker.arithmetic.Fraction;

/**
 * The stops of a sweep over half a turn (section 9 of note {@code certificate-v2}): from a line of
 * kinks over all others to its antipode and one further, in coordinates that are turned by a
 * quarter after each diagonal. The gradient after the first line is the one after the last.
 *
 * <p>Nothing is rounded but jumps, which are enclosed between whole cells.
 */
final class SweepCourse {
  private final Fraction cell;
  private final List<SweepStop> stops = new ArrayList<>();
  private final int firstRow;
  private final int lastRow;

  /**
   * @param start of the first line, which is followed by another one in its quarter
   * @throws ArithmeticException if numbers are too long for it
   */
  SweepCourse(List<SweepKink> kinks, int start, Fraction cell) {
    this.cell = cell;
    SweepKink one = kinks.get(start);
    SweepKink two = kinks.get((start + 1) % kinks.size());
    BigInteger[] p = one.place();
    BigInteger[] q = two.place();
    // Two rows x u + z s in an interval bound s; a cell that only touches is counted.
    Fraction gap = cell.times(p[0].multiply(q[1]).subtract(q[0].multiply(p[1])));
    Fraction least = two.evenLower().times(p[0]).minus(one.evenUpper().times(q[0])).over(gap);
    Fraction most = two.evenUpper().times(p[0]).minus(one.evenLower().times(q[0])).over(gap);
    firstRow = least.ceiling().intValueExact() - 1;
    lastRow = most.floor().intValueExact();
    addStill(one, p, SweepStop.INPUT);
    for (int i = start + 1; i <= start + kinks.size(); i++) {
      add(kinks.get(i % kinks.size()));
    }
    addStill(two, q, SweepStop.INPUT);
  }

  /** How many cells the widest strip measures across, rounded up. */
  static BigInteger cellsAcross(List<SweepKink> kinks, Fraction cell) {
    return kinks.stream()
        .map(kink -> kink.evenUpper().minus(kink.evenLower()).over(cell.times(kink.place()[0])))
        .map(Fraction::ceiling)
        .reduce(BigInteger.ZERO, BigInteger::max);
  }

  List<SweepStop> stops() {
    return stops;
  }

  /** All gradients that fulfil the rows of the first two lines, at the first or the last stop. */
  GridCells ends(SweepStop stop) {
    return GridCells.ofStrip(stop, firstRow, lastRow);
  }

  private void add(SweepKink kink) {
    BigInteger[] at = kink.place();
    kink.targets().forEach(term -> add(kink, SweepStop.TARGET, term));
    kink.options().forEach(term -> add(kink, term.of(), term));
    if (kink.isDiagonal()) {
      addStill(kink, at, SweepStop.TURN);
      // On the way back the cells of the next line are not narrow until they are in this strip.
      addStill(kink, SweepKink.turned(at, 1), SweepStop.INPUT);
    }
  }

  /** The gradient of v |w·y| jumps by 2 v w at its kink, with w turned so that it points ahead. */
  private void add(SweepKink kink, int option, SweepKink.Term term) {
    BigInteger[] w = SweepKink.turned(term.w(), kink.quarter());
    Fraction twice = term.v().times(BigInteger.valueOf(2L * w[1].signum()));
    add(kink, kink.place(), option, twice.times(w[0]), twice.times(w[1]));
  }

  private void addStill(SweepKink kink, BigInteger[] at, int kind) {
    add(kink, at, kind, Fraction.ZERO, Fraction.ZERO);
  }

  private void add(SweepKink kink, BigInteger[] at, int option, Fraction across, Fraction along) {
    Fraction lower = kink.evenLower().over(cell);
    Fraction upper = kink.evenUpper().over(cell);
    stops.add(SweepStop.of(at, lower, upper, option, across.over(cell), along.over(cell)));
  }
}
