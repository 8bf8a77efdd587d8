package org.secateur.solver.bracket;

import java.util.Locale;
import org.secateur.model.ExactReal;

/** A bracket in a few digits, for a progress line. */
record BracketText(ExactReal lower, ExactReal upper) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "[%.4g, %.4g]", lower.doubleValue(), upper.doubleValue());
  }
}
