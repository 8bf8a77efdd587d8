package org.secateur.checker.subsetsum;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.halves.HalfSums;

/**
 * Walks through all sums near an interval in ascending order and looks for a gap wider than twice
 * the radius.
 */
final class Covering {
  /** A sum of one entry on each side. */
  private record Pair(BigInteger sum, int left, int right) {}

  private final HalfSums left;
  private final HalfSums right;
  private final BigInteger unit;
  private final Sizes sizes;
  private final long mostSums;
  private final PriorityQueue<Pair> queue = new PriorityQueue<>(Comparator.comparing(Pair::sum));
  private long sums;

  /**
   * @param unit the half sums are multiples of 1/unit
   * @param mostSums that may be walked through
   */
  Covering(HalfSums left, HalfSums right, BigInteger unit, Sizes sizes, long mostSums) {
    this.left = left;
    this.right = right;
    this.unit = unit;
    this.sizes = sizes;
    this.mostSums = mostSums;
  }

  /**
   * A target of [lower, upper] without a sum within the radius, or none.
   *
   * @throws ArithmeticException if there are too many sums
   */
  Optional<Fraction> uncovered(Fraction lower, Fraction upper, Fraction radius) {
    start(lower.minus(radius).times(unit).ceiling());
    // All comparisons in units of 1/(unit * below), in which every number is an integer.
    BigInteger below =
        lower.denominator().multiply(upper.denominator()).multiply(radius.denominator());
    BigInteger scale = unit.multiply(below);
    BigInteger reach = radius.times(scale).numerator();
    BigInteger end = upper.times(scale).numerator();
    BigInteger covered = lower.times(scale).numerator();
    boolean started = false;
    while (!started || covered.compareTo(end) < 0) {
      BigInteger sum = nextAllowed();
      BigInteger from = sum == null ? null : sum.multiply(below).subtract(reach);
      if (from == null || from.compareTo(covered) > 0) {
        BigInteger gapEnd = from == null ? end : from.min(end);
        return Optional.of(new Fraction(covered.add(gapEnd), scale.shiftLeft(1)));
      }
      started = true;
      covered = covered.max(sum.multiply(below).add(reach));
    }
    return Optional.empty();
  }

  /** For each entry on the left, the first partner that brings the sum to the least one. */
  private void start(BigInteger least) {
    int partner = right.count();
    for (int a = 0; a < left.count(); a++) {
      BigInteger need = least.subtract(left.sum(a));
      while (partner > 0 && right.sum(partner - 1).compareTo(need) >= 0) {
        partner--;
      }
      push(a, partner);
    }
  }

  private void push(int a, int b) {
    if (b < right.count()) {
      queue.add(new Pair(left.sum(a).add(right.sum(b)), a, b));
    }
  }

  /** The next sum of an allowed size, or null. */
  private BigInteger nextAllowed() {
    for (Pair pair = queue.poll(); pair != null; pair = queue.poll()) {
      if (++sums > mostSums) {
        throw new ArithmeticException("more than " + mostSums + " sums");
      }
      push(pair.left(), pair.right() + 1);
      if (sizes.contains(left.cost(pair.left()) + right.cost(pair.right()))) {
        return pair.sum();
      }
    }
    return null;
  }
}
