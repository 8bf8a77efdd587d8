package org.secateur.checker.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.tree.Options;
import org.secateur.checker.tree.Refutation;
import org.secateur.checker.verdict.Rejection;

/**
 * A walk through all selections of at most a cost whose gradients can get to the end of a sweep;
 * the last two options of each are looked up. What passes the rows is evaluated, and rejected if it
 * is a counterexample of the fact.
 */
final class SweepSearch {
  private final int line;
  private final Refutation tree;
  private final Options options;
  private final List<SweepStop> stops;
  private final SweepSets sets;
  private final SweepSums sums;
  private final SweepTails tails;

  /** The cost of an option that is left, at least. */
  private final int leastCost;

  /** The cost of a whole tail, at least. */
  private final int leastTail;

  /** The stop of each option. */
  private final int[] stopOf;

  private final int[] chosen;

  /**
   * @param sets of all costs up to the tree's budget
   * @param kinks with the options that are left
   */
  SweepSearch(
      int line, Refutation tree, List<SweepKink> kinks, List<SweepStop> stops, SweepSets sets) {
    this.line = line;
    this.tree = tree;
    this.options = tree.options();
    this.stops = stops;
    this.sets = sets;
    IntStream left = IntStream.range(0, options.count()).filter(o -> !tree.isDropped(o));
    leastCost = left.map(options::cost).min().orElse(1);
    int mostChosen = tree.budget() / leastCost;
    sums = new SweepSums(kinks, options.count(), mostChosen);
    tails = new SweepTails(sums, kinks, mostChosen);
    leastTail = tails.most() * leastCost;
    stopOf = new int[options.count()];
    IntStream.range(0, stops.size())
        .filter(j -> stops.get(j).isOption())
        .forEach(j -> stopOf[stops.get(j).option()] = j);
    chosen = new int[mostChosen + 2];
  }

  /** Walks through the selections of at most the tree's budget. */
  void run() throws Rejection {
    evaluate(0, 0);
    walk(0, sets.starts(), 0, tree.budget());
  }

  /**
   * Chooses the next option among those of the stops from one on.
   *
   * @param begin the cells before that stop
   * @param left the cost that is left
   */
  private void walk(int depth, GridCells begin, int from, int left) throws Rejection {
    lookUp(depth, from, left);
    GridCells here = begin;
    // What is left has to suffice for one more option and then a whole tail.
    int least = leastCost + leastTail;
    for (int j = from; left >= least && j + 1 < stops.size() && !here.isEmpty(); j++) {
      SweepStop stop = stops.get(j);
      if (stop.isOption()) {
        choose(depth, here, j, left - options.cost(stop.option()));
        here = here.meet(sets.after(left, j));
      } else {
        here = here.ahead(stop, sets.after(left, j));
      }
      here = stop.turns() ? here.turn(false) : here;
    }
  }

  private void choose(int depth, GridCells here, int j, int left) throws Rejection {
    SweepStop stop = stops.get(j);
    if (left >= leastTail && isFree(depth, stop.option())) {
      GridCells ahead = here.ahead(stop, sets.after(left, j));
      if (!ahead.isEmpty()) {
        chosen[depth] = stop.option();
        walk(depth + 1, ahead, j + 1, left);
      }
    }
  }

  /** Whether no option of the same neuron is chosen. */
  private boolean isFree(int depth, int option) {
    int group = options.group(option);
    return IntStream.range(0, depth).noneMatch(i -> options.group(chosen[i]) == group);
  }

  /** Evaluates the selections that end with a tail of options of stops from one on. */
  private void lookUp(int depth, int from, int left) throws Rejection {
    long first = sums.odd(0).sum(chosen, depth);
    long second = sums.odd(1).sum(chosen, depth);
    // Of single options, some selections are found twice, which does no harm.
    tails.complete(
        first,
        second,
        (one, two) -> {
          boolean isPair = one != two;
          int cost = options.cost(one) + (isPair ? options.cost(two) : 0);
          chosen[depth] = one;
          chosen[depth + 1] = two;
          if (stopOf[one] >= from
              && stopOf[two] >= from
              && cost <= left
              && sums.odd(0).isWithin(first + sums.odd(0).of(one, two))
              && sums.odd(1).isWithin(second + sums.odd(1).of(one, two))
              && isFree(depth, one)
              && !(isPair && !isFree(depth + 1, two))) {
            evaluate(depth + (isPair ? 2 : 1), tree.budget() - left + cost);
          }
        });
  }

  /** Looks at the first of the chosen options, of that size together. */
  private void evaluate(int count, int size) throws Rejection {
    NoMask fact = tree.fact();
    if (!fact.sizes().contains(size) || !sums.fulfilRows(chosen, count)) {
      return;
    }
    List<Integer> mask = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      mask.addAll(options.items(chosen[i]));
    }
    mask.sort(null);
    Real error = tree.problem().error(line, mask, List.of());
    if (fact.strict() ? error.isBelow(fact.bound()) : !error.isAbove(fact.bound())) {
      throw Rejection.invalid(line, "mask %s has error %s, against %s", mask, error, fact);
    }
  }
}
