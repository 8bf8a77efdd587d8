package org.secateur.solver.mitm;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.ScalarTarget;

/**
 * The least error over all sizes of many scalar samples, by {@link Sieve}. Sizes and counts, and
 * the smallest of very many tied masks, are left to {@link FourLists}.
 */
final class SieveKernel implements SumKernel {
  /** A mask of each half must fit in 31 + 10 bits and the lists in memory: 2^23 entries at 66. */
  static final int MAX_SAMPLES = 72;

  /** A probe of half the samples and these has an error of about an eighth of a cell. */
  private static final int PROBE_BEYOND_HALF = 10;

  private final long[] samples;
  private final List<ScalarTarget> targets;
  private final Budget budget;
  private MaskedRuns left;
  private FourLists bySize;

  SieveKernel(long[] samples, List<ScalarTarget> targets, Budget budget) {
    this.samples = samples.clone();
    this.targets = targets;
    this.budget = budget;
    budget.reserve(bytes(samples.length, budget.threads()));
  }

  /** About 2^9 copies where n is large, fewer where the lists are short anyway. */
  private static int offsetBits(int half) {
    return Math.max(Math.min(2, half), Math.min(9, half - 20));
  }

  static long bytes(int n, int threads) {
    int half = n - n / 2;
    return 2 * MaskedRuns.bytes(half, offsetBits(half), true) + threads * (2L << 20) + (48L << 20);
  }

  @Override
  public Mask nearest(int target, SizeRange sizes, Goal goal, MaskSink sink) {
    int n = samples.length;
    if (sizes.least() > 0 || sizes.most() < n) {
      return bySize().nearest(target, sizes, goal, sink);
    }
    ScalarTarget t = targets.get(target);
    NearestMasks nearest = start(target, t, goal, sink);
    int middle = n / 2;
    if (left == null) {
      left = runs(0, middle, 1, 0);
    }
    Sieve sieve = new Sieve(left, runs(middle, n, -1, t.value()), (l, r) -> 0, 0, nearest, budget);
    sieve.run();
    if (sieve.crowded() || nearest.manyTies() && goal == Goal.LEAST_ERROR) {
      return bySize().nearest(target, sizes, goal, sink);
    }
    Mask mask = mask(nearest.leftMask(), nearest.rightMask(), middle);
    sink.offer(mask);
    return mask;
  }

  /** The sums of a range of samples times a sign, shifted. */
  private MaskedRuns runs(int from, int to, int sign, long start) {
    long[] part = Arrays.stream(samples, from, to).map(a -> sign * a).toArray();
    return new MaskedRuns(part, part, start, start, offsetBits(part.length), budget);
  }

  /** The best mask of the first few samples: the sieve wants a small error to begin with. */
  private NearestMasks start(int target, ScalarTarget t, Goal goal, MaskSink sink) {
    int few = Math.min(samples.length / 2 + PROBE_BEYOND_HALF, samples.length);
    long[] first = Arrays.copyOf(samples, few);
    Mask probe =
        new HalfTables(first, List.of(t), budget)
            .nearest(0, SizeRange.atMost(few), Goal.ANY_WITHIN, mask -> {});
    sink.offer(Mask.ofKept(samples.length, probe.kept()));
    long sum = Arrays.stream(probe.kept()).mapToLong(i -> samples[i]).sum();
    long phase = Math.floorMod(t.value(), 4L);
    long enough =
        goal == Goal.ANY_WITHIN && t.lower() <= t.upper()
            ? Math.min(Math.abs(t.value() - t.lower()), Math.abs(t.upper() - t.value()))
            : -1;
    return new NearestMasks(Math.abs(sum - t.value()), Math.min(phase, 4 - phase), enough);
  }

  private Mask mask(long leftMask, long rightMask, int middle) {
    int[] kept = new int[Long.bitCount(leftMask) + Long.bitCount(rightMask)];
    int at = 0;
    for (long rest = leftMask; rest != 0; rest &= rest - 1) {
      kept[at++] = Long.numberOfTrailingZeros(rest);
    }
    for (long rest = rightMask; rest != 0; rest &= rest - 1) {
      kept[at++] = middle + Long.numberOfTrailingZeros(rest);
    }
    return Mask.ofKept(samples.length, kept);
  }

  private FourLists bySize() {
    if (bySize == null) {
      bySize = new FourLists(samples, targets, budget);
    }
    return bySize;
  }

  @Override
  public BigInteger count(int target, SizeRange sizes) {
    return bySize().count(target, sizes);
  }
}
