package org.secateur.solver.elimination;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Lines w·x = 0 of the plane in the order of their angles, each with the vectors w of its normal's
 * direction or the opposite one. Vectors of coordinates below 2^31 are compared in 64 bits, as
 * their cross products are below 2^63; others in big integers.
 *
 * <p>Time: O(n log n) for sorting by a rounded angle, then O(n) comparisons where few angles are so
 * near that rounding hides their order, O(n log n) at worst.
 */
final class KinkLines {
  private static final int COORDINATE_BITS = 31;

  /** A rounded angle and an index make up a sorting key of 63 bits. */
  private static final int INDEX_BITS = 22;

  private static final double ANGLE_UNITS = 0x1p39;

  /** Coordinates in 64 bits, or null where they do not fit. */
  private final long[] x;

  private final long[] y;

  /** Else. */
  private final BigInteger[] wideX;

  private final BigInteger[] wideY;
  private final int[] vectors;
  private final int[] start;
  private final int[] left;
  private final int[] previous;
  private final int[] next;

  /**
   * Sorts.
   *
   * @param x coordinates; a vector 0 belongs to no line; turned into the upper half plane in place
   * @param y of the same length
   */
  KinkLines(BigInteger[] x, BigInteger[] y) {
    turnUpwards(x, y);
    boolean isNarrow =
        IntStream.range(0, x.length)
            .allMatch(i -> Math.max(x[i].bitLength(), y[i].bitLength()) <= COORDINATE_BITS);
    this.x = isNarrow ? Arrays.stream(x).mapToLong(BigInteger::longValue).toArray() : null;
    this.y = isNarrow ? Arrays.stream(y).mapToLong(BigInteger::longValue).toArray() : null;
    wideX = isNarrow ? null : x;
    wideY = isNarrow ? null : y;
    vectors =
        Arrays.stream(nearlySorted(x, y))
            .boxed()
            .sorted((i, j) -> order(j, i))
            .mapToInt(i -> i)
            .toArray();
    int[] starts = new int[vectors.length + 1];
    int count = 0;
    for (int at = 0; at < vectors.length; at++) {
      if (at == 0 || order(vectors[at - 1], vectors[at]) != 0) {
        starts[count++] = at;
      }
    }
    starts[count] = vectors.length;
    start = Arrays.copyOf(starts, count + 1);
    left = IntStream.range(0, count).map(k -> start[k + 1] - start[k]).toArray();
    previous = IntStream.range(0, count).map(k -> k == 0 ? start.length - 2 : k - 1).toArray();
    next = IntStream.range(0, count).map(k -> k == start.length - 2 ? 0 : k + 1).toArray();
  }

  private static void turnUpwards(BigInteger[] x, BigInteger[] y) {
    for (int i = 0; i < x.length; i++) {
      if (y[i].signum() < 0 || y[i].signum() == 0 && x[i].signum() < 0) {
        x[i] = x[i].negate();
        y[i] = y[i].negate();
      }
    }
  }

  /** The vectors that are not 0, by a rounded angle where there is room for an index beside it. */
  private static int[] nearlySorted(BigInteger[] x, BigInteger[] y) {
    IntStream all =
        IntStream.range(0, x.length).filter(i -> x[i].signum() != 0 || y[i].signum() != 0);
    if (x.length >>> INDEX_BITS > 0) {
      return all.toArray();
    }
    long[] keys = all.mapToLong(i -> roundedAngle(x[i], y[i]) << INDEX_BITS | i).toArray();
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key & (1 << INDEX_BITS) - 1).toArray();
  }

  /** Grows with the angle, from 0 to two units. */
  private static long roundedAngle(BigInteger x, BigInteger y) {
    int length = Math.max(x.bitLength(), y.bitLength());
    int dropped = Math.max(0, length - Double.MAX_EXPONENT / 2);
    double across = x.shiftRight(dropped).doubleValue();
    double sum = Math.abs(across) + y.shiftRight(dropped).doubleValue();
    return (long) ((1 - across / sum) * ANGLE_UNITS);
  }

  /** The sign of the cross product of two vectors. */
  private int order(int i, int j) {
    return x == null
        ? wideX[i].multiply(wideY[j]).compareTo(wideY[i].multiply(wideX[j]))
        : Long.compare(x[i] * y[j], y[i] * x[j]);
  }

  int count() {
    return left.length;
  }

  /** The vectors of a line. */
  IntStream vectors(int line) {
    return Arrays.stream(vectors, start[line], start[line + 1]);
  }

  /** One vector of a line. */
  int normal(int line) {
    return vectors[start[line]];
  }

  /** The next line with vectors left, clockwise; itself where there is no other. */
  int previous(int line) {
    return previous[line];
  }

  /** The next line with vectors left, counterclockwise; itself where there is no other. */
  int next(int line) {
    return next[line];
  }

  /** Whether a line has lost all its vectors. */
  boolean isGone(int line) {
    return left[line] == 0;
  }

  /** A line loses a vector; with its last one it is no neighbour any more. */
  void remove(int line) {
    if (--left[line] == 0) {
      next[previous[line]] = next[line];
      previous[next[line]] = previous[line];
    }
  }

  BigInteger x(int vector) {
    return x == null ? wideX[vector] : BigInteger.valueOf(x[vector]);
  }

  BigInteger y(int vector) {
    return y == null ? wideY[vector] : BigInteger.valueOf(y[vector]);
  }

  /** The length of the cross product of two vectors. */
  BigInteger cross(int i, int j) {
    return x == null
        ? wideX[i].multiply(wideY[j]).subtract(wideY[i].multiply(wideX[j])).abs()
        : BigInteger.valueOf(Math.abs(x[i] * y[j] - y[i] * x[j]));
  }

  /** The length of the scalar product of two vectors. */
  BigInteger dot(int i, int j) {
    return x(i).multiply(x(j)).add(y(i).multiply(y(j))).abs();
  }
}
