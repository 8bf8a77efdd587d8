package org.secateur.solver.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.solver.reduction.SelectionProblem;

/**
 * Propagation of rows on few options to a fixpoint: an option that no choice of the others makes up
 * for is dropped, one without which a row cannot be fulfilled is chosen; and every option is tried
 * both ways. What it finds is true of every feasible selection (note {@code search-windows}).
 *
 * <p>Mutable, for one thread.
 */
final class WindowPropagation {
  private enum State {
    FREE,
    CHOSEN,
    DROPPED
  }

  private final List<WindowRow> rows;
  private final SelectionProblem problem;
  private final int[][] rowsOf;
  private final long[][] coefficientsOf;
  private final int[][] members;
  private final State[] state;

  /** Of each row: the sum of what is chosen, and what the free options can add and take. */
  private final long[] sum;

  private final long[] gain;
  private final long[] loss;
  private final boolean[] queued;
  private final ArrayDeque<Integer> queue = new ArrayDeque<>();
  private final ArrayList<Integer> trail = new ArrayList<>();
  private long work;

  WindowPropagation(SelectionProblem problem, List<WindowRow> rows) {
    this.problem = problem;
    this.rows = rows;
    int m = problem.options();
    state = new State[m];
    Arrays.fill(state, State.FREE);
    members = members(problem);
    sum = new long[rows.size()];
    gain = new long[rows.size()];
    loss = new long[rows.size()];
    queued = new boolean[rows.size()];
    int[] count = new int[m];
    rows.forEach(row -> Arrays.stream(row.options()).forEach(o -> count[o]++));
    rowsOf = new int[m][];
    coefficientsOf = new long[m][];
    for (int o = 0; o < m; o++) {
      rowsOf[o] = new int[count[o]];
      coefficientsOf[o] = new long[count[o]];
    }
    for (int r = rows.size() - 1; r >= 0; r--) {
      addColumn(r, count);
    }
  }

  private static int[][] members(SelectionProblem problem) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int g = 0; g < problem.groups(); g++) {
      groups.add(new ArrayList<>());
    }
    for (int o = 0; o < problem.options(); o++) {
      groups.get(problem.group(o)).add(o);
    }
    return groups.stream().map(g -> g.stream().mapToInt(o -> o).toArray()).toArray(int[][]::new);
  }

  private void addColumn(int r, int[] count) {
    WindowRow row = rows.get(r);
    for (int k = 0; k < row.options().length; k++) {
      int o = row.options()[k];
      long c = row.coefficients()[k];
      rowsOf[o][--count[o]] = r;
      coefficientsOf[o][count[o]] = c;
      gain[r] += Math.max(c, 0);
      loss[r] += Math.max(-c, 0);
    }
    enqueue(r);
  }

  /**
   * Goes on until nothing follows any more, or for a time.
   *
   * @param most the work after which no option is tried any more
   * @return false if no selection fulfils all rows
   */
  boolean run(long most) {
    if (!settle()) {
      return false;
    }
    boolean changed = true;
    while (changed && work < most) {
      changed = false;
      for (int o = 0; o < state.length && work < most; o++) {
        if (state[o] == State.FREE && rowsOf[o].length > 0) {
          boolean mayStay = isConsistent(o, State.CHOSEN);
          boolean mayGo = isConsistent(o, State.DROPPED);
          if (!mayStay && !mayGo) {
            return false;
          }
          if (!mayStay || !mayGo) {
            changed = true;
            if (!(set(o, mayStay ? State.CHOSEN : State.DROPPED) && settle())) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  /** Whether an option is ruled out. */
  boolean isDropped(int option) {
    return state[option] == State.DROPPED;
  }

  private boolean isConsistent(int option, State tried) {
    int mark = trail.size();
    boolean consistent = set(option, tried) && settle();
    while (!queue.isEmpty()) {
      queued[queue.poll()] = false;
    }
    while (trail.size() > mark) {
      undo(trail.remove(trail.size() - 1));
    }
    return consistent;
  }

  private void enqueue(int row) {
    if (!queued[row]) {
      queued[row] = true;
      queue.add(row);
    }
  }

  /** Fixes a free option, and drops the others of its group where it is chosen. */
  private boolean set(int option, State to) {
    state[option] = to;
    trail.add(option);
    int[] in = rowsOf[option];
    long[] coefficients = coefficientsOf[option];
    work += in.length;
    for (int k = 0; k < in.length; k++) {
      long c = coefficients[k];
      int r = in[k];
      sum[r] += to == State.CHOSEN ? c : 0;
      gain[r] -= Math.max(c, 0);
      loss[r] -= Math.max(-c, 0);
      enqueue(r);
    }
    if (to == State.CHOSEN) {
      for (int other : members[problem.group(option)]) {
        if (state[other] == State.CHOSEN && other != option) {
          return false;
        }
        if (state[other] == State.FREE) {
          set(other, State.DROPPED);
        }
      }
    }
    return true;
  }

  private void undo(int option) {
    int[] in = rowsOf[option];
    long[] coefficients = coefficientsOf[option];
    for (int k = 0; k < in.length; k++) {
      long c = coefficients[k];
      int r = in[k];
      sum[r] -= state[option] == State.CHOSEN ? c : 0;
      gain[r] += Math.max(c, 0);
      loss[r] += Math.max(-c, 0);
    }
    state[option] = State.FREE;
  }

  private boolean settle() {
    while (!queue.isEmpty()) {
      int r = queue.poll();
      queued[r] = false;
      if (!propagate(r)) {
        return false;
      }
    }
    return true;
  }

  private boolean propagate(int r) {
    WindowRow row = rows.get(r);
    work += row.options().length;
    for (int k = 0; k < row.options().length; k++) {
      // What is left for the others, after and without this option.
      long highest = sum[r] + gain[r];
      long lowest = sum[r] - loss[r];
      if (highest < row.lower() || lowest > row.upper()) {
        return false;
      }
      int option = row.options()[k];
      if (state[option] == State.FREE) {
        long c = row.coefficients()[k];
        boolean mayStay = c > 0 ? lowest + c <= row.upper() : highest + c >= row.lower();
        boolean mayGo = c > 0 ? highest - c >= row.lower() : lowest - c <= row.upper();
        if (!mayStay && !mayGo
            || !mayStay && !set(option, State.DROPPED)
            || !mayGo && !set(option, State.CHOSEN)) {
          return false;
        }
      }
    }
    return true;
  }
}
