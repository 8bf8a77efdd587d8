package org.secateur.solver.search;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.secateur.solver.reduction.SelectionProblem;

/** The options chosen and excluded on the way to a node of the search; mutable, for one thread. */
final class Selection {
  private final int[] group;
  private final int[] cost;
  private final boolean[] excluded;
  private final boolean[] groupUsed;
  private final int[] chosen;
  private int depth;
  private int spent;

  Selection(SelectionProblem problem) {
    int m = problem.options();
    group = new int[m];
    cost = new int[m];
    for (int o = 0; o < m; o++) {
      group[o] = problem.group(o);
      cost[o] = problem.cost(o);
    }
    excluded = new boolean[m];
    groupUsed = new boolean[problem.groups()];
    chosen = new int[problem.groups()];
  }

  int options() {
    return group.length;
  }

  int cost(int option) {
    return cost[option];
  }

  int group(int option) {
    return group[option];
  }

  /** Whether an option can still be chosen. */
  boolean isFree(int option) {
    return !excluded[option] && !groupUsed[group[option]];
  }

  void choose(int option) {
    groupUsed[group[option]] = true;
    chosen[depth++] = option;
    spent += cost[option];
  }

  /** Takes back the last choice. */
  void unchoose() {
    int option = chosen[--depth];
    groupUsed[group[option]] = false;
    spent -= cost[option];
  }

  void exclude(int option) {
    excluded[option] = true;
  }

  void readmit(int option) {
    excluded[option] = false;
  }

  int depth() {
    return depth;
  }

  int chosen(int at) {
    return chosen[at];
  }

  int spent() {
    return spent;
  }

  int[] chosen() {
    int[] sorted = Arrays.copyOf(chosen, depth);
    Arrays.sort(sorted);
    return sorted;
  }

  /** The free options that cost no more than this. */
  int[] affordable(int budget) {
    return IntStream.range(0, options()).filter(o -> isFree(o) && cost[o] <= budget).toArray();
  }
}
