package org.secateur.tests.oracle;

import java.math.BigInteger;
import java.util.Arrays;
import org.secateur.model.Interval;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;

/**
 * All sums of up to 26 integer samples in one sorted list: the covering radius by looking at every
 * gap there is.
 */
public final class SortedSums {
  private final long[] sums;

  public SortedSums(long[] samples, SizeRange sizes) {
    int n = samples.length;
    long[] byMask = new long[1 << n];
    for (int i = 0; i < n; i++) {
      for (int mask = 0; mask < 1 << i; mask++) {
        byMask[1 << i | mask] = byMask[mask] + samples[i];
      }
    }
    int kept = 0;
    for (int mask = 0; mask < byMask.length; mask++) {
      if (sizes.contains(Integer.bitCount(mask))) {
        byMask[kept++] = byMask[mask];
      }
    }
    Arrays.parallelSort(byMask, 0, kept);
    sums = Arrays.copyOf(byMask, kept);
  }

  /** The greatest, over the interval, of the distance to the nearest sum. */
  public Rational coveringRadius(Interval interval) {
    Rational radius = distance(interval.lower()).max(distance(interval.upper()));
    BigInteger from = interval.lower().multiply(Rational.of(2)).ceiling();
    BigInteger to = interval.upper().multiply(Rational.of(2)).floor();
    long widest = 0;
    for (int i = 1; i < sums.length; i++) {
      if (sums[i] - sums[i - 1] > widest) {
        BigInteger twiceMiddle = BigInteger.valueOf(sums[i]).add(BigInteger.valueOf(sums[i - 1]));
        if (twiceMiddle.compareTo(from) >= 0 && twiceMiddle.compareTo(to) <= 0) {
          widest = sums[i] - sums[i - 1];
        }
      }
    }
    return radius.max(Rational.of(widest, 2));
  }

  /** From a target to the nearest sum. */
  public Rational distance(Rational target) {
    BigInteger floor =
        target
            .floor()
            .max(BigInteger.valueOf(sums[0]))
            .min(BigInteger.valueOf(sums[sums.length - 1]));
    int at = Arrays.binarySearch(sums, floor.longValueExact());
    int above = at >= 0 ? at : -at - 1;
    Rational least = Rational.of(sums[above]).subtract(target).abs();
    for (int i = Math.max(0, above - 1); i < sums.length && i <= above + 1; i++) {
      least = least.min(Rational.of(sums[i]).subtract(target).abs());
    }
    // A floor that is listed several times: the next greater sum may be nearer.
    int next = above;
    while (next < sums.length && sums[next] == sums[above]) {
      next++;
    }
    return next == sums.length ? least : least.min(Rational.of(sums[next]).subtract(target).abs());
  }
}
