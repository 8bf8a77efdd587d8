package org.secateur.solver.mitm;

import java.util.Arrays;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.mitm.scalar.IndexedTable;
import org.secateur.solver.reduction.ScalarGrid;

/**
 * Answers all targets of one vector of samples after the other, in columns of primitive values:
 * what the engine {@code indexed-table} does, without an object for each of hundreds of thousands
 * of answers. Proved optimal, as there. One for each thread.
 */
public final class RowSolver {
  /** The most samples of a vector. */
  public static final int MAX_SAMPLES = IndexedTable.MAX_SAMPLES;

  /** Stands for the mask of a target that no mask reaches within the tolerance. */
  public static final int NONE = -1;

  private final int n;
  private final IndexedTable table;

  /**
   * @param n samples in every vector, 1 … {@link #MAX_SAMPLES}
   */
  public RowSolver(int n) {
    this(n, IndexedTable.fewFor(n));
  }

  RowSolver(int n, int few) {
    if (n < 1 || n > MAX_SAMPLES) {
      throw new IllegalArgumentException(
          "samples: " + n + ", expected 1 to " + MAX_SAMPLES + " for one table");
    }
    this.n = n;
    table = new IndexedTable(n, few);
  }

  /**
   * A solver of vectors that have one target each: its table is split so that filling it and
   * looking up one target cost about the same.
   *
   * @param n samples in every vector, 1 … {@link #MAX_SAMPLES}
   */
  public static RowSolver forSingleTargets(int n) {
    return new RowSolver(n, n / 2);
  }

  /**
   * For every target a mask of least error, and of least size among those.
   *
   * @param grid of the vector
   * @param targets a row of them is solved
   * @return masks by target: bit i set where sample i is kept
   */
  public int[] leastError(ScalarGrid grid, RationalMatrix targets, int row) {
    table.reset(grid.samples());
    long[] positions = grid.snapRow(targets, row);
    int[] masks = new int[positions.length];
    for (int t = 0; t < masks.length; t++) {
      masks[t] = table.original(table.nearest(positions[t]));
    }
    return masks;
  }

  /**
   * For every target a mask of least error among those of one size.
   *
   * @param size from 0 to n
   */
  public int[] leastError(ScalarGrid grid, RationalMatrix targets, int row, int size) {
    if (size < 0 || size > n) {
      throw new IllegalArgumentException("size: " + size + ", expected 0 to " + n);
    }
    table.reset(grid.samples());
    long[] positions = grid.snapRow(targets, row);
    int[] masks = new int[positions.length];
    for (int t = 0; t < masks.length; t++) {
      masks[t] = table.original(table.nearestOfSize(positions[t], size));
    }
    return masks;
  }

  /**
   * For every target a mask of least size within the tolerance, and of least error among those;
   * {@link #NONE} where no mask is within it.
   */
  public int[] leastSize(ScalarGrid grid, RationalMatrix targets, int row, Rational tolerance) {
    table.reset(grid.samples());
    long[] positions = grid.snapRow(targets, row);
    long[][] bounds = grid.withinRow(targets, row, positions, tolerance);
    int[] masks = new int[positions.length];
    for (int t = 0; t < masks.length; t++) {
      masks[t] = leastSize(positions[t], bounds[0][t], bounds[1][t]);
    }
    return masks;
  }

  private int leastSize(long target, long lower, long upper) {
    if (lower <= 0 && 0 <= upper) {
      return 0;
    }
    for (int size = 1; size <= n && lower <= upper; size++) {
      int mask = table.nearestOfSize(target, size);
      if (lower <= table.sum() && table.sum() <= upper) {
        return table.original(mask);
      }
    }
    return NONE;
  }

  /**
   * For every target and every size a mask of that size of least error.
   *
   * @return {@code masks[t * (n + 1) + size]}
   */
  public int[] fronts(ScalarGrid grid, RationalMatrix targets, int row) {
    table.reset(grid.samples());
    long[] positions = grid.snapRow(targets, row);
    int[] masks = new int[positions.length * (n + 1)];
    // Size by size, so that one class's index is in the cache for all targets.
    for (int size = 0; size <= n; size++) {
      for (int t = 0; t < positions.length; t++) {
        masks[t * (n + 1) + size] = table.original(table.nearestOfSize(positions[t], size));
      }
    }
    return masks;
  }

  /** How many masks there are of each size 0 … n; the last entry counts {@link #NONE}. */
  public static long[] sizes(int n, int[] masks) {
    long[] histogram = new long[n + 2];
    Arrays.stream(masks).forEach(m -> histogram[m == NONE ? n + 1 : Integer.bitCount(m)]++);
    return histogram;
  }
}
