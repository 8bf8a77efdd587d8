package org.secateur.checker.halves;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.halves.HalfSums.Sorted;
import org.secateur.checker.verdict.Rejection;

/**
 * Whether each target of an interval has a sum within a radius: whether there is a chain of sums,
 * each at most twice the radius after the one before, from the lower end to the upper one. Sums are
 * put into cells, so narrow that two sums of one cell may follow each other in a chain, which
 * leaves the least and the greatest one of each to be looked at. The interval is gone through piece
 * by piece, so that cells stay near the processor. Any sums that make a chain will do: where some
 * do in a piece, more are not needed.
 */
public final class Covering {
  /** Of two numbers each: so many stay near the processor. */
  private static final int FEW_CELLS = 1 << 13;

  /** As many as the longest tables of half sums have entries; some 70 MB. */
  static final int MAX_CELLS = 1 << 22;

  /** Few sums may be open, or all: pieces that are gone through exactly become ever longer. */
  private static final int FEW_EXACT_CELLS = 4;

  /** Of two big integers each; some 40 MB. */
  private static final int MAX_EXACT_CELLS = 1 << 18;

  private final int line;
  private final Halves halves;
  private final Rounding rounding;
  private final int mostCells;
  private final BigInteger unit;
  private final Fraction lower;
  private final Fraction upper;

  /** The sums from one number to another cover the lower end. */
  private final BigInteger firstLow;

  private final BigInteger firstHigh;

  /** The least number that covers the upper end, or covers more. */
  private final BigInteger goal;

  /** No sum is greater that covers the upper end; rounded. */
  private final long top;

  /** How much one sum may be after another one without a hole between them. */
  private final BigInteger apart;

  /** Rounded sums that are no more apart are surely not too much apart. */
  private final long step;

  /** Whether rounding never tells that two sums are not too much apart. */
  private final boolean isEachOpen;

  /** A cell has 2^shift rounded sums. */
  private final int shift;

  /**
   * @param line of the step, for messages
   * @param halves of numbers
   * @param unit the half sums are multiples of 1/unit
   */
  public Covering(
      int line, Halves halves, BigInteger unit, Fraction lower, Fraction upper, Fraction radius) {
    this(line, halves, unit, lower, upper, radius, MAX_CELLS);
  }

