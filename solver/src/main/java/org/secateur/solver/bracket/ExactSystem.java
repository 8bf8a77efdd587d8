package org.secateur.solver.bracket;

import java.math.BigInteger;
import java.util.Arrays;

/** Linear equations in integers, by elimination without fractions. */
final class ExactSystem {
  private final BigInteger[][] rows;
  private final int columns;
  private final int[] pivots;

  private ExactSystem(BigInteger[][] rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.pivots = new int[columns];
    Arrays.fill(pivots, -1);
  }

  /**
   * A solution: numerators over one denominator.
   *
   * @param denominator positive
   */
  record Solution(BigInteger[] numerators, BigInteger denominator) {}

  /**
   * Solves what can be solved: unknowns that the others leave open are 0, the later ones first, and
   * equations that contradict earlier ones are passed over.
   *
   * @param rows coefficients, then the right side; overwritten
   */
  static Solution solve(BigInteger[][] rows, int columns) {
    ExactSystem system = new ExactSystem(rows, columns);
    BigInteger pivot = system.eliminate();
    BigInteger[] numerators = new BigInteger[columns];
    for (int c = 0; c < columns; c++) {
      int row = system.pivots[c];
      numerators[c] = row < 0 ? BigInteger.ZERO : rows[row][columns];
      numerators[c] = pivot.signum() < 0 ? numerators[c].negate() : numerators[c];
    }
    return new Solution(numerators, pivot.abs());
  }

  private BigInteger eliminate() {
    BigInteger previous = BigInteger.ONE;
    int rank = 0;
    for (int c = 0; c < columns && rank < rows.length; c++) {
      int found = rank;
      while (found < rows.length && rows[found][c].signum() == 0) {
        found++;
      }
      if (found == rows.length) {
        continue;
      }
      BigInteger[] pivotRow = rows[found];
      rows[found] = rows[rank];
      rows[rank] = pivotRow;
      for (int i = 0; i < rows.length; i++) {
        if (i != rank) {
          reduce(rows[i], pivotRow, c, previous);
        }
      }
      previous = pivotRow[c];
      pivots[c] = rank;
      rank++;
    }
    return previous;
  }

  /** Each division is exact: entries are minors of the matrix (Bareiss). */
  private void reduce(BigInteger[] row, BigInteger[] pivotRow, int column, BigInteger previous) {
    BigInteger factor = row[column];
    for (int c = 0; c <= columns; c++) {
      BigInteger product = row[c].multiply(pivotRow[column]);
      row[c] = product.subtract(factor.multiply(pivotRow[c])).divide(previous);
    }
  }
}
