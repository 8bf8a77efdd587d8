package org.secateur.solver.mitm;

import java.math.BigInteger;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;

/**
 * The two questions that every objective about targets is put together from. A kernel holds the
 * tables of one set of samples and answers for all its targets.
 */
interface SumKernel {
  /** When a search for the nearest sum may end. */
  enum Goal {
    /** A mask of least error, and of least size among those. */
    LEAST_ERROR,
    /** Any mask within the tolerance; if there is none, one of least error. */
    ANY_WITHIN
  }

  /** Hears of masks while the search goes on. */
  @FunctionalInterface
  interface MaskSink {
    void offer(Mask mask);
  }

  /**
   * The best mask whose size is in the range.
   *
   * @param target row of the instance's targets
   * @param sink hears of better masks on the way; the last one is the one returned
   */
  Mask nearest(int target, SizeRange sizes, Goal goal, MaskSink sink);

  /** The number of masks within the tolerance whose size is in the range. */
  BigInteger count(int target, SizeRange sizes);
}
