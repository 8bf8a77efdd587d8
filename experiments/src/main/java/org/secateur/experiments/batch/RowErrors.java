package org.secateur.experiments.batch;

import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.reduction.ScalarGrid;

/** Exact errors of the masks of one row, evaluated from the samples alone. */
final class RowErrors {
  private final ScalarGrid grid;
  private final RationalMatrix targets;
  private final int row;
  private final long[] samples;
  private final long[] positions;

  RowErrors(ScalarGrid grid, RationalMatrix targets, int row) {
    this.grid = grid;
    this.targets = targets;
    this.row = row;
    samples = grid.samples();
    positions = grid.snapRow(targets, row);
  }

  /**
   * Writes the nearest doubles of the errors from {@code errors[from]} on; those of negative masks,
   * which stand for none, stay as they are.
   *
   * @param masks as many for each target as there are
   * @return the largest error, exact
   */
  Rational fill(int[] masks, double[] errors, int from) {
    int perTarget = masks.length / positions.length;
    Rational largest = Rational.ZERO;
    long largestOnGrid = 0;
    double step = grid.valueOf(1).doubleValue();
    for (int i = 0; i < masks.length; i++) {
      if (masks[i] < 0) {
        continue;
      }
      int target = i / perTarget;
      if (isOnGrid(target)) {
        long error = Math.abs(sum(masks[i]) - positions[target]);
        largestOnGrid = Math.max(largestOnGrid, error);
        errors[from + i] = error * step;
      } else {
        Rational error = grid.valueOf(sum(masks[i])).subtract(targets.get(row, target)).abs();
        largest = largest.max(error);
        errors[from + i] = error.doubleValue();
      }
    }
    return largest.max(grid.valueOf(largestOnGrid));
  }

  /** A target between grid steps, or clamped beyond all sums, is not where its position says. */
  private boolean isOnGrid(int target) {
    long position = positions[target];
    return (position & 3) == 0 && position > grid.least() && position < grid.greatest();
  }

  private long sum(int mask) {
    long sum = 0;
    for (int rest = mask; rest != 0; rest &= rest - 1) {
      sum += samples[Integer.numberOfTrailingZeros(rest)];
    }
    return sum;
  }
}
