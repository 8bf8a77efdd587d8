package org.secateur.solver.mitm.sums;

import java.math.BigInteger;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;

/**
 * The two questions that every objective about targets is put together from. A kernel holds the
 * tables of one set of samples and answers for all its targets.
 */
public interface SumKernel {
  /** Which of the masks of least error is wanted. */
  enum Goal {
    /** One of least size. */
    LEAST_ERROR,
    /** Any one. */
    ANY_OF_LEAST_ERROR
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
