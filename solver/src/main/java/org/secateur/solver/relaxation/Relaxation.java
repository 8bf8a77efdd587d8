package org.secateur.solver.relaxation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secateur.solver.reduction.Combination;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.SelectionRow.Interval;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.relaxation.DualSimplex.Outcome;
import org.secateur.solver.rows.Selection;

/**
 * The linear relaxation of a node in doubles, with rows added as its solutions violate them. Where
 * it has no solution within the budget its multipliers, rounded to integers, make a {@link
 * Combination}, which the caller then tests exactly. Mutable, for one thread.
 */
public final class Relaxation {
  /** So many rows, groups among them, are in the simplex at most: a pivot takes time for each. */
  public static final int CAPACITY = 300;

  private static final int ROWS_AT_ONCE = 5;
  private static final int ROUNDS = 60;
  private static final double VIOLATION = 1e-6;
  private static final double MARGIN = 1e-6;

  private final SelectionProblem problem;
  private final CandidateRows candidates;
  private final DualSimplex simplex;
  private final List<List<Integer>> largeGroups = new ArrayList<>();

  /** By number of the row in the simplex; null for a group. */
  private final SelectionRow[] rows = new SelectionRow[CAPACITY];

  private final double[] scales = new double[CAPACITY];

  /** Which candidate a row is, which group; -1 if it is none. */
  private final int[] candidateOf = new int[CAPACITY];

  private final int[] groupOf = new int[CAPACITY];
  private final Set<Integer> candidatesIn = new HashSet<>();
  private final Set<Integer> groupsIn = new HashSet<>();
  private final double[] least;
  private final double[] most;
  private final double[] sums;
  private Threshold threshold;
  private long scans;

  /**
   * Without rows at first.
   *
   * @param candidates of the same problem; may be shared
   * @param threshold that errors have to be within
   */
  public Relaxation(SelectionProblem problem, CandidateRows candidates, Threshold threshold) {
    this(problem, candidates, threshold, new DualSimplex(costs(problem), CAPACITY));
  }

  /** With a simplex of one's own, which may be wrong. */
  Relaxation(
      SelectionProblem problem,
      CandidateRows candidates,
      Threshold threshold,
      DualSimplex simplex) {
    this.problem = problem;
    this.candidates = candidates;
    this.simplex = simplex;
    Map<Integer, List<Integer>> groups = new HashMap<>();
    for (int o = 0; o < problem.options(); o++) {
      groups.computeIfAbsent(problem.group(o), g -> new ArrayList<>()).add(o);
    }
    groups.values().stream().filter(g -> g.size() > 1).forEach(largeGroups::add);
    least = new double[candidates.size()];
    most = new double[candidates.size()];
    sums = new double[candidates.size()];
    Arrays.fill(candidateOf, -1);
    Arrays.fill(groupOf, -1);
    tighten(threshold);
  }

  static double[] costs(SelectionProblem problem) {
    double[] costs = new double[problem.options()];
    Arrays.setAll(costs, problem::cost);
    return costs;
  }

  /** Multiplications so far. */
  public long work() {
    return simplex.work() + scans;
  }

  /** From now on only errors within another threshold, not above the old one, are allowed. */
  public void tighten(Threshold tighter) {
    threshold = tighter;
    for (int r = 0; r < least.length; r++) {
      Interval interval = candidates.row(r).at(threshold);
      least[r] = lower(interval) / candidates.scale(r);
      most[r] = upper(interval) / candidates.scale(r);
    }
    for (int i = 0; i < CAPACITY; i++) {
      if (rows[i] != null) {
        Interval interval = rows[i].at(threshold);
        simplex.boundRow(i, lower(interval) / scales[i], upper(interval) / scales[i]);
      }
    }
  }

  /** The lower end; of an empty interval a finite one that no sum reaches. */
  private static double lower(Interval interval) {
    return interval.hasLower() ? interval.lower() : Double.NEGATIVE_INFINITY;
  }

  private static double upper(Interval interval) {
    return interval.hasUpper() ? interval.upper() : Double.POSITIVE_INFINITY;
  }

