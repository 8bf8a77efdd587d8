package org.secateur.solver.elimination;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.solver.elimination.WindowTrail.State;
import org.secateur.solver.reduction.SelectionProblem;

/**
 * Propagation of rows on few options to a fixpoint: an option that no choice of the others makes up
 * for is dropped, one without which a row cannot be fulfilled is chosen; and every option is tried
 * both ways. What it finds is true of every feasible selection (note {@code search-windows}).
 *
 * <p>Mutable, for one thread.
 */
final class WindowPropagation {
  private static final int ROOT = Integer.MAX_VALUE;

  private final List<WindowRow> rows;
  private final SelectionProblem problem;
  private final int[][] rowsOf;
  private final long[][] coefficientsOf;
  private final int[][] members;
  private final WindowTrail trail;
  private final Optional<WindowProof> proof;

  /** Of each row: the sum of what is chosen, and what the free options can add and take. */
  private final long[] sum;

  private final long[] gain;
  private final long[] loss;
  private final boolean[] queued;
  private final ArrayDeque<Integer> queue = new ArrayDeque<>();
  private long work;

  /** The number of decisions before the option that is being tried, if one is. */
  private int tryingFrom = ROOT;

  WindowPropagation(SelectionProblem problem, List<WindowRow> rows) {
    this(problem, rows, new WindowTrail(problem.options()), Optional.empty());
  }

  /**
   * @param proof that is told what is found, and why
   */
  WindowPropagation(
      SelectionProblem problem,
      List<WindowRow> rows,
      WindowTrail trail,
      Optional<WindowProof> proof) {
    this.problem = problem;
    this.rows = rows;
    this.trail = trail;
    this.proof = proof;
    int m = problem.options();
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
    boolean changed = settle();
    boolean open = changed;
    while (changed && open && !isEnough(most)) {
      changed = false;
      for (int o = 0; o < rowsOf.length && open && !isEnough(most); o++) {
        if (trail.state(o) == State.FREE && rowsOf[o].length > 0) {
          State left = left(o);
          if (left != State.FREE) {
            changed = true;
            set(o, left, WindowTrail.TRIED);
            open = settle();
          }
        }
      }
    }
    return open || proof.isPresent() && !proof.get().isRefuted();
  }

  private boolean isEnough(long most) {
    return work >= most || proof.isPresent() && proof.get().isFull();
  }

  /** Whether an option is ruled out, and said to be so. */
  boolean isDropped(int option) {
    return trail.state(option) == State.DROPPED
        && (proof.isEmpty() || proof.get().isDropped(option));
  }

  /** What remains of an option when it is tried both ways. */
  private State left(int option) {
    if (!isConsistent(option, State.CHOSEN)) {
      return State.DROPPED;
    }
    return isConsistent(option, State.DROPPED) ? State.FREE : State.CHOSEN;
  }

  private boolean isConsistent(int option, State tried) {
    int mark = trail.size();
    tryingFrom = mark;
    set(option, tried, WindowTrail.ASSUMED);
    boolean consistent = settle();
    tryingFrom = ROOT;
    while (!queue.isEmpty()) {
      queued[queue.poll()] = false;
    }
    while (trail.size() > mark) {
      undo();
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
  private void set(int option, State to, int why) {
    trail.push(option, to, why);
    if (tryingFrom == ROOT) {
      proof.ifPresent(p -> p.decide(option));
    }
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
        if (trail.state(other) == State.FREE) {
          set(other, State.DROPPED, WindowTrail.EXCLUDED);
        }
      }
    }
  }

  private void undo() {
    boolean isChosen = trail.state(trail.option(trail.size() - 1)) == State.CHOSEN;
    int option = trail.pop();
    int[] in = rowsOf[option];
    long[] coefficients = coefficientsOf[option];
    for (int k = 0; k < in.length; k++) {
      long c = coefficients[k];
      int r = in[k];
      sum[r] -= isChosen ? c : 0;
      gain[r] += Math.max(c, 0);
      loss[r] += Math.max(-c, 0);
    }
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
        return fail(WindowTrail.end(r, highest < row.lower()));
      }
      int option = row.options()[k];
      if (trail.state(option) == State.FREE) {
        long c = row.coefficients()[k];
        boolean mayStay = c > 0 ? lowest + c <= row.upper() : highest + c >= row.lower();
        boolean mayGo = c > 0 ? highest - c >= row.lower() : lowest - c <= row.upper();
        if (!mayStay) {
          set(option, State.DROPPED, WindowTrail.end(r, c < 0));
        }
        if (!mayStay && !mayGo) {
          return fail(WindowTrail.end(r, c > 0));
        }
        if (mayStay && !mayGo) {
          set(option, State.CHOSEN, WindowTrail.end(r, c > 0));
        }
      }
    }
    return true;
  }

  /** A row cannot be fulfilled any more. */
  private boolean fail(int end) {
    proof.ifPresent(p -> p.fail(end, tryingFrom));
    return false;
  }
}
