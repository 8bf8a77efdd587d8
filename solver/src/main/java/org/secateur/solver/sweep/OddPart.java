package org.secateur.solver.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.Directions.Direction;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.RowEnds;
import org.secateur.solver.reduction.Threshold;

/**
 * The difference of an output at an input and at its antipode is linear: a sum of v w·y over the
 * chosen options. At both diagonals a threshold leaves it an interval, so what the last option has
 * to add is known up to the widths of two intervals, and is looked up (note {@code sweep-odd}).
 */
final class OddPart {
  /**
   * One diagonal.
   *
   * @param of each option, what it adds
   * @param lower of the sum of a feasible selection
   * @param upper of the sum of a feasible selection
   */
  record Diagonal(long[] of, long lower, long upper) {}

  private final Diagonal up;
  private final Diagonal down;

  /** Options by ascending value at the first diagonal, and those values. */
  private final int[] order;

  private final long[] sorted;

  /**
   * @param directions symmetric, with both diagonals
   * @throws ArithmeticException if numbers do not fit in 64 bits
   */
  OddPart(NetworkSelection selection, Threshold threshold, int output, List<Direction> directions) {
    up = diagonal(selection, threshold, output, directions, 1);
    down = diagonal(selection, threshold, output, directions, -1);
    order =
        IntStream.range(0, selection.options())
            .boxed()
            .sorted(Comparator.comparingLong(o -> up.of()[o]))
            .mapToInt(o -> o)
            .toArray();
    sorted = IntStream.of(order).mapToLong(o -> up.of()[o]).toArray();
  }

  private static Diagonal diagonal(
      NetworkSelection selection,
      Threshold threshold,
      int output,
      List<Direction> directions,
      int side) {
    List<Rational[]> ends = new ArrayList<>();
    for (int sign : new int[] {1, -1}) {
      Direction at =
          directions.stream()
              .filter(d -> d.x() == side * d.y() && Long.signum(d.y()) == sign)
              .findFirst()
              .orElseThrow();
      RowEnds.Integers integers = selection.endsAt(at.input()).get(output).at(threshold);
      Rational length = Rational.of(Math.abs(at.x()));
      ends.add(
          new Rational[] {
            Rational.of(integers.lower().orElseThrow()).divide(length),
            Rational.of(integers.upper()).divide(length)
          });
    }
    long[] of = new long[selection.options()];
    for (int o = 0; o < of.length; o++) {
      BigInteger[] gradient = selection.columns().gradient(o, output);
      of[o] = gradient[1].add(side > 0 ? gradient[0] : gradient[0].negate()).longValueExact();
      Math.multiplyExact(of[o], 4L * of.length);
    }
    return new Diagonal(
        of,
        inReach(ends.get(0)[0].subtract(ends.get(1)[1]).ceiling()),
        inReach(ends.get(0)[1].subtract(ends.get(1)[0]).floor()));
  }

  /** All sums are smaller than this, so ends beyond say no more, and differences fit. */
  private static long inReach(BigInteger end) {
    BigInteger reach = BigInteger.ONE.shiftLeft(61);
    return end.min(reach).max(reach.negate()).longValueExact();
  }

  Diagonal up() {
    return up;
  }

  Diagonal down() {
    return down;
  }

  /** The first place in the order of an option that adds at least so much to a sum. */
  int firstPlace(long sum) {
    long least = up.lower() - sum;
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = low + high >>> 1;
      if (sorted[middle] < least) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int places() {
    return order.length;
  }

  /** The option at a place. */
  int option(int place) {
    return order[place];
  }

  /** Whether an option brings the sums of both diagonals into their intervals. */
  boolean completes(int option, long sumUp, long sumDown) {
    return isWithin(sumUp + up.of()[option], sumDown + down.of()[option]);
  }

  /** Whether sums of both diagonals are in their intervals. */
  boolean isWithin(long sumUp, long sumDown) {
    return sumUp >= up.lower()
        && sumUp <= up.upper()
        && sumDown >= down.lower()
        && sumDown <= down.upper();
  }

  /** Whether the option at a place adds too much, as all after it do. */
  boolean isBeyond(int place, long sumUp) {
    return sumUp + sorted[place] > up.upper();
  }
}