  /**
   * A combination that suggests that nothing below a node costs at most a budget in all.
   *
   * @param budget for the whole selection
   */
  public Optional<Combination> refute(Selection selection, double budget) {
    if (simplex.isWorn()) {
      forget();
    }
    simplex.dropLooseRows();
    dropped();
    bound(selection);
    for (int round = 0; round < ROUNDS; round++) {
      Outcome outcome = simplex.solve(budget + MARGIN);
      if (outcome == Outcome.STALLED) {
        forget();
        return Optional.empty();
      }
      if (outcome != Outcome.OPTIMAL) {
        return Multipliers.rounded(
            simplex.multipliers(outcome), rows, scales, threshold, problem.groups());
      }
      if (!addViolated(simplex.values())) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * A likely row that the chosen options alone violate, about the one they violate most; empty
   * where none is found, which says nothing.
   */
  public Optional<SelectionRow> violatedBy(Selection selection) {
    candidates.sums(selection, sums);
    scans += sums.length * (selection.depth() + 1L);
    int worst = -1;
    double by = 0;
    for (int r = 0; r < sums.length; r++) {
      double outside = Math.max(least[r] - sums[r], sums[r] - most[r]);
      if (outside > by) {
        by = outside;
        worst = r;
      }
    }
    return Optional.of(worst)
        .filter(r -> r >= 0)
        .map(candidates::row)
        .filter(row -> !row.at(threshold).contains(sum(row, selection)));
  }

  private static long sum(SelectionRow row, Selection selection) {
    long sum = 0;
    for (int k = 0; k < selection.depth(); k++) {
      sum += row.coefficient(selection.chosen(k));
    }
    return sum;
  }

  /** Begins anew, without rows: after what it suggested was not so, rounding errors are at work. */
  public void forget() {
    simplex.clear();
    dropped();
  }

  /** Follows the simplex in what rows there are. */
  private void dropped() {
    for (int i = 0; i < CAPACITY; i++) {
      if (isIn(i) && !simplex.hasRow(i)) {
        rows[i] = null;
        candidatesIn.remove(candidateOf[i]);
        groupsIn.remove(groupOf[i]);
        groupOf[i] = -1;
        candidateOf[i] = -1;
      }
    }
  }

  private boolean isIn(int i) {
    return rows[i] != null || groupOf[i] >= 0;
  }

  private void bound(Selection selection) {
    for (int o = 0; o < selection.options(); o++) {
      simplex.bound(o, 0, selection.isFree(o) ? 1 : 0);
    }
    for (int k = 0; k < selection.depth(); k++) {
      simplex.bound(selection.chosen(k), 1, 1);
    }
  }

  private boolean addViolated(double[] x) {
    candidates.sums(x, sums);
    scans += sums.length * 8L;
    boolean added = false;
    for (int k = 0; k < ROWS_AT_ONCE && !simplex.isFull(); k++) {
      int worst = -1;
      double by = VIOLATION;
      for (int r = 0; r < sums.length; r++) {
        double outside = Math.max(least[r] - sums[r], sums[r] - most[r]);
        if (outside > by && !candidatesIn.contains(r)) {
          by = outside;
          worst = r;
        }
      }
      if (worst >= 0) {
        candidatesIn.add(worst);
        add(candidates.row(worst), candidates.scale(worst), worst);
        added = true;
      }
    }
    return addGroups(x) || added;
  }

  /** Adds the row of an input that a search has met. */
  public void add(SelectionRow row) {
    if (!simplex.isFull()) {
      add(row, CandidateRows.scale(row), -1);
    }
  }

  private void add(SelectionRow row, double scale, int candidate) {
    double[] coefficients = new double[problem.options()];
    for (int o = 0; o < coefficients.length; o++) {
      coefficients[o] = row.coefficient(o) / scale;
    }
    Interval interval = row.at(threshold);
    int i = simplex.addRow(coefficients, lower(interval) / scale, upper(interval) / scale);
    rows[i] = row;
    scales[i] = scale;
    candidateOf[i] = candidate;
  }

  private boolean addGroups(double[] x) {
    boolean added = false;
    for (int g = 0; g < largeGroups.size() && !simplex.isFull(); g++) {
      double sum = 0;
      for (int o : largeGroups.get(g)) {
        sum += x[o];
      }
      if (sum > 1 + VIOLATION && groupsIn.add(g)) {
        double[] coefficients = new double[problem.options()];
        largeGroups.get(g).forEach(o -> coefficients[o] = 1);
        int i = simplex.addRow(coefficients, 0, 1);
        groupOf[i] = g;
        added = true;
      }
    }
    return added;
  }
}
