package org.secateur.solver.elimination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.SilentLog;

/** Judges the steps of a tree in preorder as a checker does (note certificate-v2, section 5). */
final class ReplayedSteps extends SilentLog {
  private final SelectionProblem problem;
  private final int most;
  private final String context;
  private final List<Integer> chosen = new ArrayList<>();
  private final boolean[] isExcluded;
  private final boolean[] isDropped;
  private final Deque<Node> nodes = new ArrayDeque<>();
  private boolean isSettled;
  private boolean isSplitBelowRoot;

  /** Children that are being settled. */
  private static final class Node {
    private final int[] options;
    private final boolean hasRest;
    private int next;

    Node(int[] options, boolean hasRest) {
      this.options = options;
      this.hasRest = hasRest;
    }
  }

  ReplayedSteps(SelectionProblem problem, int most, String context) {
    this.problem = problem;
    this.most = most;
    this.context = "at most " + most + ", " + context;
    isExcluded = new boolean[problem.options()];
    isDropped = new boolean[problem.options()];
  }

  /** Whether no node is open. */
  boolean isSettled() {
    return isSettled;
  }

  boolean isDropped(int option) {
    return isDropped[option];
  }

  /** Whether there was a split where something was chosen. */
  boolean isSplitBelowRoot() {
    return isSplitBelowRoot;
  }

  private boolean isFree(int option) {
    int[] dearest = new int[problem.groups()];
    for (int o = 0; o < problem.options(); o++) {
      int cost = isDropped[o] || problem.cost(o) > most ? 0 : problem.cost(o);
      dearest[problem.group(o)] = Math.max(dearest[problem.group(o)], cost);
    }
    int size = chosen.stream().mapToInt(problem::cost).sum();
    return !isDropped[option]
        && !isExcluded[option]
        && chosen.stream().noneMatch(c -> problem.group(c) == problem.group(option))
        && problem.cost(option) <= Math.min(most, Arrays.stream(dearest).sum()) - size;
  }

  private void requireFree(int[] options) {
    assertFalse(isSettled, context);
    for (int o : options) {
      assertTrue(isFree(o), "option " + o + " is not free, " + context);
    }
  }

  @Override
  public void branch(Condition row, boolean lower, Rational price, int[] options) {
    requireFree(options);
    assertTrue(lower, context);
    assertEquals(Rational.ZERO, price, context);
    long reach = chosen.stream().mapToLong(row::coefficient).sum();
    long[] best = new long[problem.groups()];
    for (int o = 0; o < problem.options(); o++) {
      int option = o;
      if (isFree(o) && Arrays.stream(options).noneMatch(listed -> listed == option)) {
        best[problem.group(o)] = Math.max(best[problem.group(o)], row.coefficient(o));
      }
    }
    reach += Arrays.stream(best).sum();
    long end = row.at(Threshold.atMost(Rational.ZERO)).lower();
    assertTrue(reach < end, reach + " is not less than " + end + ", " + context);
    open(options, false);
  }

  @Override
  public void split(int[] options) {
    requireFree(options);
    assertTrue(options.length > 0, context);
    isSplitBelowRoot |= !chosen.isEmpty();
    open(options, true);
  }

  private void open(int[] options, boolean hasRest) {
    nodes.push(new Node(options, hasRest));
    while (!nodes.isEmpty() && !isNextOpen(nodes.peek())) {
      nodes.pop();
    }
    isSettled = nodes.isEmpty();
  }

  /** Goes to the next child, if there is one. */
  private boolean isNextOpen(Node node) {
    int[] options = node.options;
    if (node.next > 0 && node.next <= options.length) {
      chosen.remove(Integer.valueOf(options[node.next - 1]));
      isExcluded[options[node.next - 1]] = true;
    }
    boolean isRest = node.next == options.length && node.hasRest;
    if (node.next < options.length) {
      chosen.add(options[node.next]);
    } else if (isRest && chosen.isEmpty()) {
      Arrays.stream(options).forEach(o -> isDropped[o] = true);
    } else if (!isRest) {
      Arrays.stream(options).forEach(o -> isExcluded[o] = false);
    }
    node.next++;
    return node.next <= options.length || isRest;
  }
}
