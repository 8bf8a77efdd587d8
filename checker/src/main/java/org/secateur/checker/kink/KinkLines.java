package org.secateur.checker.kink;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Integers;

/**
 * The lines w·x = 0 of kinks in the plane, in the order of their angles: a ring from which lines
 * can be taken. Line k has the kinks at the places from start(k) to start(k + 1) of this order.
 */
final class KinkLines {
  /** Products of two coordinates, and sums of two of these, fit into a long. */
  static final int SHORT_BITS = 30;

  /** Which kink is at each place, and its normal. */
  private final int[] kinks;

  private final Normals normals;
  private final int[] start;
  private final int[] previous;
  private final int[] next;

  /** Vectors w, all of them in the upper half plane. */
  private record Normals(Integers x, Integers y) {
    void add(BigInteger[] w) {
      boolean turned = w[1].signum() < 0 || w[1].signum() == 0 && w[0].signum() < 0;
      x.add(turned ? w[0].negate() : w[0]);
      y.add(turned ? w[1].negate() : w[1]);
    }

    boolean areShort() {
      return Math.max(x.bits(), y.bits()) <= SHORT_BITS;
    }

    /** The cross product, where normals are short. */
    long cross(int i, int j) {
      return x.longAt(i) * y.longAt(j) - y.longAt(i) * x.longAt(j);
    }

    /** Positive if the second of two has the greater angle. */
    int turn(int i, int j) {
      return areShort()
          ? Long.signum(cross(i, j))
          : x.get(i).multiply(y.get(j)).compareTo(y.get(i).multiply(x.get(j)));
    }
  }

  /**
   * @param there the kinks that are there
   * @param weights w of a kink; if it is 0 there is no line
   */
  KinkLines(int[] there, IntFunction<BigInteger[]> weights) {
    int[] read = new int[there.length];
    Normals given = new Normals(new Integers(read.length), new Integers(read.length));
    for (int kink : there) {
      BigInteger[] w = weights.apply(kink);
      if (w[0].signum() != 0 || w[1].signum() != 0) {
        read[given.x.size()] = kink;
        given.add(w);
      }
    }
    int[] order =
        IntStream.range(0, given.x.size())
            .boxed()
            .sorted((i, j) -> given.turn(j, i))
            .mapToInt(i -> i)
            .toArray();
    kinks = Arrays.stream(order).map(i -> read[i]).toArray();
    normals = new Normals(given.x.inOrder(order), given.y.inOrder(order));
    start =
        IntStream.rangeClosed(0, order.length)
            .filter(at -> at == 0 || at == order.length || normals.turn(at - 1, at) != 0)
            .toArray();
    previous = IntStream.range(0, count()).map(k -> k == 0 ? count() - 1 : k - 1).toArray();
    next = IntStream.range(0, count()).map(k -> k == count() - 1 ? 0 : k + 1).toArray();
  }

  int count() {
    return start.length - 1;
  }

  /** The first place of a line. */
  int start(int line) {
    return start[line];
  }

  /** How many kinks a line has. */
  int size(int line) {
    return start[line + 1] - start[line];
  }

  /** The kink at a place. */
  int kink(int place) {
    return kinks[place];
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
    return normals.areShort();
  }

  /** The normal of the kink at a place. */
  BigInteger[] normal(int place) {
    return new BigInteger[] {normals.x.get(place), normals.y.get(place)};
  }

  /** A ray of a line: the normal of its first kink turned to the left, or the opposite. */
  BigInteger[] ray(int line, int sign) {
    BigInteger[] w = normal(start[line]);
    return sign > 0
        ? new BigInteger[] {w[1].negate(), w[0]}
        : new BigInteger[] {w[1], w[0].negate()};
  }

  /** Which ray of the line before is the nearest to a ray of a line: the ring is half a turn. */
  int signBefore(int line, int sign) {
    boolean wentAround = previous[line] >= line;
    return wentAround ? -sign : sign;
  }

  int signAfter(int line, int sign) {
    boolean wentAround = next[line] <= line;
    return wentAround ? -sign : sign;
  }

  /** What is around a ray of a line, if normals are short and there is another line. */
  Wedge wedge(int line, int sign, ShortGauge gauge) {
    int p = start[line];
    int a = start[previous[line]];
    int b = start[next[line]];
    return new Wedge(
        Math.abs(normals.cross(p, b)),
        Math.abs(normals.cross(a, p)),
        Math.abs(normals.cross(a, b)),
        gauge(gauge, a, signBefore(line, sign)),
        gauge(gauge, b, signAfter(line, sign)),
        gauge(gauge, p, sign));
  }

  private long gauge(ShortGauge gauge, int place, int sign) {
    return gauge.at(-sign * normals.y.longAt(place), sign * normals.x.longAt(place));
  }
}
