package org.secateur.checker.sweep;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.secateur.checker.pruning.Plane;
import org.secateur.checker.tree.Options;

/**
 * Rows of output 0 by which a sweep leaves selections out: the odd part at both diagonals, which is
 * linear, so that the last option can be looked up; and the error at the kinks of the chosen
 * options, of the target and at the diagonals. All in 64 bits, without overflow.
 */
final class SweepSums {
  private static final int MOST_BITS = 62;

  private final long[] x;
  private final long[] y;
  private final long[] v;

  /** What each option adds to the odd part at (1, 1) and at (-1, 1), which are bounded. */
  private final long[][] odd = new long[2][];

  private final long[] least = new long[2];
  private final long[] most = new long[2];

  private final int[] left;

  /** Of each line: y, then lower and upper sums at y and at −y. */
  private final long[][] rows;

  /** The line of each option; the lines that are looked at for every selection. */
  private final int[] rowOf;

  private final int[] always;

  /** Whether rows at kinks fit in 64 bits; else they are not looked at. */
  private final boolean hasRows;

  /**
   * @param most options of a selection
   * @throws ArithmeticException if the odd part does not fit
   */
  SweepSums(Plane plane, Options options, List<SweepKink> kinks, int mostChosen) {
    int n = options.count();
    x = new long[n];
    y = new long[n];
    v = new long[n];
    rowOf = new int[n];
    int bits = 0;
    for (int k = 0; k < kinks.size(); k++) {
      for (int o : kinks.get(k).options()) {
        BigInteger[] w = plane.of(options.incoming(o));
        x[o] = w[0].longValueExact();
        y[o] = w[1].longValueExact();
        v[o] = options.outgoing(o, 0).longValueExact();
        rowOf[o] = k;
        int ofW = Math.max(w[0].bitLength(), w[1].bitLength());
        bits = Math.max(bits, ofW + 1 + options.outgoing(o, 0).bitLength());
      }
    }
    // Sums of pairs are made in any case.
    bits += Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(2, mostChosen));
    if (bits > MOST_BITS) {
      throw new ArithmeticException("sums of " + bits + " bits");
    }
    left = kinks.stream().flatMap(k -> k.options().stream()).mapToInt(o -> o).toArray();
    for (int side = 0; side < 2; side++) {
      addOdd(kinks, side);
    }
    rows = kinks.stream().map(SweepSums::row).toArray(long[][]::new);
    always =
        IntStream.range(0, rows.length)
            .filter(
                k ->
                    !kinks.get(k).targets().isEmpty()
                        || isDiagonal(kinks.get(k), 0)
                        || isDiagonal(kinks.get(k), 1))
            .toArray();
    int longest =
        kinks.stream().mapToInt(k -> k.y()[0].bitLength() + k.y()[1].bitLength()).max().orElse(0);
    hasRows = bits + longest <= MOST_BITS;
  }

  private static boolean isDiagonal(SweepKink kink, int side) {
    BigInteger x = side == 0 ? BigInteger.ONE : BigInteger.ONE.negate();
    return kink.y()[0].equals(x) && kink.y()[1].equals(BigInteger.ONE);
  }

  private void addOdd(List<SweepKink> kinks, int side) {
    SweepKink at = kinks.stream().filter(k -> isDiagonal(k, side)).findFirst().orElseThrow();
    odd[side] = new long[x.length];
    Arrays.setAll(odd[side], o -> v[o] * (side == 0 ? y[o] + x[o] : y[o] - x[o]));
    least[side] = near(at.lower()[0].subtract(at.upper()[1]));
    most[side] = near(at.upper()[0].subtract(at.lower()[1]));
  }

  private static long[] row(SweepKink kink) {
    boolean fits = kink.y()[0].bitLength() < Long.SIZE && kink.y()[1].bitLength() < Long.SIZE;
    return new long[] {
      fits ? kink.y()[0].longValue() : 0,
      fits ? kink.y()[1].longValue() : 0,
      near(kink.lower()[0]),
      near(kink.upper()[0]),
      near(kink.lower()[1]),
      near(kink.upper()[1])
    };
  }

  /** A bound, or one that is beyond all sums, too. */
  private static long near(BigInteger value) {
    BigInteger beyond = BigInteger.ONE.shiftLeft(MOST_BITS);
    return value.min(beyond).max(beyond.negate()).longValueExact();
  }

  /** What an option adds to the odd part at a diagonal. */
  long odd(int side, int option) {
    return odd[side][option];
  }

  /** The options that are left. */
  int[] left() {
    return left;
  }

  /** The least odd part at a diagonal. */
  long least(int side) {
    return least[side];
  }

  /** The largest one. */
  long most(int side) {
    return most[side];
  }

  boolean isWithin(int side, long sum) {
    return sum >= least[side] && sum <= most[side];
  }

  /** Whether the first of some options fulfil the rows at their own kinks and at some others. */
  boolean fulfilRows(int[] chosen, int count) {
    if (!hasRows) {
      return true;
    }
    for (int i = 0; i < count; i++) {
      if (!fulfilRow(rows[rowOf[chosen[i]]], chosen, count)) {
        return false;
      }
    }
    for (int k : always) {
      if (!fulfilRow(rows[k], chosen, count)) {
        return false;
      }
    }
    return true;
  }

  private boolean fulfilRow(long[] row, int[] chosen, int count) {
    long ahead = 0;
    long behind = 0;
    for (int i = 0; i < count; i++) {
      int o = chosen[i];
      long at = x[o] * row[0] + y[o] * row[1];
      ahead += at > 0 ? v[o] * at : 0;
      behind += at < 0 ? -v[o] * at : 0;
    }
    return ahead >= row[2] && ahead <= row[3] && behind >= row[4] && behind <= row[5];
  }
}
