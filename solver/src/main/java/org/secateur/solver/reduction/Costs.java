package org.secateur.solver.reduction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.secateur.model.SizeRange;

/** What selections can cost, whatever their sums (note {@code search-budget}). */
public final class Costs {
  private Costs() {}

  /** The least cost of an option; 1 if there is none. */
  public static int least(SelectionProblem problem) {
    return problem.options() == 0 ? 1 : problem.leastCost();
  }

  /** The cost of a selection that has the dearest option of every group. */
  public static int largest(SelectionProblem problem) {
    int[] dearest = new int[problem.groups()];
    for (int o = 0; o < problem.options(); o++) {
      int g = problem.group(o);
      dearest[g] = Math.max(dearest[g], problem.cost(o));
    }
    int sum = 0;
    for (int cost : dearest) {
      sum = Math.addExact(sum, cost);
    }
    return sum;
  }

  /**
   * The options of a selection of some allowed cost, ascending; empty if there is none. Takes a bit
   * for each group and each cost up to the most allowed one.
   */
  public static Optional<int[]> within(SelectionProblem problem, SizeRange allowed) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int g = 0; g < problem.groups(); g++) {
      groups.add(new ArrayList<>());
    }
    for (int o = 0; o < problem.options(); o++) {
      groups.get(problem.group(o)).add(o);
    }
    List<BitSet> reachable = new ArrayList<>();
    BitSet costs = new BitSet();
    costs.set(0);
    reachable.add(costs);
    int cost = costs.nextSetBit(allowed.least());
    for (int g = 0; g < groups.size() && cost < 0; g++) {
      costs = next(costs, groups.get(g), problem, allowed.most());
      reachable.add(costs);
      cost = costs.nextSetBit(allowed.least());
    }
    return cost < 0 || cost > allowed.most()
        ? Optional.empty()
        : Optional.of(traced(reachable, groups, problem, cost));
  }

  private static BitSet next(
      BitSet before, List<Integer> group, SelectionProblem problem, int most) {
    BitSet after = (BitSet) before.clone();
    for (int o : group) {
      int cost = problem.cost(o);
      before.stream().filter(c -> c + cost <= most).forEach(c -> after.set(c + cost));
    }
    return after;
  }

  private static int[] traced(
      List<BitSet> reachable, List<List<Integer>> groups, SelectionProblem problem, int cost) {
    List<Integer> chosen = new ArrayList<>();
    int left = cost;
    for (int g = reachable.size() - 2; g >= 0; g--) {
      BitSet before = reachable.get(g);
      if (!before.get(left)) {
        for (int o : groups.get(g)) {
          if (problem.cost(o) <= left && before.get(left - problem.cost(o))) {
            chosen.add(o);
            left -= problem.cost(o);
            break;
          }
        }
      }
    }
    return chosen.stream().mapToInt(o -> o).sorted().toArray();
  }
}
