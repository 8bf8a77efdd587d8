package org.secateur.checker.sweep;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of output 0 by which a sweep leaves selections out: the odd part at both diagonals, and the
 * error at all lines. All in 64 bits, without overflow.
 */
final class SweepSums {
  private static final int MOST_BITS = 62;

  /** Of each option v relu(x s + y t). */
  private final long[] x;

  private final long[] y;
  private final long[] v;

  /** At (1, 1) and at (−1, 1). */
  private final SweepOdd[] odd;

  /** Of each line: y, then lower and upper sums at y and at −y; none if they do not fit. */
  private final long[][] rows;

  /**
   * @param n the number of options
   * @param mostChosen options of a selection
   * @throws ArithmeticException if the odd part does not fit
   */
  SweepSums(List<SweepKink> kinks, int n, int mostChosen) {
    x = new long[n];
    y = new long[n];
    v = new long[n];
    int bits = 0;
    int longest = 0;
    for (SweepKink kink : kinks) {
      longest = Math.max(longest, kink.y()[0].bitLength() + kink.y()[1].bitLength());
      for (SweepKink.Term term : kink.options()) {
        BigInteger outgoing = term.v().numerator();
        x[term.of()] = term.w()[0].longValueExact();
        y[term.of()] = term.w()[1].longValueExact();
        v[term.of()] = outgoing.longValueExact();
        int ofW = Math.max(term.w()[0].bitLength(), term.w()[1].bitLength());
        bits = Math.max(bits, ofW + 1 + outgoing.bitLength());
      }
    }
    // Sums of pairs are made in any case.
    bits += Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(2, mostChosen));
    if (bits > MOST_BITS) {
      throw new ArithmeticException("sums of " + bits + " bits");
    }
    odd = kinks.stream().filter(SweepKink::isDiagonal).map(this::odd).toArray(SweepOdd[]::new);
    rows =
        bits + longest > MOST_BITS
            ? new long[0][]
            : kinks.stream().map(SweepSums::row).toArray(long[][]::new);
  }

  private SweepOdd odd(SweepKink diagonal) {
    long[] row = row(diagonal);
    long[] adds = new long[v.length];
    Arrays.setAll(adds, o -> v[o] * at(o, row));
    BigInteger[] bounds = diagonal.bounds();
    return SweepOdd.of(
        adds, near(bounds[0].subtract(bounds[3])), near(bounds[1].subtract(bounds[2])));
  }

  private static long[] row(SweepKink kink) {
    return new long[] {
      kink.y()[0].longValueExact(),
      kink.y()[1].longValueExact(),
      near(kink.bounds()[0]),
      near(kink.bounds()[1]),
      near(kink.bounds()[2]),
      near(kink.bounds()[3])
    };
  }

  /** A bound, or one that is beyond all sums, too. */
  private static long near(BigInteger value) {
    BigInteger beyond = BigInteger.ONE.shiftLeft(MOST_BITS);
    return value.min(beyond).max(beyond.negate()).longValueExact();
  }

  /** The odd part at a diagonal. */
  SweepOdd odd(int diagonal) {
    return odd[diagonal];
  }

  /** w·y for an option and a row's direction. */
  private long at(int option, long[] row) {
    return x[option] * row[0] + y[option] * row[1];
  }

  /** Whether the first of some options fulfil the rows at all lines. */
  boolean fulfilRows(int[] chosen, int count) {
    for (long[] row : rows) {
      long ahead = 0;
      long behind = 0;
      for (int i = 0; i < count; i++) {
        long sum = v[chosen[i]] * at(chosen[i], row);
        boolean isAhead = at(chosen[i], row) > 0;
        ahead += isAhead ? sum : 0;
        behind -= isAhead ? 0 : sum;
      }
      if (ahead < row[2] || ahead > row[3] || behind < row[4] || behind > row[5]) {
        return false;
      }
    }
    return true;
  }
}
