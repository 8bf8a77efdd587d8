package org.secateur.checker.sweep;

import java.util.Arrays;

/**
 * The last one or two options of selections, by what they add to the odd part at both diagonals: in
 * a table of cells, column after column, so that those that bring both sums into their intervals
 * are in a few runs of it.
 *
 * <p>Cells decide where to look only: whoever asks compares the sums. 8 bytes for each tail; pairs
 * are left out where there would be too many.
 */
final class SweepTails {
  /** Pairs of more options than some 5,800 are left out. */
  private static final long MOST_TAILS = 1L << 24;

  /** Of so few options a selection is walked through sooner than all pairs are sorted. */
  private static final int FEW = 2;

  /** Of the place of a cell in one direction, and of an option. */
  private static final int CELL_BITS = 10;

  private static final int OPTION_BITS = 21;

  private final SweepSums sums;
  private final long[] lowest = new long[2];
  private final long[] highest = new long[2];
  private final long[] width = new long[2];

  /** How many options a selection may end with: 1, or up to 2. */
  private final int most;

  /** Cell, then the option twice or two options, ascending. */
  private final long[] tails;

  /** Hears of tails. */
  interface Visitor<E extends Exception> {
    /** Two options, or one twice. */
    void visit(int one, int two) throws E;
  }

  /**
   * @param options that are left
   * @param mostChosen of them in a selection
   * @throws ArithmeticException if there are too many of them
   */
  SweepTails(SweepSums sums, int[] options, int mostChosen) {
    this.sums = sums;
    if (Arrays.stream(options).anyMatch(o -> o >> OPTION_BITS != 0)) {
      throw new ArithmeticException("an option of more than " + OPTION_BITS + " bits");
    }
    for (int side = 0; side < 2; side++) {
      int at = side;
      lowest[at] =
          2 * Math.min(0, Arrays.stream(options).mapToLong(o -> sums.odd(at, o)).min().orElse(0));
      highest[at] =
          2 * Math.max(0, Arrays.stream(options).mapToLong(o -> sums.odd(at, o)).max().orElse(0));
      // As wide as the intervals, so that one is in two cells, if that makes few enough of them.
      width[at] =
          Math.max(((highest[at] - lowest[at]) >> CELL_BITS) + 1, sums.most(at) - sums.least(at));
    }
    long pairs = options.length * (options.length + 1L) / 2;
    most = mostChosen > FEW && pairs <= MOST_TAILS ? 2 : 1;
    tails = new long[most == 2 ? (int) pairs : options.length];
    int count = 0;
    for (int i = 0; i < options.length; i++) {
      for (int j = most == 2 ? 0 : i; j <= i; j++) {
        tails[count++] = tail(options[i], options[j]);
      }
    }
    Arrays.sort(tails);
  }

  int most() {
    return most;
  }

  private long tail(int one, int two) {
    long[] sum = new long[2];
    for (int side = 0; side < 2; side++) {
      sum[side] = sums.odd(side, one) + (one == two ? 0 : sums.odd(side, two));
    }
    return first(cell(0, sum[0]), cell(1, sum[1])) | (long) one << OPTION_BITS | two;
  }

  /** What the tails of a cell begin with. */
  private static long first(long column, long row) {
    return (column << CELL_BITS | row) << 2 * OPTION_BITS;
  }

  /** Where a sum lies; the first or the last cell if it lies beyond. */
  private long cell(int side, long sum) {
    return (Math.max(lowest[side], Math.min(highest[side], sum)) - lowest[side]) / width[side];
  }

  /** All tails that bring both sums into their intervals, and a few others. */
  <E extends Exception> void complete(long first, long second, Visitor<E> visitor) throws E {
    long last = cell(0, sums.most(0) - first);
    long lower = cell(1, sums.least(1) - second);
    long upper = cell(1, sums.most(1) - second);
    for (long column = cell(0, sums.least(0) - first); column <= last; column++) {
      int at = Arrays.binarySearch(tails, first(column, lower));
      long end = first(column, upper + 1);
      for (int i = at < 0 ? -at - 1 : at; i < tails.length && tails[i] < end; i++) {
        int two = (int) tails[i] & (1 << OPTION_BITS) - 1;
        visitor.visit((int) (tails[i] >> OPTION_BITS) & (1 << OPTION_BITS) - 1, two);
      }
    }
  }
}
