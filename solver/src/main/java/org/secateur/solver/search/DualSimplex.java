package org.secateur.solver.search;

import java.util.Arrays;

/**
 * A small dual simplex method in doubles, with bounds on variables and rows, for problems to which
 * rows are added and whose bounds change: minimise cost · x over lower ≤ x ≤ upper and lower ≤ row
 * ≤ upper. Its results are suggestions; nothing rests on their being right.
 *
 * <p>The tableau is dense: each basic variable is a combination of the nonbasic ones. A pivot takes
 * time rows × variables.
 */
class DualSimplex {
  /** How a run ended. */
  enum Outcome {
    OPTIMAL,
    INFEASIBLE,
    ABOVE_CUTOFF,
    STALLED
  }

  private static final double FEASIBILITY = 1e-7;
  private static final double PIVOT = 1e-9;
  private static final int MOST_PIVOTS = 2000;

  private final int variables;
  private final double[] cost;
  private final int capacity;
  private final double[][] tableau;
  private final double[] lower;
  private final double[] upper;
  private final double[] reduced;
  private final int[] nonbasic;
  private final boolean[] atUpper;
  private final int[] basic;
  private final double[] value;
  private final double[] point;

  /** Numbers that no row has; as many as there is room for. */
  private final int[] unused;

  private int rows;
  private int failed;
  private long work;

  /**
   * @param cost not negative, one for each variable
   * @param capacity the largest number of rows
   */
  DualSimplex(double[] cost, int capacity) {
    this.variables = cost.length;
    this.cost = cost.clone();
    this.capacity = capacity;
    tableau = new double[capacity][];
    lower = new double[variables + capacity];
    upper = new double[variables + capacity];
    reduced = new double[variables];
    nonbasic = new int[variables];
    atUpper = new boolean[variables];
    basic = new int[capacity];
    unused = new int[capacity];
    value = new double[capacity];
    point = new double[variables];
    clear();
  }

  /** Forgets all rows. */
  void clear() {
    rows = 0;
    Arrays.setAll(unused, k -> capacity - 1 - k);
    System.arraycopy(cost, 0, reduced, 0, variables);
    Arrays.setAll(nonbasic, j -> j);
    Arrays.fill(atUpper, false);
  }

  int rows() {
    return rows;
  }

  boolean isFull() {
    return rows == capacity;
  }

  /** Multiplications so far. */
  long work() {
    return work;
  }

  void bound(int variable, double least, double most) {
    lower[variable] = least;
    upper[variable] = most;
  }

  /** Changes the bounds of a row. */
  void boundRow(int row, double least, double most) {
    bound(variables + row, least, most);
  }

