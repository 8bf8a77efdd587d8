package org.secateur.solver.relaxation;

import java.util.Arrays;

/**
 * A small dual simplex method in doubles, with bounds on variables and rows, for problems to which
 * rows are added and whose bounds change: minimise cost · x over lower ≤ x ≤ upper and lower ≤ row
 * ≤ upper. Its results are suggestions; nothing rests on their being right.
 *
 * <p>The {@link Tableau} is dense: a pivot takes time rows × variables.
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
  private final int capacity;
  private final Tableau tableau;
  private final int[] basic;
  private final int[] nonbasic;
  private final double[] reduced;
  private final double[] lower;
  private final double[] upper;
  private final boolean[] atUpper;
  private final double[] value;
  private final double[] point;
  private int failed;

  /**
   * @param cost not negative, one for each variable
   * @param capacity the largest number of rows
   */
  DualSimplex(double[] cost, int capacity) {
    this.variables = cost.length;
    this.capacity = capacity;
    tableau = new Tableau(cost, capacity);
    basic = tableau.basic();
    nonbasic = tableau.nonbasic();
    reduced = tableau.reducedCosts();
    lower = new double[variables + capacity];
    upper = new double[variables + capacity];
    atUpper = new boolean[variables];
    value = new double[capacity];
    point = new double[variables];
  }

  /** Forgets all rows. */
  void clear() {
    tableau.clear();
    Arrays.fill(atUpper, false);
  }

  int rows() {
    return tableau.rows();
  }

  /** Whether so many steps were taken since there were no rows that rounding errors may matter. */
  boolean isWorn() {
    return tableau.pivots() > MOST_PIVOTS;
  }

  boolean isFull() {
    return tableau.rows() == capacity;
  }

  /** Multiplications so far. */
  long work() {
    return tableau.work();
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
    tableau.dropBasicRows();
  }

  /** Whether a number is that of a row. */
  boolean hasRow(int row) {
    return tableau.hasRow(row);
  }

  /** Adds a row and returns its number. */
  int addRow(double[] coefficients, double least, double most) {
    int number = tableau.addRow(coefficients);
    boundRow(number, least, most);
    return number;
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
      int entering = entering(tableau.combination(leaving), rises);
      if (entering < 0) {
        failed = leaving;
        return Outcome.INFEASIBLE;
      }
      tableau.pivot(leaving, entering);
      atUpper[entering] = !rises;
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
    tableau.evaluate(point, value);
  }

  private int mostInfeasible() {
    int most = -1;
    double worst = FEASIBILITY;
    for (int i = 0; i < tableau.rows(); i++) {
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
    for (int i = 0; i < tableau.rows(); i++) {
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
    double[] contradiction = tableau.combination(failed);
    for (int j = 0; j < variables; j++) {
      if (nonbasic[j] >= variables) {
        multipliers[nonbasic[j] - variables] = -sign * contradiction[j];
      }
    }
    return multipliers;
  }
}
