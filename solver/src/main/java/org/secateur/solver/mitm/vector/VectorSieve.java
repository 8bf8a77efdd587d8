package org.secateur.solver.mitm.vector;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.mitm.sieve.MaskedHalf;
import org.secateur.solver.mitm.sieve.NearestMasks;
import org.secateur.solver.mitm.sieve.Sieve;
import org.secateur.solver.mitm.sums.SumKernel;
import org.secateur.solver.reduction.VectorGrid;

/**
 * The least error over all sizes of many vector samples, by {@link Sieve}: windows on the first
 * coordinate, cells on the second, the others compared exactly at the end. Sizes and counts are
 * left to {@link VectorTables}.
 */
public final class VectorSieve implements SumKernel {
  /** A mask must fit in the 64 bits that a pair of half masks has. */
  public static final int MAX_SAMPLES = 64;

  private static final int PROBE = 40;

  private final VectorGrid grid;
  private final int n;
  private final int middle;
  private final Budget budget;
  private final VectorTables tables;

  /** The coordinate by which cells are made; 0, as for scalars, where the second says nothing. */
  private final int cells;

  /**
   * @param grid of the samples and of the targets, in the order in which they are asked for
   * @param n number of samples, at most {@link #MAX_SAMPLES}
   * @param within greatest error within the tolerance, where there is one; for counting
   * @throws SearchStopped if the lists do not fit in memory
   */
  public VectorSieve(VectorGrid grid, int n, OptionalLong within, Budget budget) {
    this.grid = grid;
    this.n = n;
    this.middle = n / 2;
    this.budget = budget;
    this.cells = grid.tellsApart(1) ? 1 : 0;
    this.tables = new VectorTables(grid, n, within, budget);
    budget.reserve(bytes(n, budget.threads()));
  }

  /** Bytes of the lists and of each thread's tables. */
  public static long bytes(int n, int threads) {
    return 2 * MaskedHalf.bytes(n - n / 2, 2) + threads * (3L << 20) + (96L << 20);
  }

  @Override
  public Mask nearest(int target, SizeRange sizes, Goal goal, MaskSink sink) {
    if (sizes.least() > 0 || sizes.most() < n) {
      return tables.nearest(target, sizes, goal, sink);
    }
    long[] t = grid.target(target);
    Mask probe = probe(target, sink);
    NearestMasks nearest = new NearestMasks(error(probe, t), 0, -1);
    MaskedHalf left = half(0, middle, 1, new long[t.length]);
    MaskedHalf right = half(middle, n, -1, t);
    Sieve sieve = new Sieve(left.all(), right.all(), furtherError(t), span(), nearest, budget);
    boolean complete = true;
    try {
      if (n <= VectorTables.MAX_SAMPLES) {
        complete = sieve.runUnlessCrowded();
      } else {
        sieve.run();
      }
    } catch (SearchStopped stopped) {
      // What the sieve has met so far is the best there is to show.
      if (nearest.found()) {
        sink.offer(mask(nearest));
      }
      throw stopped;
    }
    if (!complete || nearest.manyTies() && goal == Goal.LEAST_ERROR) {
      return tables.nearest(target, sizes, goal, sink);
    }
    sink.offer(mask(nearest));
    return mask(nearest);
  }

  private Mask mask(NearestMasks nearest) {
    return Mask.ofBits(n, nearest.leftMask() | nearest.rightMask() << middle);
  }

  /** The best mask of the first few samples: the sieve wants a small error to begin with. */
  private Mask probe(int target, MaskSink sink) {
    int few = Math.min(PROBE, n);
    long[][] samples =
        Arrays.stream(grid.samples()).map(c -> Arrays.copyOf(c, few)).toArray(long[][]::new);
    Mask mask =
        new VectorTables(grid.withSamples(samples), few, OptionalLong.empty(), budget)
            .nearest(target, SizeRange.atMost(few), Goal.ANY_OF_LEAST_ERROR, m -> {});
    Mask widened = Mask.ofKept(n, mask.kept());
    sink.offer(widened);
    return widened;
  }

  private long error(Mask mask, long[] t) {
    long error = 0;
    for (int c = 0; c < t.length; c++) {
      long[] samples = grid.samples()[c];
      long sum = Arrays.stream(mask.kept()).mapToLong(i -> samples[i]).sum();
      error = Math.max(error, Math.abs(sum - t[c]));
    }
    return error;
  }

  private MaskedHalf half(int from, int to, int sign, long[] start) {
    long[] x = part(0, from, to, sign);
    return new MaskedHalf(
        cells == 0 ? new long[][] {x} : new long[][] {x, part(cells, from, to, sign)},
        start,
        MaskedHalf.offsetBits(to - from),
        budget);
  }

  private long[] part(int coordinate, int from, int to, int sign) {
    return Arrays.stream(grid.samples()[coordinate], from, to).map(a -> sign * a).toArray();
  }

  private long span() {
    return cells == 0 ? 0 : Arrays.stream(grid.samples()[cells]).map(Math::abs).sum() / 2 + 1;
  }

  private LongBinaryOperator furtherError(long[] t) {
    if (t.length == cells + 1) {
      return (l, r) -> 0;
    }
    return (l, r) -> {
      long error = 0;
      for (int c = cells + 1; c < t.length; c++) {
        error = Math.max(error, Math.abs(sum(c, l, 0) + sum(c, r, middle) - t[c]));
      }
      return error;
    };
  }

  private long sum(int coordinate, long mask, int from) {
    long sum = 0;
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      sum += grid.samples()[coordinate][from + Long.numberOfTrailingZeros(rest)];
    }
    return sum;
  }

  @Override
  public BigInteger count(int target, SizeRange sizes) {
    return tables.count(target, sizes);
  }
}
