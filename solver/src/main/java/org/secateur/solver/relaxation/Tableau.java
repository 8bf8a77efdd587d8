package org.secateur.solver.relaxation;

import java.util.Arrays;

/**
 * The dense tableau of a simplex method in doubles: each basic variable is a combination of the
 * nonbasic ones, and so is the objective, by reduced costs. Variables come first, then rows, which
 * are variables too: the row of number r is {@code variables + r}.
 *
 * <p>Arrays that are handed out are the tableau's own, for loops over them.
 */
final class Tableau {
  private final int variables;
  private final int capacity;
  private final double[] cost;
  private final double[][] combination;
  private final double[] reduced;
  private final int[] nonbasic;
  private final int[] basic;

  /** Numbers that no row has; as many as there is room for. */
  private final int[] unused;

  private int rows;
  private int pivots;
  private long work;

  /**
   * @param cost of the variables, one for each
   * @param capacity the largest number of rows
   */
  Tableau(double[] cost, int capacity) {
    this.variables = cost.length;
    this.capacity = capacity;
    this.cost = cost.clone();
    combination = new double[capacity][];
    reduced = new double[variables];
    nonbasic = new int[variables];
    basic = new int[capacity];
    unused = new int[capacity];
    clear();
  }

  /** Forgets all rows. */
  void clear() {
    rows = 0;
    pivots = 0;
    Arrays.setAll(unused, k -> capacity - 1 - k);
    System.arraycopy(cost, 0, reduced, 0, variables);
    Arrays.setAll(nonbasic, j -> j);
  }

  int rows() {
    return rows;
  }

  /** Since there were no rows; rounding errors grow with each. */
  int pivots() {
    return pivots;
  }

  /** Multiplications so far. */
  long work() {
    return work;
  }

  /** The basic variables, one for each place of a row; further ones have no meaning. */
  int[] basic() {
    return basic;
  }

  /** The nonbasic variables. */
  int[] nonbasic() {
    return nonbasic;
  }

  /** By nonbasic variable. */
  double[] reducedCosts() {
    return reduced;
  }

  /** By nonbasic variable, for the basic one at a place. */
  double[] combination(int place) {
    return combination[place];
  }

  /** Drops the rows that are basic. Their numbers are given to new rows. */
  void dropBasicRows() {
    for (int i = rows - 1; i >= 0; i--) {
      if (basic[i] >= variables) {
        unused[capacity - rows] = basic[i] - variables;
        rows--;
        combination[i] = combination[rows];
        basic[i] = basic[rows];
        combination[rows] = null;
      }
    }
  }

  /** Whether a number is that of a row. */
  boolean hasRow(int row) {
    for (int k = 0; k < capacity - rows; k++) {
      if (unused[k] == row) {
        return false;
      }
    }
    return true;
  }

  /** Adds a row, which is basic, and returns its number. */
  int addRow(double[] coefficients) {
    int number = unused[capacity - rows - 1];
    double[] row = new double[variables];
    for (int j = 0; j < variables; j++) {
      row[j] = nonbasic[j] < variables ? coefficients[nonbasic[j]] : 0;
    }
    for (int i = 0; i < rows; i++) {
      if (basic[i] < variables && coefficients[basic[i]] != 0) {
        addMultiple(row, coefficients[basic[i]], combination[i]);
      }
    }
    combination[rows] = row;
    basic[rows] = variables + number;
    rows++;
    return number;
  }

  private void addMultiple(double[] to, double factor, double[] of) {
    for (int j = 0; j < variables; j++) {
      to[j] += factor * of[j];
    }
    work += variables;
  }

  /** Puts the values of the basic variables where the nonbasic ones have those of a point. */
  void evaluate(double[] point, double[] values) {
    for (int i = 0; i < rows; i++) {
      double[] row = combination[i];
      double sum = 0;
      for (int j = 0; j < variables; j++) {
        sum += row[j] * point[j];
      }
      values[i] = sum;
    }
    work += (long) rows * variables;
  }

  /** Exchanges the basic variable at place p and the nonbasic one at place q. */
  void pivot(int p, int q) {
    pivots++;
    double[] row = combination[p];
    double inverse = 1 / row[q];
    for (int j = 0; j < variables; j++) {
      row[j] *= -inverse;
    }
    row[q] = inverse;
    for (int i = 0; i < rows; i++) {
      double factor = combination[i][q];
      if (i != p && factor != 0) {
        combination[i][q] = 0;
        addMultiple(combination[i], factor, row);
      }
    }
    double factor = reduced[q];
    reduced[q] = 0;
    addMultiple(reduced, factor, row);
    int leaving = basic[p];
    basic[p] = nonbasic[q];
    nonbasic[q] = leaving;
  }
}
