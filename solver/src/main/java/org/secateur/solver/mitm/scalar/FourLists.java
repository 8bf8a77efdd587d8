package org.secateur.solver.mitm.scalar;

import java.math.BigInteger;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.Workers;
import org.secateur.solver.mitm.sums.Halves;
import org.secateur.solver.mitm.sums.NearestPairs;
import org.secateur.solver.mitm.sums.Runs;
import org.secateur.solver.mitm.sums.SumKernel;
import org.secateur.solver.mitm.sums.TwoPointer;
import org.secateur.solver.reduction.ScalarTarget;

/**
 * Meet in the middle in little memory: both half tables are walked window by window, each window
 * put together from two lists of the half (Schroeppel and Shamir 1981, doi:10.1137/0210033, with
 * windows in place of heaps; note {@code mitm-four-lists}).
 *
 * <p>O(2^(n/2)) time as {@link HalfTables}, with a larger constant, in O(2^(n/2 − p)) memory for
 * 2^p copies. Answers for sizes and counts; for the least error over all sizes {@link SieveKernel}
 * is faster.
 */
public final class FourLists implements SumKernel {
  /** Masks are not kept here, so only the lists' lengths bound n. */
  public static final int MAX_SAMPLES = 76;

  private static final int LARGEST_HALF = MAX_SAMPLES / 2;
  private static final int WINDOW = 1 << 16;

  /** Sums are multiples of 4: a window of this width holds one value at most. */
  private static final int ONE_VALUE = 4;

  private static final int SEGMENTS = 64;

  private final Halves halves;
  private final List<ScalarTarget> targets;
  private final Budget budget;
  private final Runs.Source left;
  private final Runs.Source right;
  private final SizeBySize sizeBySize;

  /**
   * @param samples positions on a {@link org.secateur.solver.reduction.ScalarGrid}; copied
   * @param targets on the same grid, in the order in which they are asked for; borrowed
   * @throws org.secateur.solver.limits.SearchStopped if the lists do not fit in memory
   */
  public FourLists(long[] samples, List<ScalarTarget> targets, Budget budget) {
    this.targets = targets;
    this.budget = budget;
    halves = new Halves(samples, budget);
    budget.reserve(bytes(samples.length));
    left = new Runs.Source(halves.left(), shiftBits(halves.left().length), LARGEST_HALF, budget);
    right = new Runs.Source(halves.right(), shiftBits(halves.right().length), LARGEST_HALF, budget);
    sizeBySize = new SizeBySize(halves, this::searchSize);
  }

  /** Up to 2^10 copies: more would cost more to enter a window than the window's own work. */
  private static int shiftBits(int half) {
    return Math.min(10, half / 2);
  }

  /** Bytes of the lists, by size and whole, and of the windows. */
  public static long bytes(int n) {
    int half = n - n / 2;
    return (4L * 8 << (half - shiftBits(half))) + (64L << 20);
  }

  @Override
  public Mask nearest(int target, SizeRange sizes, Goal goal, MaskSink sink) {
    ScalarTarget t = targets.get(target);
    if (sizes.least() > 0 || sizes.most() < halves.count()) {
      return sizeBySize.nearest(t, sizes, sink, -1);
    }
    NearestPairs pairs = new NearestPairs(t, goal == Goal.LEAST_ERROR);
    join(left.all(), right.all(), t, pairs);
    if (pairs.overflowed() && goal == Goal.LEAST_ERROR) {
      sink.offer(halves.smallest(pairs.pairs()));
      return sizeBySize.nearest(t, sizes, sink, pairs.error());
    }
    Mask mask = halves.smallest(pairs.pairs());
    sink.offer(mask);
    return mask;
  }

  private void searchSize(ScalarTarget t, int size, NearestPairs pairs) {
    int from = Math.max(0, size - right.samples());
    for (int i = from; i <= Math.min(size, left.samples()) && !pairs.settled(); i++) {
      join(left.ofSize(i), right.ofSize(size - i), t, pairs);
    }
  }

  /** Offers the pairs near the target, windows of left sums from the middle outward. */
  private void join(Runs a, Runs b, ScalarTarget t, NearestPairs pairs) {
    offerAny(a, b, t, pairs);
    overSegments(
        a,
        b,
        (from, to) -> {
          if (pairs.settled()) {
            return true;
          }
          long reach = pairs.error();
          long low = t.value() - to - reach;
          long high = t.value() - from + reach + 1;
          long count = b.count(low, high, WINDOW);
          if (count > WINDOW && to - from > reach && to - from > ONE_VALUE) {
            return false;
          }
          long[] as = gathered(a, from, to).sums();
          forWindows(
              b,
              low,
              high,
              count,
              bs ->
                  TwoPointer.nearest(
                      as, 0, as.length, bs.sums(), bs.sums().length, t.value(), pairs, budget));
          return true;
        });
  }

