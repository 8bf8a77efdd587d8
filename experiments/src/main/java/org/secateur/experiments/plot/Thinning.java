package org.secateur.experiments.plot;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which samples of a curve are worth writing down: where many fall into one column of pixels, the
 * first, the lowest, the highest and the last of them draw the same ink as all.
 *
 * @param indices ascending
 */
record Thinning(int[] indices) {
  private static final int MOST_PER_COLUMN = 4;

  /**
   * @param positions ascending, from 0 to {@code length}
   * @param values of the curve at the positions
   * @param columns of pixels that the curve will be wide
   */
  static Thinning of(double[] positions, double[] values, double length, int columns) {
    IntStream.Builder kept = IntStream.builder();
    for (int from = 0; from < positions.length; ) {
      int column = column(positions[from], length, columns);
      int to = from + 1;
      while (to < positions.length && column(positions[to], length, columns) == column) {
        to++;
      }
      worthWriting(values, from, to).forEach(kept::add);
      from = to;
    }
    return new Thinning(kept.build().toArray());
  }

  static int column(double position, double length, int columns) {
    return length == 0 ? 0 : (int) Math.min(columns - 1.0, position / length * columns);
  }

  private static IntStream worthWriting(double[] values, int from, int to) {
    if (to - from <= MOST_PER_COLUMN) {
      return IntStream.range(from, to);
    }
    int lowest = from;
    int highest = from;
    for (int j = from + 1; j < to; j++) {
      lowest = values[j] < values[lowest] ? j : lowest;
      highest = values[j] > values[highest] ? j : highest;
    }
    return IntStream.of(from, lowest, highest, to - 1).sorted().distinct();
  }

  double[] of(double[] all) {
    return Arrays.stream(indices).mapToDouble(j -> all[j]).toArray();
  }
}
