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

  /** As many as the longest tables of half sums have entries; some 70 MB. */
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
  private final long[] twiceRadius;

  /** What turns sums into multiples of {@code 1/scale}, as all that follows. */
  private final BigInteger below;

  private final BigInteger scale;
  private final BigInteger radius;
  private final BigInteger upperEnd;

  /** Up to where the pieces before are covered; at first, nowhere: the lower end. */
  private BigInteger covered;

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
    twiceRadius = halves.form().words(halves.clamped(apart));
    below = lower.denominator().multiply(upper.denominator()).multiply(radius.denominator());
    scale = unit.multiply(below);
    this.radius = radius.times(scale).numerator();
    upperEnd = upper.times(scale).numerator();
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
    for (BigInteger start = begin; ; start = firstBeyond(covered)) {
      BigInteger stop = start.add(length).subtract(BigInteger.ONE).min(end);
      Piece piece = new Piece(start, stop);
      boolean isWhole =
          new Enumeration(line, halves, new BigInteger[] {start}, new BigInteger[] {stop})
              .visit(costs, start, piece::put);
      Optional<Fraction> hole = piece.hole();
      if (hole.isPresent() && !isWhole) {
        throw Rejection.unsupported(line, "enumeration of more than %s sums", halves.mostVisits());
      }
      if (hole.isPresent() || piece.isDone) {
        return hole;
      }
      covered = piece.coveredHere;
    }
  }

  /** The least sum that covers more. */
  private BigInteger firstBeyond(BigInteger covered) {
    return new Fraction(covered.subtract(radius), below).floor().add(BigInteger.ONE);
  }

  private Fraction middle(BigInteger from, BigInteger to) {
    return new Fraction(from.add(to.min(upperEnd)), scale.shiftLeft(1));
  }

  /** A piece of the interval, and what is known of its sums so far. */
  private final class Piece {
    private final BigInteger start;
    private final boolean isLast;

    /** Which cells have a sum, and of each the least and the greatest one, less the start. */
    private final boolean[] isFull;

    private final Words least;
    private final Words greatest;

    /** How many sums it has been, and with how many it is asked next whether they are enough. */
    private long sums;

    private long nextLook;

    /** Up to where this piece and those before are covered. */
    private BigInteger coveredHere;

    /**
     * Whether a sum covers all to the upper end. That this is covered is not enough: where lower
     * and upper end are equal it counts as covered from the begin, without any sum.
     */
    private boolean isDone;

    Piece(BigInteger start, BigInteger stop) {
      this.start = start;
      isLast = stop.equals(end);
      isFull = new boolean[stop.subtract(start).shiftRight(shift).intValueExact() + 1];
      least = halves.form().zeros(isFull.length);
      greatest = halves.form().zeros(isFull.length);
      nextLook = 4L * isFull.length;
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
     * The middle of the first hole that the sums in the cells leave. What comes after all cells of
     * a piece is one, too, if it is not covered by sums before and cannot be by those of later
     * pieces.
     */
    private Optional<Fraction> hole() {
      long[] reach = new long[twiceRadius.length];
      int before = -1;
      for (int cell = 0; cell < isFull.length; cell++) {
        if (isFull[cell] && (before < 0 || least.compare(cell, reach) > 0)) {
          cover(before);
          BigInteger from = start.add(least.get(cell)).multiply(below).subtract(radius);
          if (isDone || from.compareTo(coveredHere) > 0) {
            return isDone ? Optional.empty() : Optional.of(middle(coveredHere, from));
          }
        }
        if (isFull[cell]) {
          before = cell;
          greatest.add(cell, twiceRadius, reach);
        }
      }
      cover(before);
      BigInteger after = BigInteger.valueOf(isFull.length).shiftLeft(shift).add(start);
      BigInteger next = isLast ? upperEnd : after.multiply(below).subtract(radius);
      return !isDone && (isLast || next.compareTo(coveredHere) > 0)
          ? Optional.of(middle(coveredHere, next))
          : Optional.empty();
    }

    /** Notes what is covered by the pieces before and up to a cell; −1 stands before all cells. */
    private void cover(int cell) {
      coveredHere = covered;
      if (cell >= 0) {
        coveredHere = coveredHere.max(start.add(greatest.get(cell)).multiply(below).add(radius));
        isDone = coveredHere.compareTo(upperEnd) >= 0;
      }
    }
  }
}
