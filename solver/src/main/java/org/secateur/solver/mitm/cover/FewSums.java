package org.secateur.solver.mitm.cover;

import java.util.Arrays;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.sums.MaskedSums;

/** The widest gap where all sums fit in one sorted list. */
final class FewSums {
  private FewSums() {}

  /**
   * @param samples a few, so that 2^n sums are one short array
   * @param first a sum
   * @param last a greater sum
   */
  static Gap widestGap(long[] samples, SizeRange sizes, long first, long last, Budget budget) {
    long[] byMask = MaskedSums.byMask(samples, 0, samples.length);
    budget.spend(byMask.length);
    int kept = 0;
    for (int mask = 0; mask < byMask.length; mask++) {
      if (sizes.contains(Integer.bitCount(mask)) && byMask[mask] >= first && byMask[mask] <= last) {
        byMask[kept++] = byMask[mask];
      }
    }
    long[] sums = Arrays.copyOf(byMask, kept);
    Arrays.sort(sums);
    Gap widest = new Gap(first, first);
    for (int i = 1; i < sums.length; i++) {
      widest = widest.wider(new Gap(sums[i - 1], sums[i]));
    }
    return widest;
  }
}