  /**
   * Drops the rows that are not at a bound: they do not matter to the solution of the moment, and a
   * small tableau is a fast one. Their numbers are given to new rows.
   */
  void dropLooseRows() {
    for (int i = rows - 1; i >= 0; i--) {
      if (basic[i] >= variables) {
        unused[capacity - rows] = basic[i] - variables;
        rows--;
        tableau[i] = tableau[rows];
        basic[i] = basic[rows];
        tableau[rows] = null;
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

  /** Adds a row and returns its number. */
  int addRow(double[] coefficients, double least, double most) {
    int number = unused[capacity - rows - 1];
    int id = variables + number;
    bound(id, least, most);
    double[] row = new double[variables];
    for (int j = 0; j < variables; j++) {
      row[j] = nonbasic[j] < variables ? coefficients[nonbasic[j]] : 0;
    }
    for (int i = 0; i < rows; i++) {
      if (basic[i] < variables && coefficients[basic[i]] != 0) {
        addMultiple(row, coefficients[basic[i]], tableau[i]);
      }
    }
    tableau[rows] = row;
    basic[rows] = id;
    rows++;
    return number;
  }

  private void addMultiple(double[] to, double factor, double[] of) {
    for (int j = 0; j < variables; j++) {
      to[j] += factor * of[j];
    }
    work += variables;
  }

  /**
   * Goes on from the last basis.
   *
   * @param cutoff an objective above which the run may end
   */
  Outcome solve(double cutoff) {
    settle();
    for (int pivots = 0; pivots < MOST_PIVOTS; pivots++) {
      if (objective() > cutoff) {
        return Outcome.ABOVE_CUTOFF;
      }
      int leaving = mostInfeasible();
      if (leaving < 0) {
        return Outcome.OPTIMAL;
      }
      boolean rises = value[leaving] < lower[basic[leaving]];
      int entering = entering(tableau[leaving], rises);
      if (entering < 0) {
        failed = leaving;
        return Outcome.INFEASIBLE;
      }
      pivot(leaving, entering, !rises);
      settle();
    }
    return Outcome.STALLED;
  }

  private double at(int j) {
    return atUpper[j] ? upper[nonbasic[j]] : lower[nonbasic[j]];
  }

  /** Puts the nonbasic variables on the bounds that their reduced costs ask for. */
  private void settle() {
    for (int j = 0; j < variables; j++) {
      int v = nonbasic[j];
      if (reduced[j] > PIVOT) {
        atUpper[j] = false;
      } else if (reduced[j] < -PIVOT) {
        atUpper[j] = true;
      }
      if (Double.isInfinite(at(j))) {
        atUpper[j] = !atUpper[j];
      }
      if (Double.isInfinite(lower[v]) && Double.isInfinite(upper[v])) {
        throw new IllegalStateException("a row without bounds");
      }
    }
    for (int j = 0; j < variables; j++) {
      point[j] = at(j);
    }
    for (int i = 0; i < rows; i++) {
      double[] row = tableau[i];
      double sum = 0;
      for (int j = 0; j < variables; j++) {
        sum += row[j] * point[j];
      }
      value[i] = sum;
    }
    work += (long) rows * variables;
  }

  private int mostInfeasible() {
    int most = -1;
    double worst = FEASIBILITY;
    for (int i = 0; i < rows; i++) {
      double outside = Math.max(lower[basic[i]] - value[i], value[i] - upper[basic[i]]);
      if (outside > worst) {
        worst = outside;
        most = i;
      }
    }
    return most;
  }

  private int entering(double[] row, boolean rises) {
    int best = -1;
    double least = Double.MAX_VALUE;
    double size = 0;
    for (int j = 0; j < variables; j++) {
      if (lower[nonbasic[j]] == upper[nonbasic[j]]) {
        continue;
      }
      double slope = rises == atUpper[j] ? -row[j] : row[j];
      if (slope > PIVOT) {
        double ratio = Math.abs(reduced[j]) / slope;
        if (ratio < least - 1e-12 || ratio < least + 1e-12 && slope > size) {
          least = ratio;
          size = slope;
          best = j;
        }
      }
    }
    return best;
  }

  private void pivot(int p, int q, boolean leavesAtUpper) {
    double[] row = tableau[p];
    double inverse = 1 / row[q];
    for (int j = 0; j < variables; j++) {
      row[j] *= -inverse;
    }
    row[q] = inverse;
    for (int i = 0; i < rows; i++) {
      double factor = tableau[i][q];
      if (i != p && factor != 0) {
        tableau[i][q] = 0;
        addMultiple(tableau[i], factor, row);
      }
    }
    double factor = reduced[q];
    reduced[q] = 0;
    addMultiple(reduced, factor, row);
    int leaving = basic[p];
    basic[p] = nonbasic[q];
    nonbasic[q] = leaving;
    atUpper[q] = leavesAtUpper;
  }

  double objective() {
    double sum = 0;
    for (int j = 0; j < variables; j++) {
      sum += reduced[j] * at(j);
    }
    return sum;
  }

  /** The values of the variables. */
  double[] values() {
    double[] x = new double[variables];
    for (int j = 0; j < variables; j++) {
      if (nonbasic[j] < variables) {
        x[nonbasic[j]] = at(j);
      }
    }
    for (int i = 0; i < rows; i++) {
      if (basic[i] < variables) {
        x[basic[i]] = value[i];
      }
    }
    return x;
  }

  /**
   * Multipliers of the rows, positive where the lower bound matters: after {@code ABOVE_CUTOFF} or
   * {@code OPTIMAL} the dual values, after {@code INFEASIBLE} those of a contradiction.
   */
  double[] multipliers(Outcome outcome) {
    double[] multipliers = new double[capacity];
    if (outcome != Outcome.INFEASIBLE) {
      for (int j = 0; j < variables; j++) {
        if (nonbasic[j] >= variables) {
          multipliers[nonbasic[j] - variables] = reduced[j];
        }
      }
      return multipliers;
    }
    double sign = value[failed] < lower[basic[failed]] ? 1 : -1;
    if (basic[failed] >= variables) {
      multipliers[basic[failed] - variables] = sign;
    }
    for (int j = 0; j < variables; j++) {
      if (nonbasic[j] >= variables) {
        multipliers[nonbasic[j] - variables] = -sign * tableau[failed][j];
      }
    }
    return multipliers;
  }
}
