package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * A condition on a selection: the sum of the chosen options' coefficients lies in an interval that
 * depends on the errors allowed. Immutable but for a remembered interval; any number of threads may
 * ask.
 *
 * <p>Coefficients are integers of at most 60 bits in every sum; where the exact ones are longer,
 * their low bits are dropped and the interval is widened by as much as that can matter, so that the
 * row stays true of every selection of which the exact row is true (note {@code selection-rows}).
 * Rows only ever refute: no mask is accepted because of them.
 */
public final class SelectionRow implements Condition {
  /** Bits of any sum of coefficients of chosen options. */
  static final int SUM_BITS = 60;

  /** Instead of a bound that does not exist; beyond every sum, and far from overflow. */
  public static final long UNBOUNDED = 1L << 61;

  /** lower ≤ sum ≤ upper; {@link #UNBOUNDED} where an end is missing, empty if lower > upper. */
  public record Interval(long lower, long upper) {
    /** Of a row that says nothing. */
    public static final Interval EVERYTHING = new Interval(-UNBOUNDED, UNBOUNDED);

    /** Of a row that no sum fulfils. */
    public static final Interval EMPTY = new Interval(UNBOUNDED, -UNBOUNDED);

    public boolean isEmpty() {
      return lower > upper;
    }

    /** Whether there is a lower end. */
    public boolean hasLower() {
      return lower > -UNBOUNDED;
    }

    /** Whether there is an upper end. */
    public boolean hasUpper() {
      return upper < UNBOUNDED;
    }

    public boolean contains(long sum) {
      return lower <= sum && sum <= upper;
    }
  }

  /** An interval and what it was asked for. */
  private record Answer(Threshold threshold, Interval interval) {}

  private final long[] coefficients;
  private final int droppedBits;
  private final int groups;
  private final RowEnds ends;
  private final RowOrigin origin;

  /** Searches ask for one threshold again and again, and rounding takes long numbers each time. */
  private volatile Answer last;

  private SelectionRow(
      long[] coefficients, int droppedBits, int groups, RowEnds ends, RowOrigin origin) {
    this.coefficients = coefficients;
    this.droppedBits = droppedBits;
    this.groups = groups;
    this.ends = ends;
    this.origin = origin;
  }

  /**
   * A row of coefficients that fit.
   *
   * @param coefficients by option, kept
   */
  static SelectionRow of(long[] coefficients, int groups, RowEnds ends, RowOrigin origin) {
    long most = 0;
    for (long c : coefficients) {
      most = Math.max(most, Math.abs(c));
    }
    if (bits(most) + bits(groups) <= SUM_BITS) {
      return new SelectionRow(coefficients, 0, groups, ends, origin);
    }
    BigInteger[] wide =
        Arrays.stream(coefficients).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    return of(wide, groups, ends, origin);
  }

  /** A row of coefficients of any length. */
  static SelectionRow of(BigInteger[] exact, int groups, RowEnds ends, RowOrigin origin) {
    int length = Arrays.stream(exact).mapToInt(c -> c.abs().bitLength()).max().orElse(0);
    int dropped = Math.max(0, length + bits(groups) - SUM_BITS);
    long[] kept = new long[exact.length];
    Arrays.setAll(kept, o -> exact[o].shiftRight(dropped).longValueExact());
    return new SelectionRow(kept, dropped, groups, ends, origin);
  }

  private static int bits(long value) {
    return Long.SIZE - Long.numberOfLeadingZeros(value);
  }

  @Override
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

  /**
   * The same row on some of the options only, for selections that have no others.
   *
   * @param kept the options that stay
   */
  public SelectionRow restrictedTo(int[] kept) {
    long[] some = Arrays.stream(kept).mapToLong(o -> coefficients[o]).toArray();
    return new SelectionRow(some, droppedBits, groups, ends, origin);
  }

  /** Whether the row says all that its input says, because no bits were dropped. */
  public boolean isExact() {
    return droppedBits == 0;
  }

  @Override
  public int droppedBits() {
    return droppedBits;
  }

  /** Where the row comes from. */
  public RowOrigin origin() {
    return origin;
  }

  @Override
  public Interval at(Threshold threshold) {
    Answer known = last;
    if (known == null || known.threshold() != threshold) {
      known = new Answer(threshold, rounded(threshold));
      last = known;
    }
    return known.interval();
  }

  private Interval rounded(Threshold threshold) {
    RowEnds.Integers exact = ends.at(threshold);
    if (exact.isEmpty()) {
      return Interval.EMPTY;
    }
    return new Interval(
        exact.lower().map(lower -> shifted(lower, true)).orElse(-UNBOUNDED),
        shifted(exact.upper(), false));
  }

  /** The interval of the exact sums. */
  public RowEnds ends() {
    return ends;
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
