package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;

/**
 * A condition on a selection: the sum of the chosen options' coefficients lies in an interval that
 * depends on the errors allowed. Immutable.
 *
 * <p>Coefficients are integers of at most 60 bits in every sum; where the exact ones are longer,
 * their low bits are dropped and the interval is widened by as much as that can matter, so that the
 * row stays true of every selection of which the exact row is true (note {@code selection-rows}).
 * Rows only ever refute: no mask is accepted because of them.
 */
public final class SelectionRow {
  /** Bits of any sum of coefficients of chosen options. */
  static final int SUM_BITS = 60;

  /** Instead of a bound that does not exist; beyond every sum, and far from overflow. */
  public static final long UNBOUNDED = 1L << 61;

  /** What the error of a rectified or plain output means for the sum. */
  enum Kind {
    /** |sum − center| ≤ reach. */
    PLAIN,
    /** |relu(sum) − center| ≤ reach (note {@code selection-relu-output}). */
    RECTIFIED
  }

  /** lower ≤ sum ≤ upper; {@link #UNBOUNDED} where an end is missing, empty if lower > upper. */
  public record Interval(long lower, long upper) {
    public boolean contains(long sum) {
      return lower <= sum && sum <= upper;
    }
  }

  private final long[] coefficients;
  private final int droppedBits;
  private final int groups;
  private final Kind kind;
  private final Rational center;
  private final Rational reachSquare;
  private final RowOrigin origin;

  private SelectionRow(
      long[] coefficients,
      int droppedBits,
      int groups,
      Kind kind,
      Rational center,
      Rational reachSquare,
      RowOrigin origin) {
    this.coefficients = coefficients;
    this.droppedBits = droppedBits;
    this.groups = groups;
    this.kind = kind;
    this.center = center;
    this.reachSquare = reachSquare;
    this.origin = origin;
  }

  /**
   * A row of coefficients that fit.
   *
   * @param coefficients by option, kept
   * @param reachSquare the reach for an error E is E times the root of it
   */
  static SelectionRow of(
      long[] coefficients,
      int groups,
      Kind kind,
      Rational center,
      Rational reachSquare,
      RowOrigin origin) {
    long most = 0;
    for (long c : coefficients) {
      most = Math.max(most, Math.abs(c));
    }
    if (bits(most) + bits(groups) <= SUM_BITS) {
      return new SelectionRow(coefficients, 0, groups, kind, center, reachSquare, origin);
    }
    BigInteger[] wide =
        Arrays.stream(coefficients).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    return of(wide, groups, kind, center, reachSquare, origin);
  }

  /** A row of coefficients of any length. */
  static SelectionRow of(
      BigInteger[] exact,
      int groups,
      Kind kind,
      Rational center,
      Rational reachSquare,
      RowOrigin origin) {
    int length = Arrays.stream(exact).mapToInt(c -> c.abs().bitLength()).max().orElse(0);
    int dropped = Math.max(0, length + bits(groups) - SUM_BITS);
    long[] kept = new long[exact.length];
    Arrays.setAll(kept, o -> exact[o].shiftRight(dropped).longValueExact());
    return new SelectionRow(kept, dropped, groups, kind, center, reachSquare, origin);
  }

  private static int bits(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  /** The coefficient of an option. */
  public long coefficient(int option) {
    return coefficients[option];
  }

  /** The number of options. */
  public int options() {
    return coefficients.length;
  }

  /** A copy of all coefficients. */
  public long[] coefficients() {
    return coefficients.clone();
  }

  /** Whether the row says all that its input says, because no bits were dropped. */
  public boolean isExact() {
    return droppedBits == 0;
  }

  /** How many low bits of the exact coefficients are missing. */
  public int droppedBits() {
    return droppedBits;
  }

  /** Where the row comes from. */
  public RowOrigin origin() {
    return origin;
  }

  /** The interval of the sums that the allowed errors leave. */
  public Interval at(Threshold threshold) {
    WideRow.Interval exact = exactAt(threshold);
    return new Interval(
        exact.lower().map(l -> shifted(l, true)).orElse(-UNBOUNDED), shifted(exact.upper(), false));
  }

  /** The interval of the sums of the exact coefficients. */
  WideRow.Interval exactAt(Threshold threshold) {
    ExactReal reach = threshold.times(reachSquare);
    BigInteger upper = threshold.floor(center, reach);
    BigInteger lower = threshold.floor(center.negate(), reach).negate();
    if (kind == Kind.RECTIFIED) {
      // relu(sum) is an integer, too: it is at least 0, and equals the sum where that matters.
      if (upper.signum() < 0) {
        return WideRow.Interval.EMPTY;
      }
      if (lower.signum() <= 0) {
        return new WideRow.Interval(Optional.empty(), upper);
      }
    }
    return new WideRow.Interval(Optional.of(lower), upper);
  }

  private long shifted(BigInteger bound, boolean isLower) {
    BigInteger moved = bound;
    if (droppedBits > 0) {
      moved =
          isLower
              ? bound.negate().shiftRight(droppedBits).negate().subtract(BigInteger.valueOf(groups))
              : bound.shiftRight(droppedBits);
    }
    BigInteger most = BigInteger.valueOf(UNBOUNDED);
    return moved.min(most).max(most.negate()).longValueExact();
  }
}
