package org.secateur.solver.relaxation;

import java.util.Arrays;
import java.util.List;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.rows.Selection;

/**
 * Rows that are likely to bind, with their coefficients in doubles by column, so that the row that
 * a fractional selection violates most is found quickly. Shared by threads, never changed.
 */
public final class CandidateRows {
  /** Entries of the matrix, 64 MB of doubles and as much again in the rows themselves. */
  private static final int MOST_ENTRIES = 1 << 23;

  private static final int MOST_ROWS = 20_000;

  private final List<SelectionRow> rows;
  private final double[][] columns;
  private final double[] scale;

  /**
   * Evaluates what the problem says is likely.
   *
   * @param mostBytes beyond which there are fewer rows; what is proved does not depend on them
   */
  public CandidateRows(SelectionProblem problem, long mostBytes) {
    int m = problem.options();
    long entries = Math.min(MOST_ENTRIES, mostBytes / (Long.BYTES + Double.BYTES));
    rows = problem.likelyRows((int) Math.min(MOST_ROWS, entries / Math.max(1, m)));
    columns = new double[m][rows.size()];
    scale = new double[rows.size()];
    for (int r = 0; r < scale.length; r++) {
      scale[r] = scale(rows.get(r));
      for (int o = 0; o < m; o++) {
        columns[o][r] = rows.get(r).coefficient(o) / scale[r];
      }
    }
  }

  /** The largest coefficient, at least 1. */
  static double scale(SelectionRow row) {
    long most = 1;
    for (int o = 0; o < row.options(); o++) {
      most = Math.max(most, Math.abs(row.coefficient(o)));
    }
    return most;
  }

  int size() {
    return scale.length;
  }

  SelectionRow row(int r) {
    return rows.get(r);
  }

  double scale(int r) {
    return scale[r];
  }

  /** The sums of all rows over the chosen options, in units of their scales. */
  void sums(Selection selection, double[] into) {
    Arrays.fill(into, 0);
    for (int k = 0; k < selection.depth(); k++) {
      double[] column = columns[selection.chosen(k)];
      for (int r = 0; r < into.length; r++) {
        into[r] += column[r];
      }
    }
  }

  /** The sums of all rows, in units of their scales. */
  void sums(double[] selection, double[] into) {
    Arrays.fill(into, 0);
    for (int o = 0; o < selection.length; o++) {
      double x = selection[o];
      if (x != 0) {
        double[] column = columns[o];
        for (int r = 0; r < into.length; r++) {
          into[r] += x * column[r];
        }
      }
    }
  }
}
