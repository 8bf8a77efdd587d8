package org.secateur.solver.rows;

import java.util.Arrays;

/** The options by ascending coefficient of a row, to look up those between two values. */
final class SortedCoefficients {
  /** So many options are counted one by one. */
  private static final int NEAR = 16;

  private final int[] options;
  private final long[] values;

  SortedCoefficients(long[] coefficients) {
    Integer[] boxed = new Integer[coefficients.length];
    Arrays.setAll(boxed, o -> o);
    Arrays.sort(boxed, (a, b) -> Long.compare(coefficients[a], coefficients[b]));
    options = new int[boxed.length];
    values = new long[boxed.length];
    for (int k = 0; k < boxed.length; k++) {
      options[k] = boxed[k];
      values[k] = coefficients[boxed[k]];
    }
  }

  /** All options by ascending coefficient; not to be changed. */
  int[] options() {
    return options;
  }

  /**
   * The options whose coefficients are between two values, both included.
   *
   * @return the first place in {@link #options}, and the place after the last
   */
  int[] between(long least, long most) {
    int first = firstAtLeast(least);
    int last = first;
    for (; last < values.length && values[last] <= most; last++) {
      if (last - first == NEAR) {
        last = firstAtLeast(most + 1);
        break;
      }
    }
    return new int[] {first, last};
  }

  private int firstAtLeast(long value) {
    int low = 0;
    for (int length = values.length; length > 0; ) {
      int half = (length + 1) >>> 1;
      // Without a branch that is mispredicted half of the time.
      low += values[low + half - 1] < value ? half : 0;
      length -= half;
    }
    return low;
  }
}
