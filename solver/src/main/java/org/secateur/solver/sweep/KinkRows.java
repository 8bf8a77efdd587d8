package org.secateur.solver.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.solver.reduction.Directions.Direction;
import org.secateur.solver.reduction.NetworkColumns;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.RowEnds;
import org.secateur.solver.reduction.Threshold;

/**
 * The rows of one output at the kinks of each option. Between its kinks the error of a selection is
 * linear on each face of the domain, so most selections that are not within a threshold violate one
 * of these rows, and need no evaluation.
 */
final class KinkRows {
  private final NetworkColumns columns;
  private final int output;

  /** Of each option: both directions, each as x, y, lower and upper end. */
  private final long[][] kinks;

  private KinkRows(NetworkColumns columns, int output, long[][] kinks) {
    this.columns = columns;
    this.output = output;
    this.kinks = kinks;
  }

  /** The rows; empty where their sums do not fit in 64 bits. */
  static Optional<KinkRows> of(
      NetworkSelection selection, Threshold threshold, int output, List<Direction> directions) {
    long[][] kinks = new long[selection.options()][0];
    long longest = 1;
    for (Direction at : directions) {
      longest = Math.max(longest, Math.max(Math.abs(at.x()), Math.abs(at.y())));
      RowEnds.Integers ends = selection.endsAt(at.input()).get(output).at(threshold);
      if (ends.upper().bitLength() >= Long.SIZE
          || ends.lower().filter(l -> l.bitLength() >= Long.SIZE).isPresent()) {
        return Optional.empty();
      }
      long lower = ends.lower().map(l -> l.longValue()).orElse(Long.MIN_VALUE);
      for (int option : at.options()) {
        long[] before = kinks[option];
        long[] after = Arrays.copyOf(before, before.length + 4);
        after[before.length] = at.x();
        after[before.length + 1] = at.y();
        after[before.length + 2] = lower;
        after[before.length + 3] = ends.upper().longValue();
        kinks[option] = after;
      }
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(longest);
    int terms = Integer.SIZE - Integer.numberOfLeadingZeros(selection.groups());
    return selection.columns().fits(bits + 1 + terms)
        ? Optional.of(new KinkRows(selection.columns(), output, kinks))
        : Optional.empty();
  }

  /** Whether a selection fulfils the rows at the kinks of its own options. */
  boolean areFulfilled(int[] chosen, int options) {
    for (int i = 0; i < options; i++) {
      long[] rows = kinks[chosen[i]];
      for (int r = 0; r < rows.length; r += 4) {
        long sum = 0;
        for (int k = 0; k < options; k++) {
          sum += columns.narrow(chosen[k], rows[r], rows[r + 1], output);
        }
        if (sum < rows[r + 2] || sum > rows[r + 3]) {
          return false;
        }
      }
    }
    return true;
  }
}
