package org.secateur.solver.mitm.scalar;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.mitm.sieve.MaskedHalf;
import org.secateur.solver.mitm.sieve.MaskedRuns;
import org.secateur.solver.mitm.sieve.NearestMasks;
import org.secateur.solver.mitm.sieve.Sieve;
import org.secateur.solver.mitm.sums.SumKernel;
import org.secateur.solver.reduction.ScalarTarget;

/**
 * The nearest sum of many scalar samples, over all sizes or of one size, by {@link Sieve}.
 * Counting, and samples whose sums repeat too often, are left to {@link FourLists}.
 */
public final class SieveKernel implements SumKernel {
  /** A mask of a half must fit in 31 + 9 bits, and the lists in memory: 2^27 entries at 72. */
  public static final int MAX_SAMPLES = 72;

  private final long[] samples;
  private final int n;
  private final int middle;
  private final List<ScalarTarget> targets;
  private final Budget budget;
  private MaskedHalf left;
  private MaskedHalf right;
  private int rightTarget = -1;
  private FourLists lists;

  /** Whether sums repeat too often for a sieve; then {@link FourLists} answers. */
  private boolean crowded;

  /**
   * @param samples positions on a {@link org.secateur.solver.reduction.ScalarGrid}, at most {@link
   *     #MAX_SAMPLES}; copied
   * @param targets on the same grid, in the order in which they are asked for; borrowed
   * @throws org.secateur.solver.limits.SearchStopped if the lists do not fit in memory
   */
  public SieveKernel(long[] samples, List<ScalarTarget> targets, Budget budget) {
    this.samples = samples.clone();
    this.n = samples.length;
    this.middle = n / 2;
    this.targets = targets;
    this.budget = budget;
    budget.reserve(bytes(n, budget.threads()));
  }

  /** Bytes of the lists and of each thread's tables. */
  public static long bytes(int n, int threads) {
    return 2 * MaskedHalf.bytes(n - n / 2, 1) + threads * (3L << 20) + (32L << 20);
  }

  @Override
  public Mask nearest(int target, SizeRange sizes, Goal goal, MaskSink sink) {
    Mask mask = crowded ? null : sieved(target, sizes, goal, sink);
    return crowded ? lists().nearest(target, sizes, goal, sink) : mask;
  }

  private Mask sieved(int target, SizeRange sizes, Goal goal, MaskSink sink) {
    makeHalves(target);
    if (sizes.least() > 0 || sizes.most() < n) {
      return sizeBySize(target, sizes, sink, -1);
    }
    NearestMasks nearest = search(target, sizes, -1, sink);
    if (!crowded && nearest.manyTies() && goal == Goal.LEAST_ERROR) {
      return sizeBySize(target, sizes, sink, nearest.error());
    }
    return offered(nearest, sink);
  }

  /**
   * @param least an error known to be the least; -1 where none is known
   */
  private Mask sizeBySize(int target, SizeRange sizes, MaskSink sink, long least) {
    Mask best = null;
    long error = Long.MAX_VALUE;
    long enough = unbeatable(target);
    for (int k = sizes.least(); k <= sizes.most() && !crowded; k++) {
      NearestMasks nearest = search(target, SizeRange.exactly(k), Math.max(enough, least), sink);
      if (nearest.error() < error) {
        error = nearest.error();
        best = offered(nearest, sink);
      }
      if (error <= enough || error <= least) {
        break;
      }
    }
    return best;
  }

  /** Sieves all pairs of lists whose sizes add up to an allowed one. */
  private NearestMasks search(int target, SizeRange sizes, long goodEnough, MaskSink sink) {
    Mask probe = new SieveProbe(samples, budget).near(targets.get(target).value(), sizes);
    sink.offer(probe);
    long start = Math.abs(sum(probe) - targets.get(target).value());
    NearestMasks nearest = new NearestMasks(start, unbeatable(target), goodEnough);
    if (sizes.least() < sizes.most()) {
      sieve(left.all(), right.all(), nearest, sink);
      return nearest;
    }
    int k = sizes.least();
    for (int i = Math.max(0, k - right.samples()); i <= Math.min(k, left.samples()); i++) {
      if (!nearest.settled() && !crowded) {
        sieve(left.ofSize(i), right.ofSize(k - i), nearest, sink);
      }
    }
    return nearest;
  }

  private void sieve(MaskedRuns a, MaskedRuns b, NearestMasks nearest, MaskSink sink) {
    try {
      crowded |= !new Sieve(a, b, (l, r) -> 0, 0, nearest, budget).runUnlessCrowded();
    } catch (SearchStopped stopped) {
      // What the sieve has met so far is the best there is to show.
      if (nearest.found()) {
        offered(nearest, sink);
      }
      throw stopped;
    }
  }

  private void makeHalves(int target) {
    if (left == null) {
      left = half(0, middle, 1, 0);
    }
    if (rightTarget != target) {
      right = half(middle, n, -1, targets.get(target).value());
      rightTarget = target;
    }
  }

  /** The sums of a range of samples times a sign, shifted. */
  private MaskedHalf half(int from, int to, int sign, long start) {
    long[] part = Arrays.stream(samples, from, to).map(a -> sign * a).toArray();
    return new MaskedHalf(
        new long[][] {part}, new long[] {start}, MaskedHalf.offsetBits(part.length), budget);
  }

  private long sum(Mask mask) {
    return Arrays.stream(mask.kept()).mapToLong(i -> samples[i]).sum();
  }

  /** Sums are multiples of 4 on the grid: no error is below the distance to the next one. */
  private long unbeatable(int target) {
    long phase = Math.floorMod(targets.get(target).value(), 4L);
    return Math.min(phase, 4 - phase);
  }

  private Mask offered(NearestMasks nearest, MaskSink sink) {
    Mask mask =
        Mask.ofKept(
            n,
            IntStream.concat(
                    bits(nearest.leftMask()), bits(nearest.rightMask()).map(i -> middle + i))
                .toArray());
    sink.offer(mask);
    return mask;
  }

  private static IntStream bits(long mask) {
    return IntStream.range(0, 64).filter(i -> (mask >>> i & 1) != 0);
  }

  private FourLists lists() {
    if (lists == null) {
      lists = new FourLists(samples, targets, budget);
    }
    return lists;
  }

  @Override
  public BigInteger count(int target, SizeRange sizes) {
    return lists().count(target, sizes);
  }
}
