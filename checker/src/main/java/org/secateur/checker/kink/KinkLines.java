package org.secateur.checker.kink;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The lines w·x = 0 of kinks in the plane, in the order of their angles: a ring from which lines
 * can be taken. Normals w point into the upper half plane; they are kept as longs where all of them
 * are so short that their products fit.
 */
final class KinkLines {
  /** Products of two coordinates, and sums of two of these, fit into a long. */
  static final int SHORT_BITS = 30;

  /** The normal of each kink: two of these, the others are null. */
  private final long[] shortX;

  private final long[] shortY;
  private final BigInteger[] x;
  private final BigInteger[] y;

  /** The kinks in the order of their angles; line k has those from start[k] to start[k + 1]. */
  private final int[] order;

  private final int[] start;
  private final int[] previous;
  private final int[] next;

  /**
   * @param normals of the kinks, none of them 0
   * @param kinks those that are there
   */
  KinkLines(BigInteger[][] normals, IntStream kinks) {
    boolean fit =
        Arrays.stream(normals)
            .allMatch(w -> Math.max(w[0].bitLength(), w[1].bitLength()) <= SHORT_BITS);
    shortX = fit ? Arrays.stream(normals).mapToLong(w -> up(w, 0).longValue()).toArray() : null;
    shortY = fit ? Arrays.stream(normals).mapToLong(w -> up(w, 1).longValue()).toArray() : null;
    x = fit ? null : Arrays.stream(normals).map(w -> up(w, 0)).toArray(BigInteger[]::new);
    y = fit ? null : Arrays.stream(normals).map(w -> up(w, 1)).toArray(BigInteger[]::new);
    double[] near = Arrays.stream(normals).mapToDouble(KinkLines::nearly).toArray();
    // Sorting what is nearly sorted takes few of the exact comparisons, which alone decide.
    order =
        kinks
            .boxed()
            .sorted(Comparator.comparingDouble(i -> near[i]))
            .sorted((i, j) -> turn(j, i))
            .mapToInt(i -> i)
            .toArray();
    start =
        IntStream.rangeClosed(0, order.length)
            .filter(at -> at == 0 || at == order.length || turn(order[at - 1], order[at]) != 0)
            .toArray();
    previous = IntStream.range(0, count()).map(k -> k == 0 ? count() - 1 : k - 1).toArray();
    next = IntStream.range(0, count()).map(k -> k == count() - 1 ? 0 : k + 1).toArray();
  }

  /** A coordinate of a normal or of its opposite. */
  private static BigInteger up(BigInteger[] w, int j) {
    boolean turned = w[1].signum() < 0 || w[1].signum() == 0 && w[0].signum() < 0;
    return turned ? w[j].negate() : w[j];
  }

  /** Grows with the angle of a line, but for rounding. */
  private static double nearly(BigInteger[] w) {
    double across = up(w, 0).doubleValue();
    return -across / (Math.abs(across) + Math.abs(w[1].doubleValue()));
  }

  /** Positive if the second of two kinks has the greater angle. */
  private int turn(int i, int j) {
    return areShort()
        ? Long.signum(cross(i, j))
        : x[i].multiply(y[j]).compareTo(y[i].multiply(x[j]));
  }

  int count() {
    return start.length - 1;
  }

  /** The kinks of a line. */
  int[] kinks(int line) {
    return Arrays.copyOfRange(order, start[line], start[line + 1]);
  }

  /** How many kinks a line has. */
  int size(int line) {
    return start[line + 1] - start[line];
  }

  /** The line before that is left in the ring; the line itself if it is the last one. */
  int previous(int line) {
    return previous[line];
  }

  int next(int line) {
    return next[line];
  }

  /** Takes a line out of the ring. */
  void take(int line) {
    next[previous[line]] = next[line];
    previous[next[line]] = previous[line];
  }

  boolean areShort() {
    return x == null;
  }

  /** The normal of a line: that of its first kink. */
  BigInteger[] normal(int line) {
    return normalOf(order[start[line]]);
  }

  BigInteger[] normalOf(int kink) {
    return areShort()
        ? new BigInteger[] {BigInteger.valueOf(shortX[kink]), BigInteger.valueOf(shortY[kink])}
        : new BigInteger[] {x[kink], y[kink]};
  }

  /** A ray of a line: its normal turned to the left, or the opposite. */
  BigInteger[] ray(int line, int sign) {
    BigInteger[] w = normal(line);
    return sign > 0
        ? new BigInteger[] {w[1].negate(), w[0]}
        : new BigInteger[] {w[1], w[0].negate()};
  }

  /** Which ray of the line before is the nearest to a ray of a line. */
  int signBefore(int line, int sign) {
    return previous[line] >= line ? -sign : sign;
  }

  int signAfter(int line, int sign) {
    return next[line] <= line ? -sign : sign;
  }

  /** What is around a ray of a line, if normals are short and there is another line. */
  Wedge wedge(int line, int sign, ShortGauge gauge) {
    int p = order[start[line]];
    int a = order[start[previous[line]]];
    int b = order[start[next[line]]];
    return new Wedge(
        Math.abs(cross(p, b)),
        Math.abs(cross(a, p)),
        Math.abs(cross(a, b)),
        gauge(gauge, a, signBefore(line, sign)),
        gauge(gauge, b, signAfter(line, sign)),
        gauge(gauge, p, sign));
  }

  private long cross(int i, int j) {
    return shortX[i] * shortY[j] - shortY[i] * shortX[j];
  }

  private long gauge(ShortGauge gauge, int kink, int sign) {
    return gauge.at(-sign * shortY[kink], sign * shortX[kink]);
  }
}