  /** Hands out the sums in [low, high) in windows short enough to be gathered. */
  private void forWindows(Runs runs, long low, long high, long count, Consumer<SumWindow> each) {
    if (count > WINDOW && high - low > ONE_VALUE) {
      long middle = low + (high - low) / 2;
      budget.spend(1);
      forWindows(runs, low, middle, runs.count(low, middle, WINDOW), each);
      forWindows(runs, middle, high, runs.count(middle, high, WINDOW), each);
    } else if (count > 0) {
      each.accept(gathered(runs, low, high));
    }
  }

  /** The sums in [low, high); a value that fills more than a window stands there once. */
  private static SumWindow gathered(Runs runs, long low, long high) {
    if (high - low <= ONE_VALUE) {
      long count = runs.count(low, high, Long.MAX_VALUE);
      return count == 0
          ? new SumWindow(new long[0], 1)
          : new SumWindow(new long[] {runs.firstIn(low, high)}, count);
    }
    return new SumWindow(runs.gather(low, high), 1);
  }

  /**
   * Some pair, so that errors have a bound: the left middle with the nearest right sum of a run.
   */
  private static void offerAny(Runs a, Runs b, ScalarTarget t, NearestPairs pairs) {
    if (a.isEmpty() || b.isEmpty()) {
      return;
    }
    long l = a.offset(0) + a.list(0)[a.list(0).length / 2];
    for (int r = 0; r < b.copies(); r++) {
      long[] list = b.list(r);
      int at = TwoPointer.ceiling(list, list.length, t.value() - l - b.offset(r));
      pairs.offer(l, b.offset(r) + list[Math.min(at, list.length - 1)]);
      pairs.offer(l, b.offset(r) + list[Math.max(at - 1, 0)]);
    }
  }

  @Override
  public BigInteger count(int target, SizeRange sizes) {
    ScalarTarget t = targets.get(target);
    if (sizes.least() == 0 && sizes.most() == halves.count()) {
      return countPairs(left.all(), right.all(), t);
    }
    BigInteger count = BigInteger.ZERO;
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      for (int i = Math.max(0, size - right.samples()); i <= Math.min(size, left.samples()); i++) {
        count = count.add(countPairs(left.ofSize(i), right.ofSize(size - i), t));
      }
    }
    return count;
  }

  private BigInteger countPairs(Runs a, Runs b, ScalarTarget t) {
    AtomicReference<BigInteger> total = new AtomicReference<>(BigInteger.ZERO);
    if (t.lower() > t.upper()) {
      return BigInteger.ZERO;
    }
    overSegments(
        a,
        b,
        (from, to) -> {
          // Right sums in [surely, past) are within the tolerance with every left sum of the
          // window: only those on either side of them are looked at.
          long surely = t.lower() - from;
          long past = Math.max(surely, t.upper() - to + 2);
          long below = b.count(t.lower() - to, surely, WINDOW);
          long above = b.count(past, t.upper() - from + 1, WINDOW);
          if (below + above > WINDOW && to - from > ONE_VALUE) {
            return false;
          }
          SumWindow as = gathered(a, from, to);
          BigInteger inside =
              product(a.count(from, to, Long.MAX_VALUE), b.count(surely, past, Long.MAX_VALUE));
          total.accumulateAndGet(inside, BigInteger::add);
          Consumer<SumWindow> each =
              bs -> total.accumulateAndGet(pairs(as, bs, t), BigInteger::add);
          forWindows(b, t.lower() - to, surely, below, each);
          forWindows(b, past, t.upper() - from + 1, above, each);
          return true;
        });
    return total.get();
  }

  private BigInteger pairs(SumWindow as, SumWindow bs, ScalarTarget t) {
    long pairs =
        TwoPointer.count(
            as.sums(),
            0,
            as.sums().length,
            bs.sums(),
            bs.sums().length,
            t.lower(),
            t.upper(),
            budget);
    return BigInteger.valueOf(pairs).multiply(product(as.times(), bs.times()));
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  /** Handles the left sums in [from, to); false if the window should be cut in two first. */
  @FunctionalInterface
  private interface Window {
    boolean handle(long from, long to);
  }

  private void overSegments(Runs a, Runs b, Window window) {
    if (a.isEmpty() || b.isEmpty()) {
      return;
    }
    long low = a.least();
    long width = (a.greatest() - low) / SEGMENTS + 1;
    Workers.run(
        budget.threads(),
        SEGMENTS,
        index -> {
          int step = (index + 1) / 2;
          int segment = Math.floorMod(SEGMENTS / 2 + (index % 2 == 0 ? step : -step), SEGMENTS);
          cover(a, low + segment * width, low + (segment + 1) * width, window);
          budget.progress("windows", index, SEGMENTS);
        });
  }

  private void cover(Runs a, long from, long to, Window window) {
    long count = a.count(from, to, WINDOW);
    budget.spend(1 + count);
    if (count == 0) {
      return;
    }
    boolean small = count <= WINDOW || to - from <= ONE_VALUE;
    if (!small || !window.handle(from, to)) {
      long middle = from + (to - from) / 2;
      cover(a, from, middle, window);
      cover(a, middle, to, window);
    }
  }
}
