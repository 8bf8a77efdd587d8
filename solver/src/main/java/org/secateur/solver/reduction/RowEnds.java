package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.Optional;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;

/**
 * The interval of a row's exact sums: how far an integer sum may be from a center, for an error.
 *
 * @param isRectified whether |relu(sum) − center| counts instead of |sum − center| (note {@code
 *     selection-relu-output})
 * @param center the target's output in the units of the sum
 * @param reachSquare the reach for an error E is E times the root of it
 */
public record RowEnds(boolean isRectified, Rational center, Rational reachSquare) {
  /**
   * The integers that a sum may be.
   *
   * @param lower absent where there is no lower end
   * @param upper below the lower end if there are none
   */
  public record Integers(Optional<BigInteger> lower, BigInteger upper) {
    public boolean contains(BigInteger sum) {
      return sum.compareTo(upper) <= 0 && lower.filter(l -> sum.compareTo(l) < 0).isEmpty();
    }

    public boolean isEmpty() {
      return lower.isPresent() && lower.get().compareTo(upper) > 0;
    }
  }

  /** The sums that the allowed errors leave. */
  public Integers at(Threshold threshold) {
    ExactReal reach = threshold.times(reachSquare);
    BigInteger upper = threshold.floor(center, reach);
    BigInteger lower = threshold.floor(center.negate(), reach).negate();
    if (isRectified && upper.signum() >= 0 && lower.signum() <= 0) {
      // relu(sum) is an integer, too: it is at least 0, and equals the sum where that matters.
      return new Integers(Optional.empty(), upper);
    }
    return isRectified && upper.signum() < 0
        ? new Integers(Optional.of(BigInteger.ZERO), upper)
        : new Integers(Optional.of(lower), upper);
  }
}