  /** With a limit of one's own for the cells of a piece; three are longer than any step. */
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
    this.rounding = halves.rounding(0);
    this.mostCells = mostCells;
    this.unit = unit;
    this.lower = lower;
    this.upper = upper;
    firstLow = halves.clamped(0, lower.minus(radius).times(unit).ceiling());
    firstHigh = halves.clamped(0, lower.plus(radius).times(unit).floor());
    goal = halves.clamped(0, upper.minus(radius).times(unit).ceiling());
    top = rounding.down(halves.clamped(0, upper.plus(radius).times(unit).floor()));
    apart = radius.times(unit).times(BigInteger.TWO).floor();
    step = rounding.down(halves.clamped(0, apart)) - rounding.slack();
    isEachOpen = step < 0;
    shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(Math.max(1, step + 1));
  }

  /**
   * A target without a sum of an allowed cost within the radius, or none.
   *
   * @throws Rejection UNSUPPORTED, if half sums, or sums of a piece, are too many
   */
  public Optional<Fraction> uncovered(Sizes costs) throws Rejection {
    Optional<BigInteger> first = greatest(costs, firstLow, firstHigh);
    if (first.isEmpty()) {
      return Optional.of(lower);
    }
    BigInteger at = first.get();
    // The tables are gone through once for each piece, which has about as many cells.
    Piece piece = new Piece((int) Math.min(mostCells, Math.max(FEW_CELLS, halves.entries())));
    int cells = FEW_EXACT_CELLS;
    while (at.compareTo(goal) < 0) {
      boolean isWhole = piece.fill(rounding.down(at), costs);
      at = piece.last(at);
      while (!piece.isPassed(at) && at.compareTo(goal) < 0) {
        if (!isWhole) {
          throw Rejection.unsupported(
              line, "enumeration of more than %s sums", halves.mostVisits());
        }
        ExactPiece exact = new ExactPiece(line, halves, at, apart, cells);
        BigInteger next = exact.last(costs);
        if (next.equals(at)) {
          return Optional.of(middle(at, at.add(apart).add(BigInteger.ONE)));
        }
        at = piece.last(next);
        cells = Math.min(2 * cells, MAX_EXACT_CELLS);
      }
    }
    return Optional.empty();
  }

  private Optional<BigInteger> greatest(Sizes costs, BigInteger low, BigInteger high)
      throws Rejection {
    BigInteger[] lows = {low};
    BigInteger[] highs = {high};
    return new Enumeration(line, halves, lows, highs).greatest(costs);
  }

  private Fraction middle(BigInteger from, BigInteger to) {
    Fraction middle = new Fraction(from.add(to), unit.shiftLeft(1));
    return middle.isAbove(upper) ? upper : middle;
  }

  /** A piece of the interval: the rounded sums that it holds, less its start. */
  private final class Piece {
    private final long[] least;
    private final long[] greatest;
    private long start;
    private long sums;

    /** With how many sums it is asked next whether they are enough. */
    private long nextLook;

    Piece(int cells) {
      least = new long[cells];
      greatest = new long[cells];
    }

    /**
     * Notes the sums of some costs from a start on, unless rounding leaves it open of all of them
     * whether they follow each other; whether these are all that there are.
     */
    boolean fill(long start, Sizes costs) throws Rejection {
      this.start = start;
      sums = 0;
      nextLook = least.length / 2;
      Arrays.fill(least, Long.MAX_VALUE);
      Arrays.fill(greatest, Long.MIN_VALUE);
      BigInteger low = BigInteger.valueOf(start).shiftLeft(rounding.shift());
      BigInteger high = BigInteger.valueOf(Math.min(top, start + length() - 1) + 1);
      BigInteger[] lows = {low};
      BigInteger[] highs = {high.shiftLeft(rounding.shift()).subtract(BigInteger.ONE)};
      return isEachOpen || new Enumeration(line, halves, lows, highs).scan(costs, this::put);
    }

    private long length() {
      return Math.min(least.length, (top - start >> shift) + 4) << shift;
    }

    /** False if no more sums are needed, or wanted; this is asked ever more rarely. */
    private boolean put(Sorted lefts, int k, Sorted rights, int from, int to) {
      long[] tops = rights.tops();
      long less = start - lefts.tops()[k];
      for (int r = from; r < to; r++) {
        long sum = tops[r] - less;
        if (sum >= 0) {
          int cell = (int) (sum >> shift);
          least[cell] = Math.min(least[cell], sum);
          greatest[cell] = Math.max(greatest[cell], sum);
        }
      }
      sums += to - from;
      if (sums > halves.mostVisits()) {
        return false;
      }
      if (sums < nextLook) {
        return true;
      }
      nextLook += nextLook / 2;
      return !isPassed(walked(0));
    }

    /** A rounded sum to which a chain surely leads from another one; both less the start. */
    private long walked(long from) {
      long at = from;
      for (int cell = 0; cell < least.length; cell++) {
        if (least[cell] <= at + step && greatest[cell] <= Math.max(at, least[cell]) + step) {
          at = Math.max(at, greatest[cell]);
        }
      }
      return at;
    }

    /** A number to which a chain leads from another one; not more than the last sum of it. */
    BigInteger last(BigInteger from) {
      long at = start + walked(rounding.down(from) - start);
      return from.max(BigInteger.valueOf(at).shiftLeft(rounding.shift()));
    }

    /** Whether a chain that leads here may go on behind the piece, or has led to the end. */
    private boolean isPassed(long at) {
      return at + step >= length() || start + at >= rounding.up(goal);
    }

    boolean isPassed(BigInteger at) {
      return isPassed(rounding.down(at) - start);
    }
  }
}
