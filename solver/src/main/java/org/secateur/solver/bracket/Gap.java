package org.secateur.solver.bracket;

import org.secateur.model.ExactReal;
import org.secateur.model.Rational;

/** Compares the width of a bracket of rationals and roots exactly. */
final class Gap {
  private Gap() {}

  /** Whether upper − lower ≤ gap, for 0 ≤ lower ≤ upper and gap ≥ 0. */
  static boolean isWithin(ExactReal lower, ExactReal upper, Rational gap) {
    // upper² ≤ (lower + gap)², where only the product 2 lower gap may be irrational.
    Rational missing = upper.square().subtract(lower.square()).subtract(gap.square());
    Rational twice = gap.add(gap);
    return missing.signum() <= 0
        || missing.square().compareTo(twice.square().multiply(lower.square())) <= 0;
  }
}
