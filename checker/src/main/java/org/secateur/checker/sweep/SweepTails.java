package org.secateur.checker.sweep;

import java.util.Arrays;
import java.util.List;

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

  private static final int OPTION_BITS = 21;

  private final SweepOdd column;
  private final SweepOdd row;

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
   * @param kinks of the options that are left
   * @param mostChosen of them in a selection
   * @throws ArithmeticException if there are too many of them
   */
  SweepTails(SweepSums sums, List<SweepKink> kinks, int mostChosen) {
    int[] options =
        kinks.stream().flatMap(k -> k.options().stream()).mapToInt(SweepKink.Term::of).toArray();
    column = sums.odd(0);
    row = sums.odd(1);
    if (Arrays.stream(options).anyMatch(o -> o >> OPTION_BITS != 0)) {
      throw new ArithmeticException("an option of more than " + OPTION_BITS + " bits");
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
    long first = first(column.cell(column.of(one, two)), row.cell(row.of(one, two)));
    return first | (long) one << OPTION_BITS | two;
  }

  /** The least that a tail of a cell can be; the row after the last one is the next column's. */
  private static long first(long column, long row) {
    return ((column << SweepOdd.CELL_BITS) + row) << 2 * OPTION_BITS;
  }

  /**
   * All tails that bring both sums into their intervals, and a few others.
   *
   * @param first the sum of other options at the first diagonal
   * @param second at the second one
   */
  <E extends Exception> void complete(long first, long second, Visitor<E> visitor) throws E {
    long last = column.cell(column.most() - first);
    long lower = row.cell(row.least() - second);
    long upper = row.cell(row.most() - second);
    for (long at = column.cell(column.least() - first); at <= last; at++) {
      int begin = Arrays.binarySearch(tails, first(at, lower));
      long end = first(at, upper + 1);
      for (int i = begin < 0 ? -begin - 1 : begin; i < tails.length && tails[i] < end; i++) {
        int two = (int) tails[i] & (1 << OPTION_BITS) - 1;
        visitor.visit((int) (tails[i] >> OPTION_BITS) & (1 << OPTION_BITS) - 1, two);
      }
    }
  }
}
