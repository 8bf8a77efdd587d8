package org.secateur.checker.sweep;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The odd part D(y) − D(−y) of the error at a diagonal y, which is linear: what each option adds to
 * it, and between what bounds the sum of the chosen ones is. Sums of two are sorted into cells.
 *
 * @param adds what each option adds
 * @param least of the sum of the chosen options
 * @param most of it
 * @param lowest the sum of two options at least
 * @param highest the sum of two options at most
 * @param width of a cell
 */
record SweepOdd(long[] adds, long least, long most, long lowest, long highest, long width) {
  /** Of a cell's number. */
  static final int CELL_BITS = 10;

  static SweepOdd of(long[] adds, long least, long most) {
    long lowest = 2 * Math.min(0, LongStream.of(adds).min().orElse(0));
    long highest = 2 * Math.max(0, LongStream.of(adds).max().orElse(0));
    // As wide as the bounds, so that what is between them is in two cells, if that makes few
    // enough of them.
    long width = Math.max(((highest - lowest) >> CELL_BITS) + 1, most - least);
    return new SweepOdd(adds, least, most, lowest, highest, width);
  }

  /** What the first of some options add. */
  long sum(int[] options, int count) {
    return IntStream.range(0, count).mapToLong(i -> adds[options[i]]).sum();
  }

  /** What one option adds, or two. */
  long of(int one, int two) {
    return one == two ? adds[one] : adds[one] + adds[two];
  }

  boolean isWithin(long sum) {
    return sum >= least && sum <= most;
  }

  /** The cell of a sum of two options, 0 … 1023; the first or the last one if it lies beyond. */
  long cell(long sum) {
    return (Math.max(lowest, Math.min(highest, sum)) - lowest) / width;
  }
}
