package org.secateur.solver.relaxation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.solver.reduction.Combination;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.SelectionRow.Interval;
import org.secateur.solver.reduction.Threshold;

/** Multipliers in doubles, rounded to integers: any will do (note {@code search-combinations}). */
final class Multipliers {
  /** They are rounded to this many bits. */
  private static final int BITS = 40;

  /** Smaller ones, relative to the largest, are left out. */
  private static final double LEAST = 1e-9;

  private static final int MOST_TERMS = 64;

  private Multipliers() {}

  /**
   * The combination of scaled rows. Groups are left out: the bound on what the options of a row can
   * add takes them into account.
   *
   * @param rows one for each multiplier; null for a group
   * @return empty if no row is left, or more than a combination takes
   */
  static Optional<Combination> rounded(
      double[] multipliers, SelectionRow[] rows, double[] scales, Threshold threshold, int groups) {
    double largest = 0;
    for (int i = 0; i < multipliers.length; i++) {
      largest = rows[i] == null ? largest : Math.max(largest, Math.abs(multipliers[i]) / scales[i]);
    }
    List<SelectionRow> terms = new ArrayList<>();
    List<Long> integers = new ArrayList<>();
    for (int i = 0; i < multipliers.length && largest > 0; i++) {
      if (rows[i] != null && Math.abs(multipliers[i]) > 0) {
        double relative = multipliers[i] / scales[i] / largest;
        long integer = Math.round(Math.scalb(relative, BITS));
        if (Math.abs(relative) > LEAST && integer != 0 && hasEnd(rows[i].at(threshold), integer)) {
          terms.add(rows[i]);
          integers.add(integer);
        }
      }
    }
    return terms.isEmpty() || terms.size() > MOST_TERMS
        ? Optional.empty()
        : Optional.of(
            new Combination(terms, integers.stream().mapToLong(l -> l).toArray(), groups));
  }

  private static boolean hasEnd(Interval interval, long multiplier) {
    return multiplier > 0 ? interval.hasLower() : interval.hasUpper();
  }
}
