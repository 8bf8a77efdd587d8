package org.secateur.solver.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.Workers;
import org.secateur.solver.reduction.Directions;
import org.secateur.solver.reduction.Directions.Direction;
import org.secateur.solver.reduction.NetworkColumns;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;

/**
 * The selections of a network with two inputs that are within a threshold, by a sweep over half a
 * turn (notes {@code sweep-even}, {@code sweep-cells}, {@code sweep-odd}). It visits every such
 * selection, and a few others: what it visits has to be evaluated.
 */
public final class Sweep {
  /** Rows that a selection has to fulfil before it is visited. */
  private static final int ROWS = 12;

  /** Beyond, one sweep takes minutes, and laying it out does not look at the clock. */
  private static final int MOST_OPTIONS = 30_000;

  /** Rows of one output are enough to visit few selections; evaluation looks at all of them. */
  private static final int OUTPUT = 0;

  /** Nodes of a cost over those of the cost before, but for the first ones, which say little. */
  private static final double MOST_GROWTH = 16;

  /** Of sets of cells, in bytes, where a checker has to make them, too. */
  private static final long MOST_CHECKED = 1L << 29;

  /** Of sums of the odd part, by a checker's bound for them (note {@code certificate-v2}). */
  private static final int MOST_CHECKED_BITS = 62;

  /** Hears of selections, from several threads. */
  public interface Visitor {
    /** A selection that may be within the threshold. */
    void visit(int[] chosen);

    /** Whether nothing more is to be visited. */
    boolean isDone();
  }

  private final NetworkSelection selection;
  private final Threshold threshold;
  private final Budget budget;
  private final HalfTurn halfTurn;
  private final Step[] steps;
  private final Completions completions;
  private final OddPart odd;
  private final Optional<KinkRows> kinks;
  private final int[] stepOf;
  private final int leastCost;
  private OddPairs pairs;
  private long nodesOfLast;
  private long nodesBeforeLast;
  private int lastCost;
  private final List<long[]> coefficients = new ArrayList<>();
  private final List<SelectionRow.Interval> intervals = new ArrayList<>();

  private Sweep(
      NetworkSelection selection,
      Threshold threshold,
      HalfTurn halfTurn,
      List<Direction> directions,
      long mostBytes,
      Budget budget) {
    this.selection = selection;
    this.threshold = threshold;
    this.budget = budget;
    this.halfTurn = halfTurn;
    this.steps = halfTurn.steps().toArray(Step[]::new);
    this.completions = new Completions(halfTurn, budget, mostBytes);
    this.odd = new OddPart(selection, threshold, OUTPUT, directions);
    this.kinks = KinkRows.of(selection, threshold, OUTPUT, directions);
    this.leastCost = selection.leastCost();
    this.stepOf = new int[selection.options()];
    for (int j = 0; j < steps.length; j++) {
      if (steps[j].isOption()) {
        stepOf[steps[j].option()] = j;
      }
    }
    for (SelectionRow row : selection.likelyRows(ROWS)) {
      long[] column = new long[selection.options()];
      Arrays.setAll(column, row::coefficient);
      coefficients.add(column);
      intervals.add(row.at(threshold));
    }
  }

  /**
   * The sweep for a threshold; empty where none can be made, see {@link HalfTurn}, or where it
   * would begin with more gradients than there is memory for.
   *
   * @param isChecked whether no more memory and no longer sums may be taken than a checker takes
   */
  public static Optional<Sweep> of(
      NetworkSelection selection, Threshold threshold, boolean isChecked, Budget budget) {
    if (selection.options() == 0
        || selection.options() > MOST_OPTIONS
        || isChecked && longestSum(selection) > MOST_CHECKED_BITS) {
      return Optional.empty();
    }
    Optional<Directions> directions = Directions.of(selection);
    long mostBytes = Math.min(budget.memoryBytes() / 2, isChecked ? MOST_CHECKED : Long.MAX_VALUE);
    try {
      return HalfTurn.of(selection, threshold, OUTPUT, HalfTurn.MANY_CELLS)
          .filter(halfTurn -> halfTurn.bytes() <= budget.memoryBytes() / 8)
          .map(
              halfTurn ->
                  new Sweep(
                      selection,
                      threshold,
                      halfTurn,
                      directions.orElseThrow().sorted(),
                      mostBytes,
                      budget));
    } catch (ArithmeticException tooLong) {
      return Optional.empty();
    }
  }

