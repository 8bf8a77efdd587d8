package org.secateur.solver.elimination;

import java.util.Arrays;
import java.util.List;
import org.secateur.solver.reduction.Combined;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.SelectionRow.Interval;
import org.secateur.solver.reduction.Threshold;

/** One end of the row of a window, as it is for the threshold that the row was made for. */
final class WindowEnd implements Combined {
  private final WindowRow row;
  private final boolean isLower;
  private final List<Term> terms;

  /**
   * @param terms of this end
   */
  WindowEnd(WindowRow row, boolean isLower, List<Term> terms) {
    this.row = row;
    this.isLower = isLower;
    this.terms = List.copyOf(terms);
  }

  @Override
  public List<Term> terms() {
    return terms;
  }

  @Override
  public long coefficient(int option) {
    int k = Arrays.binarySearch(row.options(), option);
    long coefficient = k < 0 ? 0 : row.coefficients()[k];
    return isLower ? coefficient : -coefficient;
  }

  @Override
  public int droppedBits() {
    return row.droppedBits();
  }

  @Override
  public Interval at(Threshold threshold) {
    return new Interval(isLower ? row.lower() : -row.upper(), SelectionRow.UNBOUNDED);
  }
}
