package org.secateur.solver.mitm.wide;

import java.math.BigInteger;
import java.util.Arrays;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.mitm.scalar.SieveKernel;
import org.secateur.solver.mitm.scalar.SieveProbe;
import org.secateur.solver.mitm.sieve.MaskedHalf;
import org.secateur.solver.mitm.sieve.MaskedRuns;
import org.secateur.solver.mitm.sieve.Sieve;
import org.secateur.solver.mitm.sums.SumKernel;
import org.secateur.solver.reduction.TruncatedGrid;

/**
 * The nearest sum of many scalar samples of any width: a {@link Sieve} on the leading bits finds
 * all masks that could be the best, and their exact errors decide (note {@code
 * reduction-truncation}). As fast as {@link SieveKernel} where few sums share their leading bits,
 * which is so wherever the samples look random. Counting is left to {@link WideTables}.
 */
public final class WideSieve implements SumKernel {
  /** Where there are more, sums repeat, and tables of few samples are quicker. */
  private static final long MOST_CANDIDATES = 1 << 18;

  /** No error is so small that sizes need not be compared. */
  private static final BigInteger NONE = BigInteger.ONE.negate();

  private final SubsetSumInstance instance;
  private final TruncatedGrid grid;
  private final long[] samples;
  private final int n;
  private final Budget budget;

  /** Whether cut sums repeat too often for a sieve; then {@link WideTables} answers. */
  private boolean crowded;

  /**
   * @param instance of numbers; at most {@link SieveKernel#MAX_SAMPLES} samples
   * @throws SearchStopped if the lists do not fit in memory
   */
  public WideSieve(SubsetSumInstance instance, Budget budget) {
    this.instance = instance;
    this.budget = budget;
    n = instance.sampleCount();
    grid = new TruncatedGrid(instance.samples(), instance.targets());
    samples = grid.samples();
    budget.reserve(SieveKernel.bytes(n, budget.threads()));
  }

  @Override
  public Mask nearest(int target, SizeRange sizes, Goal goal, MaskSink sink) {
    Mask mask = crowded ? null : sieved(target, sizes, sink);
    return crowded ? new WideTables(instance, budget).nearest(target, sizes, goal, sink) : mask;
  }

  private Mask sieved(int target, SizeRange sizes, MaskSink sink) {
    MaskedHalf left = half(0, n / 2, 1, 0);
    MaskedHalf right = half(n / 2, n, -1, grid.target(target));
    if (sizes.least() == 0 && sizes.most() == n) {
      ExactMasks masks = start(target, sizes, NONE, sink);
      sieve(left.all(), right.all(), masks, sink);
      return offered(masks, sink);
    }
    Mask best = null;
    BigInteger error = null;
    for (int k = sizes.least(); k <= sizes.most() && !crowded; k++) {
      ExactMasks masks = start(target, SizeRange.exactly(k), BigInteger.ZERO, m -> {});
      for (int i = Math.max(0, k - right.samples()); i <= Math.min(k, left.samples()); i++) {
        sieve(left.ofSize(i), right.ofSize(k - i), masks, sink);
      }
      if (error == null || masks.error().compareTo(error) < 0) {
        error = masks.error();
        best = offered(masks, sink);
      }
      if (error.signum() == 0) {
        break;
      }
    }
    return best;
  }

  private ExactMasks start(int target, SizeRange sizes, BigInteger enough, MaskSink sink) {
    Mask probe = new SieveProbe(samples, budget).near(grid.target(target), sizes);
    sink.offer(probe);
    long most = n <= WideTables.MAX_SAMPLES ? MOST_CANDIDATES : Long.MAX_VALUE;
    return new ExactMasks(grid, target, probe, enough, most);
  }

  private void sieve(MaskedRuns a, MaskedRuns b, ExactMasks masks, MaskSink sink) {
    if (masks.settled() || crowded) {
      return;
    }
    Sieve sieve = new Sieve(a, b, (l, r) -> 0, 0, masks, budget);
    try {
      if (n <= WideTables.MAX_SAMPLES) {
        crowded = !sieve.runUnlessCrowded() || masks.gaveUp();
      } else {
        sieve.run();
      }
    } catch (SearchStopped stopped) {
      // What the sieve has met so far is the best there is to show.
      offered(masks, sink);
      throw stopped;
    }
  }

  private static Mask offered(ExactMasks masks, MaskSink sink) {
    sink.offer(masks.best());
    return masks.best();
  }

  private MaskedHalf half(int from, int to, int sign, long start) {
    long[] part = Arrays.stream(samples, from, to).map(a -> sign * a).toArray();
    return new MaskedHalf(
        new long[][] {part}, new long[] {start}, MaskedHalf.offsetBits(part.length), budget);
  }

  @Override
  public BigInteger count(int target, SizeRange sizes) {
    return new WideTables(instance, budget).count(target, sizes);
  }
}
