package org.secateur.solver.mitm.vector;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.limits.Workers;
import org.secateur.solver.mitm.sieve.NearestMasks;
import org.secateur.solver.mitm.sums.SumKernel;
import org.secateur.solver.mitm.sums.VectorList;
import org.secateur.solver.reduction.VectorGrid;

/**
 * Meet in the middle for vectors of length m ≥ 2 in the sup-norm, half tables in memory (note
 * {@code mitm-vectors}). For random samples the window on the first coordinate holds about one
 * vector, so the least error takes O(2^(n/2)) steps; counting takes as many as there are pairs
 * within the tolerance in the first coordinate.
 */
public final class VectorTables implements SumKernel {
  /** Two lists of half the samples each. */
  public static final int MAX_SAMPLES = 2 * VectorList.MAX_HALF;

  private static final int PIECE = 1 << 14;

  private final VectorGrid grid;
  private final int n;
  private final int middle;
  private final OptionalLong within;
  private final Budget budget;
  private VectorList[] whole;
  private VectorList[][] bySize;

  /**
   * @param grid of the samples and of the targets, in the order in which they are asked for
   * @param n number of samples
   * @param within greatest error within the tolerance, where there is one
   */
  public VectorTables(VectorGrid grid, int n, OptionalLong within, Budget budget) {
    this.grid = grid;
    this.n = n;
    this.middle = n / 2;
    this.within = within;
    this.budget = budget;
  }

  /** Bytes of the tables, those by size included. */
  public static long bytes(int n, int dimension) {
    int half = n - n / 2;
    return half > VectorList.MAX_HALF ? Long.MAX_VALUE : 4L * (8L * dimension + 4) << half;
  }

  @Override
  public Mask nearest(int target, SizeRange sizes, Goal goal, MaskSink sink) {
    long[] t = grid.target(target);
    NearestMasks nearest = new NearestMasks(Long.MAX_VALUE >> 2, 0, -1);
    List<VectorJoin> joins = joins(sizes, t);
    forPieces(joins, (join, from, to) -> join.seed(from, to, nearest));
    sink.offer(mask(nearest));
    try {
      forPieces(joins, (join, from, to) -> join.nearest(from, to, nearest));
    } catch (SearchStopped stopped) {
      // What the walk has met so far is the best there is to show.
      sink.offer(mask(nearest));
      throw stopped;
    }
    Mask best = mask(nearest);
    sink.offer(best);
    if (nearest.manyTies() && goal == Goal.LEAST_ERROR && sizes.least() < sizes.most()) {
      return smallest(target, sizes, nearest.error(), sink);
    }
    return best;
  }

  /** The first size that has the least error, where too many masks share it. */
  private Mask smallest(int target, SizeRange sizes, long error, MaskSink sink) {
    for (int k = sizes.least(); k < sizes.most(); k++) {
      NearestMasks nearest = new NearestMasks(Long.MAX_VALUE >> 2, 0, error);
      List<VectorJoin> joins = joins(SizeRange.exactly(k), grid.target(target));
      forPieces(joins, (join, from, to) -> join.seed(from, to, nearest));
      forPieces(joins, (join, from, to) -> join.nearest(from, to, nearest));
      if (nearest.found() && nearest.error() == error) {
        sink.offer(mask(nearest));
        return mask(nearest);
      }
    }
    return nearest(target, SizeRange.exactly(sizes.most()), Goal.LEAST_ERROR, sink);
  }

  private Mask mask(NearestMasks nearest) {
    return Mask.ofBits(n, nearest.leftMask() | nearest.rightMask() << middle);
  }

  @Override
  public BigInteger count(int target, SizeRange sizes) {
    AtomicLong count = new AtomicLong();
    forPieces(
        joins(sizes, grid.target(target)),
        (join, from, to) -> count.addAndGet(join.count(from, to, within.orElseThrow())));
    return BigInteger.valueOf(count.get());
  }

  @FunctionalInterface
  private interface Piece {
    void run(VectorJoin join, int from, int to);
  }

  private void forPieces(List<VectorJoin> joins, Piece piece) {
    List<Runnable> pieces = new ArrayList<>();
    for (VectorJoin join : joins) {
      for (int from = 0; from < join.leftLength(); from += PIECE) {
        int start = from;
        int end = Math.min(join.leftLength(), from + PIECE);
        pieces.add(() -> piece.run(join, start, end));
      }
    }
    Workers.run(budget.threads(), pieces.size(), i -> pieces.get(i).run());
  }

  /** The pairs of lists whose sizes add up to an allowed one. */
  private List<VectorJoin> joins(SizeRange sizes, long[] target) {
    makeWhole();
    if (sizes.least() == 0 && sizes.most() == n) {
      return List.of(new VectorJoin(whole[0], whole[1], target, budget));
    }
    if (bySize == null) {
      bySize = new VectorList[][] {whole[0].bySize(middle), whole[1].bySize(n - middle)};
    }
    List<VectorJoin> joins = new ArrayList<>();
    for (int i = 0; i <= middle; i++) {
      for (int j = 0; j <= n - middle; j++) {
        if (sizes.contains(i + j)) {
          joins.add(new VectorJoin(bySize[0][i], bySize[1][j], target, budget));
        }
      }
    }
    return joins;
  }

  private void makeWhole() {
    if (whole == null) {
      budget.reserve(bytes(n, grid.samples().length));
      VectorList[] made = new VectorList[2];
      Workers.run(
          budget.threads(),
          2,
          i ->
              made[i] =
                  VectorList.all(grid.samples(), i == 0 ? 0 : middle, i == 0 ? middle : n, budget));
      whole = made;
    }
  }
}
