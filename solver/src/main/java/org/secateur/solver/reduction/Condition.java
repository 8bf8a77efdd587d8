package org.secateur.solver.reduction;

import org.secateur.solver.reduction.SelectionRow.Interval;

/** A linear condition on selections: a row of an input, or a combination of such rows. */
public interface Condition {
  /** The coefficient of an option. */
  long coefficient(int option);

  /** Low bits of the exact coefficients that are missing here. */
  int droppedBits();

  /** The interval of the sums of chosen coefficients that the allowed errors leave. */
  Interval at(Threshold threshold);
}
