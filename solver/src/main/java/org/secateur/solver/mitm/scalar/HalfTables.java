package org.secateur.solver.mitm.scalar;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.model.StopReason;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.limits.Workers;
import org.secateur.solver.mitm.sums.Binomials;
import org.secateur.solver.mitm.sums.Halves;
import org.secateur.solver.mitm.sums.NearestPairs;
import org.secateur.solver.mitm.sums.SortedSums;
import org.secateur.solver.mitm.sums.SumKernel;
import org.secateur.solver.mitm.sums.TwoPointer;
import org.secateur.solver.reduction.ScalarTarget;

/**
 * Meet in the middle with both half tables in memory (Horowitz and Sahni 1974,
 * doi:10.1145/321812.321823; note {@code mitm-half-tables}).
 *
 * <p>For all sizes: two lists of 2^(n/2) sums and one walk over both. For a size k: lists by size,
 * and a walk for each way to split k. O(2^(n/2)) time and memory; the tables are made once and
 * serve every target.
 */
public final class HalfTables implements SumKernel {
  /** A list must be one array, and 2^30 longs is the longest made by doubling. */
  static final int MAX_HALF = 30;

  private static final int PIECE = 1 << 17;

  private final int mostKept;
  private final Halves halves;
  private final List<ScalarTarget> targets;
  private final Budget budget;
  private final SizeBySize sizeBySize;
  private long[][] whole;
  private long[][] leftBySize = {};
  private long[][] rightBySize = {};

  HalfTables(long[] samples, List<ScalarTarget> targets, Budget budget) {
    this(samples, samples.length, targets, budget);
  }

  /**
   * @param samples positions on a {@link org.secateur.solver.reduction.ScalarGrid}; copied
   * @param mostKept sums of more samples than these do not fit in 64 bits and are not made
   * @param targets on the same grid, in the order in which they are asked for; borrowed
   */
  public HalfTables(long[] samples, int mostKept, List<ScalarTarget> targets, Budget budget) {
    this.mostKept = mostKept;
    halves = new Halves(samples, budget);
    this.targets = targets;
    this.budget = budget;
    sizeBySize = new SizeBySize(halves, this::walkSize);
  }

  /** Bytes of the tables for a range of sizes; saturating. */
  public static long bytes(int n, SizeRange sizes) {
    int half = n - n / 2;
    if (isWhole(n, sizes)) {
      return half > MAX_HALF ? Long.MAX_VALUE : 16L << half;
    }
    int most = largestClass(n, sizes);
    long entries = Binomials.sumTo(half, most);
    long longest = Binomials.choose(half, Math.min(most, half / 2));
    return longest > 1L << MAX_HALF || entries > Long.MAX_VALUE / 24
        ? Long.MAX_VALUE
        : 24 * entries;
  }

  /** The largest size of a half subset that some size of the range needs, with complements. */
  private static int largestClass(int n, SizeRange sizes) {
    int atMost = Math.min(sizes.most(), n / 2);
    int complement = sizes.most() > n / 2 ? n - Math.max(sizes.least(), n / 2 + 1) : 0;
    return Math.max(atMost >= sizes.least() ? atMost : 0, complement);
  }

  private static boolean isWhole(int n, SizeRange sizes) {
    return sizes.least() == 0 && sizes.most() == n;
  }

  @Override
  public Mask nearest(int target, SizeRange sizes, Goal goal, MaskSink sink) {
    ScalarTarget t = targets.get(target);
    if (!isWhole(halves.count(), sizes)) {
      return sizeBySize.nearest(t, sizes, sink, -1);
    }
    makeWhole();
    NearestPairs pairs = new NearestPairs(t, goal == Goal.LEAST_ERROR);
    walk(new long[][][] {{whole[0], whole[1]}}, t, pairs);
    if (pairs.overflowed() && goal == Goal.LEAST_ERROR) {
      sink.offer(halves.smallest(pairs.pairs()));
      // More subsets share the least error than were kept: the smallest is found size by size.
      return sizeBySize.nearest(t, sizes, sink, pairs.error());
    }
    Mask mask = halves.smallest(pairs.pairs());
    sink.offer(mask);
    return mask;
  }

  private void walkSize(ScalarTarget t, int size, NearestPairs pairs) {
    makeBySize(size);
    walk(classPairs(size), t, pairs);
  }

