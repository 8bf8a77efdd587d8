package org.secateur.solver.mitm.cover;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.secateur.model.Interval;
import org.secateur.model.Rational;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;

/** The covering radius from the sorted list of all sums, on integers of any length. */
public final class WideCover {
  /** 2^22 sums of some sixty bytes; the method is for the odd instance, not for large ones. */
  static final int MAX_SAMPLES = 22;

  private final SubsetSumInstance instance;
  private final Budget budget;

  /**
   * @param instance about an interval
   */
  public WideCover(SubsetSumInstance instance, Budget budget) {
    this.instance = instance;
    this.budget = budget;
  }

  /**
   * The worst target of the interval.
   *
   * @throws SearchStopped if there are too many samples, or the budget runs out
   */
  public CoverSearch.WorstCase worst() {
    int n = instance.sampleCount();
    if (n > MAX_SAMPLES) {
      throw new SearchStopped(StopReason.MEMORY);
    }
    budget.reserve(80L << n);
    List<Rational> sums = sums(n);
    Interval interval = instance.interval().orElseThrow();
    CoverSearch.WorstCase worst = at(interval.lower(), sums).worse(at(interval.upper(), sums));
    for (int i = 1; i < sums.size(); i++) {
      Rational middle = sums.get(i - 1).add(sums.get(i)).divide(Rational.of(2));
      if (middle.compareTo(interval.lower()) >= 0 && middle.compareTo(interval.upper()) <= 0) {
        worst = worst.worse(new CoverSearch.WorstCase(middle, sums.get(i).subtract(middle)));
      }
      if ((i & 1023) == 0) {
        budget.spend(1024);
      }
    }
    return worst;
  }

  private List<Rational> sums(int n) {
    BigInteger[] byMask = new BigInteger[1 << n];
    byMask[0] = BigInteger.ZERO;
    for (int i = 0; i < n; i++) {
      budget.spend(1L << i);
      for (int mask = 0; mask < 1 << i; mask++) {
        byMask[1 << i | mask] = byMask[mask].add(instance.samples().numerator(i, 0));
      }
    }
    List<Rational> sums = new ArrayList<>();
    for (int mask = 0; mask < byMask.length; mask++) {
      if (instance.allowedSizes().contains(Integer.bitCount(mask))) {
        sums.add(Rational.of(byMask[mask], instance.samples().denominator()));
      }
    }
    sums.sort(null);
    return sums;
  }

  /** The least error at a target. */
  private static CoverSearch.WorstCase at(Rational target, List<Rational> sums) {
    Rational least =
        sums.stream().map(s -> s.subtract(target).abs()).min(Rational::compareTo).orElseThrow();
    return new CoverSearch.WorstCase(target, least);
  }
}
