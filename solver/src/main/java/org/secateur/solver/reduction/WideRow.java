package org.secateur.solver.reduction;

import java.math.BigInteger;

/**
 * A {@link SelectionRow} with coefficients of any length: all that its input says, for those who
 * compute in long numbers (note {@code selection-rows}).
 */
public final class WideRow {
  private final BigInteger[] coefficients;
  private final RowEnds ends;

  /**
   * @param coefficients by option, kept
   */
  WideRow(BigInteger[] coefficients, RowEnds ends) {
    this.coefficients = coefficients;
    this.ends = ends;
  }

  /** The coefficient of an option. */
  public BigInteger coefficient(int option) {
    return coefficients[option];
  }

  /** The number of options. */
  public int options() {
    return coefficients.length;
  }

  /** The interval of the sums that the allowed errors leave. */
  public RowEnds.Integers at(Threshold threshold) {
    return ends.at(threshold);
  }
}
