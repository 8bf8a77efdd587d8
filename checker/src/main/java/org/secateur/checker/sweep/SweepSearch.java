package org.secateur.checker.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.tree.Options;
import org.secateur.checker.verdict.Rejection;

/**
 * A walk through all selections of at most a cost whose gradients can get to the end of a sweep;
 * the last two options of each are looked up. What passes the rows is evaluated, and rejected if it
 * is a counterexample of the fact.
 */
final class SweepSearch {
  private final int line;
  private final NetworkProblem problem;
  private final Options options;
  private final NoMask fact;
  private final List<SweepStop> stops;
  private final SweepSets sets;
  private final SweepSums sums;
  private final SweepTails tails;
  private final int leastCost;

  /** The cost of a tail, at least. */
  private final int kept;

  /** The stop of each option. */
  private final int[] stopOf;

  private final int[] chosen;

  private final GridCells[] here;
  private final GridCells[] next;

  /**
   * @param most the largest cost of a selection
   */
  SweepSearch(
      int line,
      NetworkProblem problem,
      Options options,
      NoMask fact,
      SweepCourse course,
      SweepSets sets,
      SweepSums sums,
      int leastCost,
      int most) {
    this.line = line;
    this.problem = problem;
    this.options = options;
    this.fact = fact;
    this.stops = course.stops();
    this.sets = sets;
    this.sums = sums;
    this.leastCost = leastCost;
    this.tails = new SweepTails(sums, sums.left(), most / leastCost);
    this.kept = tails.most() * leastCost;
    stopOf = new int[options.count()];
    for (int j = 0; j < stops.size(); j++) {
      if (stops.get(j).isOption()) {
        stopOf[stops.get(j).option()] = j;
      }
    }
    int deepest = most / leastCost + 2;
    chosen = new int[deepest];
    here = new GridCells[deepest];
    next = new GridCells[deepest];
    Arrays.setAll(here, i -> new GridCells());
    Arrays.setAll(next, i -> new GridCells());
  }

  /** Walks through the selections of at most a cost. */
  void run(int cost) throws Rejection {
    evaluate(0);
    here[0].meet(sets.starts(), sets.starts());
    walk(0, 0, cost, 0, 0);
  }

  /**
   * Chooses the next option among those of the stops from one on.
   *
   * @param left the cost that is left
   * @param first of the chosen options, the odd part at the first diagonal
   * @param second at the second one
   */
  private void walk(int depth, int from, int left, long first, long second) throws Rejection {
    lookUp(depth, from, left, first, second);
    for (int j = from; j + 1 < stops.size() && left >= kept + leastCost; j++) {
      SweepStop stop = stops.get(j);
      int option = stop.option();
      if (stop.isOption() && left - options.cost(option) >= kept && isFree(depth, option)) {
        int rest = left - options.cost(option);
        GridCells goal = sets.after(rest, j);
        if (!here[depth + 1].jump(here[depth], stop.across(), stop.along(), goal).isEmpty()) {
          chosen[depth] = option;
          walk(depth + 1, j + 1, rest, first + sums.odd(0, option), second + sums.odd(1, option));
        }
      }
      advance(depth, stop, sets.after(left, j));
      if (here[depth].isEmpty()) {
        return;
      }
    }
  }

  /** To the next stop without an option. */
  private void advance(int depth, SweepStop stop, GridCells goal) {
    if (stop.option() == SweepStop.TARGET) {
      next[depth].jump(here[depth], stop.across(), stop.along(), goal);
    } else {
      next[depth].meet(here[depth], goal);
    }
    GridCells swapped = here[depth];
    here[depth] = next[depth];
    next[depth] = swapped;
    if (stop.option() == SweepStop.TURN) {
      here[depth] = new GridCells().turn(here[depth], false);
    }
  }

  /** Whether no option of the same neuron is chosen. */
  private boolean isFree(int depth, int option) {
    for (int i = 0; i < depth; i++) {
      if (options.group(chosen[i]) == options.group(option)) {
        return false;
      }
    }
    return true;
  }

  /** Evaluates the selections that end with a tail of options of stops from one on. */
  private void lookUp(int depth, int from, int left, long first, long second) throws Rejection {
    // Of single options, some selections are found twice, which does no harm.
    tails.complete(
        first,
        second,
        (one, two) -> {
          boolean isPair = one != two;
          int cost = options.cost(one) + (isPair ? options.cost(two) : 0);
          if (stopOf[one] >= from
              && stopOf[two] >= from
              && cost <= left
              && isWithin(0, first, one, two)
              && isWithin(1, second, one, two)
              && isFree(depth, one)
              && isFree(depth, two)
              && !(isPair && options.group(one) == options.group(two))) {
            chosen[depth] = one;
            chosen[depth + 1] = two;
            evaluate(depth + (isPair ? 2 : 1));
          }
        });
  }

  private boolean isWithin(int side, long sum, int one, int two) {
    return sums.isWithin(side, sum + sums.odd(side, one) + (one == two ? 0 : sums.odd(side, two)));
  }

  private void evaluate(int count) throws Rejection {
    int size = 0;
    for (int i = 0; i < count; i++) {
      size += options.cost(chosen[i]);
    }
    if (!fact.sizes().contains(size) || !sums.fulfilRows(chosen, count)) {
      return;
    }
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      kept.addAll(options.items(chosen[i]));
    }
    kept.sort(null);
    Real error = problem.error(line, kept, List.of());
    if (fact.strict() ? error.isBelow(fact.bound()) : !error.isAbove(fact.bound())) {
      throw Rejection.invalid(line, "mask %s has error %s, against %s", kept, error, fact);
    }
  }
}
