package org.secateur.solver.reduction;

/** One 128-bit integer for each option, for exact combinations of rows. */
final class WideSums {
  private final long[] high;
  private final long[] low;

  WideSums(int options) {
    high = new long[options];
    low = new long[options];
  }

  /** Adds a multiple of a row; 2^6 products of a 60-bit and a 61-bit number fit. */
  void add(SelectionRow row, long multiplier) {
    for (int o = 0; o < low.length; o++) {
      long coefficient = row.coefficient(o);
      if (coefficient != 0) {
        long product = coefficient * multiplier;
        long sum = low[o] + product;
        int carry = Long.compareUnsigned(sum, product) < 0 ? 1 : 0;
        high[o] += Math.multiplyHigh(coefficient, multiplier) + carry;
        low[o] = sum;
      }
    }
  }

  /** Bits of the largest, without its sign. */
  int bitLength() {
    int most = 0;
    for (int o = 0; o < low.length; o++) {
      boolean negative = high[o] < 0;
      long h = negative ? ~high[o] : high[o];
      long l = negative ? ~low[o] : low[o];
      int length =
          h != 0
              ? 2 * Long.SIZE - Long.numberOfLeadingZeros(h)
              : Long.SIZE - Long.numberOfLeadingZeros(l);
      most = Math.max(most, length);
    }
    return most;
  }

  /** The integers over 2^bits, rounded up; the results have to fit. */
  long[] shiftedUp(int bits) {
    long[] shifted = new long[low.length];
    for (int o = 0; o < shifted.length; o++) {
      // ceil(x) = -floor(-x), with -x = ~x + 1.
      long l = -low[o];
      long h = ~high[o] + (low[o] == 0 ? 1 : 0);
      long floor;
      if (bits == 0) {
        floor = l;
      } else if (bits < Long.SIZE) {
        floor = l >>> bits | h << (Long.SIZE - bits);
      } else {
        floor = h >> (bits - Long.SIZE);
      }
      shifted[o] = -floor;
    }
    return shifted;
  }
}
