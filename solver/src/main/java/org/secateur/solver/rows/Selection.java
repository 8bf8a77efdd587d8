package org.secateur.solver.rows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.secateur.solver.reduction.SelectionProblem;

/**
 * The options chosen and excluded on the way to a node of the search. Options are chosen in an
 * order, and only the last one is taken back. Mutable, for one thread.
 */
public final class Selection {
  private final int[] group;
  private final int[] cost;
  private final boolean[] excluded;
  private final boolean[] groupUsed;
  private final int[] chosen;
  private int depth;
  private int spent;

  /** With nothing chosen and nothing excluded. */
  public Selection(SelectionProblem problem) {
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

  public int options() {
    return group.length;
  }

  public int cost(int option) {
    return cost[option];
  }

  public int group(int option) {
    return group[option];
  }

  /** Whether an option can still be chosen. */
  public boolean isFree(int option) {
    return !excluded[option] && !groupUsed[group[option]];
  }

  /** Chooses a free option. */
  public void choose(int option) {
    groupUsed[group[option]] = true;
    chosen[depth++] = option;
    spent += cost[option];
  }

  /** Takes back the last choice. */
  public void unchoose() {
    int option = chosen[--depth];
    groupUsed[group[option]] = false;
    spent -= cost[option];
  }

  /** Says that an option is not chosen from now on. */
  public void exclude(int option) {
    excluded[option] = true;
  }

  /** Takes an exclusion back. */
  public void readmit(int option) {
    excluded[option] = false;
  }

  /** The number of chosen options. */
  public int depth() {
    return depth;
  }

  /** A chosen option, by the order in which they were chosen. */
  public int chosen(int at) {
    return chosen[at];
  }

  /** What the chosen options cost. */
  public int spent() {
    return spent;
  }

  /** The chosen options, ascending; a copy. */
  public int[] chosen() {
    int[] sorted = Arrays.copyOf(chosen, depth);
    Arrays.sort(sorted);
    return sorted;
  }

  /** The free options that cost no more than this, ascending. */
  public int[] affordable(int budget) {
    return IntStream.range(0, options()).filter(o -> isFree(o) && cost[o] <= budget).toArray();
  }
}
