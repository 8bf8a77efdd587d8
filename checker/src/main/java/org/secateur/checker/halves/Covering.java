package org.secateur.checker.halves;

import java.math.BigInteger;
import java.util.Optional;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.verdict.Rejection;

/**
 * Whether each target of an interval has a sum within a radius. Sums near the interval are put into
 * cells, so narrow that two sums of one cell are no more than twice the radius apart, which leaves
 * the least and the greatest one of each to be looked at. The interval is gone through piece by
 * piece, so that cells stay near the processor. Where some sums cover a piece, more are not needed:
 * any of them will do.
 */
public final class Covering {
  /** Of two numbers and a mark each: half a megabyte, where numbers are short. */
  private static final int FEW_CELLS = 1 << 15;

  /** Far less than the tables of half sums may have. */
  static final int MAX_CELLS = 1 << 22;

  private final int line;
  private final Halves halves;
  private final int mostCells;

  /** Least and greatest number that a sum may be to matter. */
  private final BigInteger begin;

  private final BigInteger end;

  /** A cell has 2^shift integers. */
  private final int shift;

  /** In words: two sums that are no more apart surely leave no hole. */
  private final long[] near;

  /** What turns sums into multiples of {@code 1/scale}, as all that follows. */
  private final BigInteger below;

  private final BigInteger scale;
  private final BigInteger radius;
  private final BigInteger last;

  /** Up to where the pieces before are covered; at first, nowhere: the lower end. */
  private BigInteger covered;

  /** The same with the piece of the moment, and whether a sum covers all to the upper end. */
  private BigInteger reached;

  private boolean isDone;

  /** The piece of the moment: its begin, whether it is the last one, and its cells. */
  private BigInteger start;

  private boolean isLast;
  private boolean[] isFull;

  /** Sums of the piece so far, and with how many it is asked next whether they are enough. */
  private long sums;

  private long nextLook;

  /** Of each cell the least and the greatest sum, less the start. */
  private Words least;

  private Words greatest;

  /**
   * @param line of the step, for messages
   * @param halves of numbers
   * @param unit the half sums are multiples of 1/unit
   */
  public Covering(
      int line, Halves halves, BigInteger unit, Fraction lower, Fraction upper, Fraction radius) {
    this(line, halves, unit, lower, upper, radius, MAX_CELLS);
  }

  /** With a limit of one's own for the cells of a piece; two are longer than twice the radius. */
  Covering(
      int line,
      Halves halves,
      BigInteger unit,
      Fraction lower,
      Fraction upper,
      Fraction radius,
      int mostCells) {
    this.line = line;
    this.halves = halves;
    this.mostCells = mostCells;
    begin = halves.clamped(lower.minus(radius).times(unit).ceiling());
    end = halves.clamped(upper.plus(radius).times(unit).floor());
    BigInteger apart = radius.times(unit).times(BigInteger.TWO).floor();
    shift = Math.max(0, apart.add(BigInteger.ONE).bitLength() - 1);
    near = halves.form().words(halves.clamped(apart));
    below = lower.denominator().multiply(upper.denominator()).multiply(radius.denominator());
    scale = unit.multiply(below);
    this.radius = radius.times(scale).numerator();
    last = upper.times(scale).numerator();
    covered = lower.times(scale).numerator();
  }

  /**
   * A target without a sum of an allowed cost within the radius, or none.
   *
   * @throws Rejection UNSUPPORTED, if half sums or sums are too many
   */
  public Optional<Fraction> uncovered(Sizes costs) throws Rejection {
    halves.prepare(line, costs.most());
    // The tables are gone through once for each piece, which has about as many cells.
    long cells = Math.min(mostCells, Math.max(FEW_CELLS, halves.entries()));
    BigInteger length = BigInteger.valueOf(cells).shiftLeft(shift);
    for (start = begin; !isDone; start = firstBeyond(covered)) {
      BigInteger stop = start.add(length).subtract(BigInteger.ONE).min(end);
      isLast = stop.equals(end);
      clear(stop.subtract(start).shiftRight(shift).intValueExact() + 1);
      boolean isWhole =
          new Enumeration(line, halves, new BigInteger[] {start}, new BigInteger[] {stop})
              .visit(costs, start, this::put);
      Optional<Fraction> hole = hole();
      if (hole.isPresent() && !isWhole) {
        throw Rejection.unsupported(line, "enumeration of more than %s sums", halves.mostVisits());
      }
      if (hole.isPresent()) {
        return hole;
      }
      covered = reached;
    }
    return Optional.empty();
  }

  /** The least sum that covers more. */
  private BigInteger firstBeyond(BigInteger covered) {
    return new Fraction(covered.subtract(radius), below).floor().add(BigInteger.ONE);
  }

  private void clear(int cells) {
    isFull = new boolean[cells];
    least = halves.form().zeros(cells);
    greatest = halves.form().zeros(cells);
    sums = 0;
    nextLook = 4L * cells;
  }

  /** Notes a sum; whether more are needed, which is asked ever more rarely. */
  private boolean put(long[] sum) {
    int cell = halves.form().shifted(sum, shift);
    if (!isFull[cell] || least.compare(cell, sum) > 0) {
      least.set(cell, sum);
    }
    if (!isFull[cell] || greatest.compare(cell, sum) < 0) {
      greatest.set(cell, sum);
    }
    isFull[cell] = true;
    if (++sums < nextLook) {
      return true;
    }
    nextLook += nextLook / 2;
    return hole().isPresent();
  }

  /**
   * The middle of the first hole that the sums in the cells leave. What comes after all cells of a
   * piece is one, too, if it is not covered by sums before and cannot be by those of later pieces.
   */
  private Optional<Fraction> hole() {
    long[] reach = new long[near.length];
    int before = -1;
    for (int cell = 0; cell < isFull.length; cell++) {
      if (isFull[cell] && (before < 0 || least.compare(cell, reach) > 0)) {
        cover(before);
        BigInteger from = start.add(least.get(cell)).multiply(below).subtract(radius);
        if (isDone || from.compareTo(reached) > 0) {
          return isDone ? Optional.empty() : Optional.of(middle(reached, from));
        }
      }
      if (isFull[cell]) {
        before = cell;
        greatest.add(cell, near, reach);
      }
    }
    cover(before);
    BigInteger after = BigInteger.valueOf(isFull.length).shiftLeft(shift).add(start);
    BigInteger next = isLast ? last : after.multiply(below).subtract(radius);
    return !isDone && (isLast || next.compareTo(reached) > 0)
        ? Optional.of(middle(reached, next))
        : Optional.empty();
  }

  /** Notes what is covered by the pieces before and up to a cell; −1 stands before all cells. */
  private void cover(int cell) {
    reached = covered;
    if (cell >= 0) {
      reached = reached.max(start.add(greatest.get(cell)).multiply(below).add(radius));
      isDone = reached.compareTo(last) >= 0;
    }
  }

  private Fraction middle(BigInteger from, BigInteger to) {
    return new Fraction(from.add(to.min(last)), scale.shiftLeft(1));
  }
}
