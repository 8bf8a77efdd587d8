package org.secateur.solver.bracket;

import org.secateur.model.ExactReal;
import org.secateur.model.StopReason;
import org.secateur.solver.oracle.WorstCase;

/**
 * A proved bracket on the largest distance of two networks over a domain.
 *
 * @param attained the worst input that was found, with the exact error there: the lower bound
 * @param upper proved in exact arithmetic
 * @param stopReason {@code COMPLETED} where the bracket is as narrow as asked, or no part of the
 *     search is left
 * @param nodes of the search
 */
public record BracketedError(
    WorstCase attained, ExactReal upper, StopReason stopReason, long nodes) {
  public BracketedError {
    if (attained.error().compareTo(upper) > 0) {
      throw new IllegalArgumentException(
          "bracket: " + attained.error() + " above " + upper + "; maybe a bound is wrong");
    }
  }

  public ExactReal lower() {
    return attained.error();
  }

  /** Whether both bounds are the same, so that the error is known exactly. */
  public boolean isExact() {
    return lower().equals(upper);
  }
}
