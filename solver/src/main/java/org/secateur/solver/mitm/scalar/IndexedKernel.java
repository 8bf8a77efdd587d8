package org.secateur.solver.mitm.scalar;

import java.math.BigInteger;
import java.util.List;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.sums.SumKernel;
import org.secateur.solver.reduction.ScalarTarget;

/** One {@link IndexedTable} that answers all targets of an instance. */
public final class IndexedKernel implements SumKernel {
  private final int n;
  private final IndexedTable table;
  private final List<ScalarTarget> targets;
  private final Budget budget;

  /**
   * @param samples 1 … {@link IndexedTable#MAX_SAMPLES} positions on a {@link
   *     org.secateur.solver.reduction.ScalarGrid}
   * @param targets on the same grid, in the order in which they are asked for; borrowed
   * @throws org.secateur.solver.limits.SearchStopped if the table does not fit in memory
   */
  public IndexedKernel(long[] samples, List<ScalarTarget> targets, Budget budget) {
    n = samples.length;
    this.targets = targets;
    this.budget = budget;
    int few = IndexedTable.fewFor(n);
    budget.reserve(IndexedTable.bytes(n, few));
    table = new IndexedTable(n, few);
    table.reset(samples);
  }

  @Override
  public Mask nearest(int target, SizeRange sizes, Goal goal, MaskSink sink) {
    ScalarTarget t = targets.get(target);
    if (sizes.least() == 0 && sizes.most() == n) {
      budget.spend(1L << IndexedTable.fewFor(n));
      return offered(table.nearest(t.value()), sink);
    }
    int best = -1;
    long least = Long.MAX_VALUE;
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      budget.spend(1L << IndexedTable.fewFor(n));
      int mask = table.nearestOfSize(t.value(), size);
      if (table.error() < least) {
        least = table.error();
        best = mask;
      }
    }
    return offered(best, sink);
  }

  private Mask offered(int tableMask, MaskSink sink) {
    Mask mask = Mask.ofBits(n, Integer.toUnsignedLong(table.original(tableMask)));
    sink.offer(mask);
    return mask;
  }

  /** {@inheritDoc} Not offered by this kernel: who counts has to ask another. */
  @Override
  public BigInteger count(int target, SizeRange sizes) {
    throw new IllegalStateException("an indexed table does not count");
  }
}
