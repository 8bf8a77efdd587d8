package org.secateur.checker.sweep;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of output 0 by which a sweep leaves selections out: the odd part at both diagonals, and the
 * error at all lines. All in 64 bits, without overflow.
 */
final class SweepSums {
  private static final int MOST_BITS = 62;

  /** x, y and v of each option v relu(x s + y t); 0 if it is left out. */
  private final long[][] terms;

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
    terms = new long[n][3];
    int bits = 0;
    int longest = 0;
    for (SweepKink kink : kinks) {
      longest = Math.max(longest, kink.y()[0].bitLength() + kink.y()[1].bitLength());
      for (SweepKink.Term term : kink.options()) {
        BigInteger outgoing = term.v().numerator();
        terms[term.of()] = longs(term.w()[0], term.w()[1], outgoing);
        int incoming = Math.max(term.w()[0].bitLength(), term.w()[1].bitLength());
        bits = Math.max(bits, incoming + 1 + outgoing.bitLength());
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

  private static long[] longs(BigInteger... values) {
    return Stream.of(values).mapToLong(BigInteger::longValueExact).toArray();
  }

  private SweepOdd odd(SweepKink diagonal) {
    long[] row = row(diagonal);
    long[] adds = Stream.of(terms).mapToLong(term -> term[2] * at(term, row)).toArray();
    BigInteger[] bounds = diagonal.bounds();
    return SweepOdd.of(
        adds, near(bounds[0].subtract(bounds[3])), near(bounds[1].subtract(bounds[2])));
  }

  private static long[] row(SweepKink kink) {
    return Stream.of(kink.y(), kink.bounds())
        .flatMap(Stream::of)
        .mapToLong(SweepSums::near)
        .toArray();
  }

  /** A number that fits, or one that is beyond all sums, too. */
  private static long near(BigInteger value) {
    BigInteger beyond = BigInteger.ONE.shiftLeft(MOST_BITS);
    return value.min(beyond).max(beyond.negate()).longValueExact();
  }

  /** The odd part at a diagonal. */
  SweepOdd odd(int diagonal) {
    return odd[diagonal];
  }

  /** w·y for a term and a row's direction. */
  private static long at(long[] term, long[] row) {
    return term[0] * row[0] + term[1] * row[1];
  }

  /** Whether the first of some options fulfil the rows at all lines. */
  boolean fulfilRows(int[] chosen, int count) {
    for (long[] row : rows) {
      long ahead = 0;
      long behind = 0;
      for (int i = 0; i < count; i++) {
        long[] term = terms[chosen[i]];
        long at = at(term, row);
        ahead += at > 0 ? term[2] * at : 0;
        behind -= at < 0 ? term[2] * at : 0;
      }
      if (ahead < row[2] || ahead > row[3] || behind < row[4] || behind > row[5]) {
        return false;
      }
    }
    return true;
  }
}