  private void walk(long[][][] lists, ScalarTarget t, NearestPairs pairs) {
    long[][] pieces = pieces(lists);
    Workers.run(
        budget.threads(),
        pieces.length,
        p -> {
          long[] a = lists[(int) pieces[p][0]][0];
          long[] b = lists[(int) pieces[p][0]][1];
          TwoPointer.nearest(
              a, (int) pieces[p][1], (int) pieces[p][2], b, b.length, t.value(), pairs, budget);
        });
  }

  @Override
  public BigInteger count(int target, SizeRange sizes) {
    ScalarTarget t = targets.get(target);
    if (isWhole(halves.count(), sizes)) {
      makeWhole();
      return countPairs(new long[][][] {{whole[0], whole[1]}}, t);
    }
    BigInteger count = BigInteger.ZERO;
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      boolean complement = 2 * size > halves.count();
      int tables = complement ? halves.count() - size : size;
      makeBySize(tables);
      count = count.add(countPairs(classPairs(tables), complement ? halves.complement(t) : t));
    }
    return count;
  }

  private BigInteger countPairs(long[][][] lists, ScalarTarget t) {
    long[][] pieces = pieces(lists);
    AtomicLong count = new AtomicLong();
    Workers.run(
        budget.threads(),
        pieces.length,
        p -> {
          long[] a = lists[(int) pieces[p][0]][0];
          long[] b = lists[(int) pieces[p][0]][1];
          count.addAndGet(
              TwoPointer.count(
                  a,
                  (int) pieces[p][1],
                  (int) pieces[p][2],
                  b,
                  b.length,
                  t.lower(),
                  t.upper(),
                  budget));
        });
    return BigInteger.valueOf(count.get());
  }

  /** Cuts walks into pieces of about equal length: rows of (walk, from, to). */
  private long[][] pieces(long[][][] lists) {
    List<long[]> pieces = new ArrayList<>();
    for (int w = 0; w < lists.length; w++) {
      long length = lists[w][0].length;
      long other = lists[w][1].length;
      long count = budget.threads() == 1 ? 1 : Math.min(length, (length + other) / PIECE + 1);
      for (long p = 0; p < count; p++) {
        pieces.add(new long[] {w, length * p / count, length * (p + 1) / count});
      }
    }
    return pieces.toArray(long[][]::new);
  }

  /** The pairs of lists whose sizes add up to a size. */
  private long[][][] classPairs(int size) {
    int from = Math.max(0, size - halves.right().length);
    int to = Math.min(size, halves.left().length);
    long[][][] pairs = new long[Math.max(0, to - from + 1)][][];
    for (int i = from; i <= to; i++) {
      pairs[i - from] = new long[][] {leftBySize[i], rightBySize[size - i]};
    }
    return pairs;
  }

  private void makeWhole() {
    if (whole == null) {
      budget.reserve(bytes(halves.count(), SizeRange.atMost(halves.count())));
      long[][] made = new long[2][];
      Workers.run(
          budget.threads(),
          2,
          i -> made[i] = SortedSums.all(i == 0 ? halves.left() : halves.right(), budget));
      whole = made;
    }
  }

  private void makeBySize(int size) {
    if (leftBySize.length > Math.min(size, halves.left().length)
        && rightBySize.length > Math.min(size, halves.right().length)) {
      return;
    }
    if (size > mostKept) {
      throw new SearchStopped(StopReason.MEMORY);
    }
    // Sizes are asked for in ascending order: making half as many again keeps the cost of remaking
    // within a constant of the last table's.
    int most = Math.min(mostKept, Math.max(size, size < 4 ? size : size + size / 2));
    if (!budget.fits(bytes(halves.count(), SizeRange.atMost(most)))) {
      most = size;
    }
    budget.reserve(bytes(halves.count(), SizeRange.atMost(most)));
    leftBySize = new long[][] {};
    rightBySize = new long[][] {};
    long[][][] made = new long[2][][];
    int top = most;
    Workers.run(
        budget.threads(),
        2,
        i -> made[i] = SortedSums.bySize(i == 0 ? halves.left() : halves.right(), top, budget));
    leftBySize = made[0];
    rightBySize = made[1];
  }
}
