package org.secateur.model;

import java.math.BigInteger;
import java.util.List;

/** What a run has in its hands: one case for each kind of question. */
public sealed interface Finding {
  /** Nothing. */
  record Nothing() implements Finding {}

  /** A mask, with its exact error. */
  record Subset(Incumbent incumbent) implements Finding {}

  /** A number of masks: all of them, or those counted before the run was stopped. */
  record Count(BigInteger count) implements Finding {}

  /**
   * For each size, ascending, a mask of least error. A size without an entry was not reached, or no
   * mask of it is allowed.
   */
  record Frontier(List<Incumbent> points) implements Finding {
    public Frontier {
      points = List.copyOf(points);
    }
  }

  /** A target of the interval and the least error that any mask has there. */
  record WorstTarget(Rational target, Incumbent nearest) implements Finding {}
}
