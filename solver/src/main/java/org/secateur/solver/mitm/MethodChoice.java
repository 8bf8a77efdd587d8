package org.secateur.solver.mitm;

import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.mitm.scalar.HalfTables;

/** Which method when; the crossing points are measured in PERFORMANCE.md. */
final class MethodChoice {
  private static final int MANY_TARGETS = 8;
  private static final int INDEXED_UP_TO = 24;
  private static final int SIEVE_FROM = 44;
  private static final int VECTOR_SIEVE_FROM = 44;
  private static final long SMALL_TABLES = 64L << 20;

  private MethodChoice() {}

  /**
   * The fastest method that takes the instance and whose tables fit; if none fits, the one that
   * needs least, which then stops for memory with what it has.
   */
  static Method best(SubsetSumInstance instance, SearchLimits limits) {
    if (!Methods.isNarrow(instance)) {
      return Methods.WIDE;
    }
    int n = instance.sampleCount();
    boolean scalar = Methods.isScalar(instance);
    if (usable(Methods.INDEXED, instance, limits)
        && n <= INDEXED_UP_TO
        && instance.targets().rows() >= MANY_TARGETS) {
      return Methods.INDEXED;
    }
    boolean large = n >= (scalar ? SIEVE_FROM : VECTOR_SIEVE_FROM);
    if (large && !fewMasks(instance) && usable(Methods.SIEVE, instance, limits)) {
      return Methods.SIEVE;
    }
    if (usable(Methods.HALF, instance, limits)) {
      return Methods.HALF;
    }
    if (usable(Methods.SIEVE, instance, limits)) {
      return Methods.SIEVE;
    }
    return usable(Methods.FOUR_LISTS, instance, limits) ? Methods.FOUR_LISTS : Methods.HALF;
  }

  /** Sizes so near 0 or n that half tables by size are made before a sieve's lists are. */
  private static boolean fewMasks(SubsetSumInstance instance) {
    return Methods.isScalar(instance)
        && HalfTables.bytes(instance.sampleCount(), instance.allowedSizes()) <= SMALL_TABLES;
  }

  private static boolean usable(Method method, SubsetSumInstance instance, SearchLimits limits) {
    return method.unsupported(instance).isEmpty() && method.fits(instance, limits);
  }
}
