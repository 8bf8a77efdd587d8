package org.secateur.solver.mitm.scalar;

import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.solver.mitm.sums.Halves;
import org.secateur.solver.mitm.sums.NearestPairs;
import org.secateur.solver.mitm.sums.SumKernel.MaskSink;
import org.secateur.solver.reduction.ScalarTarget;

/**
 * The nearest sum over a range of sizes, one size after the other, ascending: so the first mask of
 * least error is one of least size.
 */
final class SizeBySize {
  private final Halves halves;
  private final FixedSizeSearch search;

  /** Offers all pairs of half sums of one size that come near the target. */
  @FunctionalInterface
  interface FixedSizeSearch {
    void run(ScalarTarget target, int size, NearestPairs pairs);
  }

  SizeBySize(Halves halves, FixedSizeSearch search) {
    this.halves = halves;
    this.search = search;
  }

  /**
   * @param enough an error known to be the least: the first size that has it ends the search; -1
   *     where none is known
   */
  Mask nearest(ScalarTarget target, SizeRange sizes, MaskSink sink, long enough) {
    int n = halves.count();
    Mask best = null;
    long least = Long.MAX_VALUE;
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      boolean complement = 2 * size > n;
      ScalarTarget wanted = complement ? halves.complement(target) : target;
      NearestPairs pairs = new NearestPairs(wanted, false);
      search.run(wanted, complement ? n - size : size, pairs);
      if (pairs.error() < least) {
        least = pairs.error();
        best = halves.ofSize(pairs.pairs()[0], complement ? n - size : size, complement);
        sink.offer(best);
      }
      if (least <= enough || least == 0) {
        break;
      }
    }
    return best;
  }
}
