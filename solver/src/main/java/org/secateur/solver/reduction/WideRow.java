package org.secateur.solver.reduction;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A {@link SelectionRow} with coefficients of any length: all that its input says, for those who
 * compute in long numbers (note {@code selection-rows}).
 */
public final class WideRow {
  /**
   * lower ≤ sum ≤ upper; empty if lower > upper.
   *
   * @param lower absent where sums may be as low as they like
   */
  public record Interval(Optional<BigInteger> lower, BigInteger upper) {
    static final Interval EMPTY = new Interval(Optional.of(BigInteger.ONE), BigInteger.ZERO);

    public boolean contains(BigInteger sum) {
      return sum.compareTo(upper) <= 0 && lower.filter(l -> sum.compareTo(l) < 0).isEmpty();
    }
  }

  private final BigInteger[] coefficients;
  private final SelectionRow row;

  /**
   * @param coefficients by option, kept
   */
  WideRow(BigInteger[] coefficients, SelectionRow row) {
    this.coefficients = coefficients;
    this.row = row;
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
  public Interval at(Threshold threshold) {
    return row.exactAt(threshold);
  }
}