  /** The bits that a checker makes room for, in a sum of the odd part. */
  private static int longestSum(NetworkSelection selection) {
    NetworkColumns columns = selection.columns();
    int most = 0;
    int dearest = 0;
    for (int o = 0; o < selection.options(); o++) {
      dearest = Math.max(dearest, selection.cost(o));
      BigInteger v = columns.outgoing(o, OUTPUT);
      for (int j = 0; j < selection.instance().network().inputs(); j++) {
        most = Math.max(most, columns.incoming(o, j).bitLength() + 1 + v.bitLength());
      }
    }
    // Of pairs at least; of no more than the largest cost allows of the cheapest options.
    long summands = Math.max(2, (long) selection.groups() * dearest / selection.leastCost());
    return most + Long.SIZE - Long.numberOfLeadingZeros(summands);
  }

  /** The grid in which selections are visited. */
  public SweepGrid grid() {
    return halfTurn.grid();
  }

  /**
   * The grid in which no selection of whatever cost is within the threshold; empty where none is
   * found, which says nothing.
   */
  public Optional<SweepGrid> refuted() {
    return HalfTurn.of(selection, threshold, OUTPUT, HalfTurn.FEW_CELLS)
        .filter(coarse -> new Refutation(coarse, budget).holds())
        .or(() -> Optional.of(halfTurn).filter(fine -> new Refutation(fine, budget).holds()))
        .map(HalfTurn::grid);
  }

  /**
   * Makes room for selections of a cost.
   *
   * @return false if there is none; then nothing of this cost or more can be visited
   */
  public boolean prepare(int cost) {
    try {
      while (completions.cost() < cost) {
        budget.progress("sweep for size " + (completions.cost() + 1), completions.cost() + 1, cost);
        if (!completions.extend()) {
          return false;
        }
      }
      return true;
    } catch (RowOverflow steep) {
      return false;
    }
  }

  /**
   * Visits every selection of at least one option and at most a cost that is within the threshold,
   * and a few others. The cost has to be prepared.
   *
   * @return false if some may have been missed
   */
  public boolean visit(int cost, Visitor visitor) {
    long before = budget.nodes();
    if (pairs == null
        && nodesOfLast > selection.options()
        && OddPairs.bytes(selection.options()) <= budget.memoryBytes() / 8) {
      pairs = new OddPairs(odd, selection.options());
    }
    AtomicIntegerArray claimed = new AtomicIntegerArray(steps.length);
    try {
      Workers.run(
          budget.threads(),
          budget.threads(),
          t -> new SweepTree(this, cost / leastCost, budget, claimed, visitor).run(cost));
      nodesBeforeLast = nodesOfLast;
      lastCost = cost;
      nodesOfLast = budget.nodes() - before;
      return true;
    } catch (RowOverflow steep) {
      return false;
    }
  }

  /** Nodes of a cost if they grow as they did; 0 where nothing is known. */
  public double expectedNodes(int cost) {
    double growth = (double) nodesOfLast / Math.max(1, nodesBeforeLast);
    growth = Math.max(1, Math.min(MOST_GROWTH, growth));
    return nodesOfLast * Math.pow(growth, cost - lastCost);
  }

  OddPairs pairs() {
    return pairs;
  }

  Step[] steps() {
    return steps;
  }

  Completions completions() {
    return completions;
  }

  OddPart odd() {
    return odd;
  }

  CellSet starts() {
    return halfTurn.ends(steps[0].strip());
  }

  int leastCost() {
    return leastCost;
  }

  int cost(int option) {
    return selection.cost(option);
  }

  int group(int option) {
    return selection.group(option);
  }

  int stepOf(int option) {
    return stepOf[option];
  }

  /**
   * Whether a selection fulfils some rows: most of those that are not within the threshold don't.
   */
  boolean fulfilsSomeRows(int[] chosen, int options) {
    for (int r = 0; r < intervals.size(); r++) {
      long[] column = coefficients.get(r);
      long sum = 0;
      for (int i = 0; i < options; i++) {
        sum += column[chosen[i]];
      }
      if (!intervals.get(r).contains(sum)) {
        return false;
      }
    }
    return kinks.isEmpty() || kinks.get().areFulfilled(chosen, options);
  }
}
