package org.secateur.solver.tree;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.Combination;
import org.secateur.solver.reduction.Condition;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.RowEnds;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.reduction.WideRow;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.rows.Knapsack;
import org.secateur.solver.rows.RowPool;

/**
 * Tells a log how the nodes of a search are settled. A row of the pool is told as its condition,
 * with the price of a unit of the budget that makes the bound plain to a reader (note {@code
 * certificate-v2}); nothing is computed where nobody listens.
 */
final class NodeLog {
  private final RefutationLog log;
  private final SelectionProblem problem;
  private final Goal goal;
  private final Knapsack knapsack;
  private final SearchPath path;
  private final RowPool pool;
  private final Map<SelectionRow, Combination> contradictions = new IdentityHashMap<>();

  NodeLog(
      RefutationLog log, SelectionProblem problem, Goal goal, Knapsack knapsack, SearchPath path) {
    this.log = log;
    this.problem = problem;
    this.goal = goal;
    this.knapsack = knapsack;
    this.path = path;
    this.pool = path.pool();
  }

  boolean isKept() {
    return log.isKept();
  }

  void begin() {
    if (log.isKept()) {
      log.begin(problem, sizes(), goal.threshold());
    }
  }

  void tighten(Threshold threshold) {
    if (log.isKept() && !goal.isDone()) {
      log.tighten(sizes(), threshold);
    }
  }

  /** Up to the cap; all that are allowed where no selection costs more than the cap. */
  private SizeRange sizes() {
    boolean isAll = path.cap() >= Costs.largest(problem);
    return isAll ? goal.sizes() : new SizeRange(goal.sizes().least(), path.cap());
  }

  /**
   * A row closes a node: a budget does not bring its sum to an end of its interval.
   *
   * @param lower whether that is the lower end
   */
  void close(int row, boolean lower, int budget) {
    if (log.isKept()) {
      Optional<Combination> nothing = contradiction(row);
      if (nothing.isPresent()) {
        log.close(nothing.get(), true, budget, () -> Rational.ZERO);
      } else {
        log.close(pool.condition(row), lower, budget, () -> price(row, lower, budget));
      }
    }
  }

  private Rational price(int row, boolean lower, int budget) {
    long[] coefficients = new long[problem.options()];
    Arrays.setAll(coefficients, o -> pool.coefficient(row, o));
    return exact(row, knapsack.price(coefficients, lower ? 1 : -1, budget));
  }

  /**
   * A violated row asks for one of some options.
   *
   * @param amount that the option which fills the budget up adds to the row; 0 if none does
   * @param cost of that option
   */
  void branch(int row, long amount, int cost, int[] options) {
    Optional<Combination> nothing = contradiction(row);
    if (nothing.isPresent()) {
      log.branch(nothing.get(), true, Rational.ZERO, options);
    } else if (log.isKept()) {
      Rational price = amount == 0 ? Rational.ZERO : exact(row, Rational.of(amount, cost));
      log.branch(pool.condition(row), pool.hasToRise(row), price, options);
    }
  }

  /**
   * What is chosen violates one of the rows, but not with the bits that were dropped of it; one of
   * the free options has to be chosen (note {@code selection-rows}).
   *
   * @param free all of them
   */
  void branch(List<SelectionRow> rows, int[] chosen, int[] free) {
    if (!log.isKept() || !(problem instanceof NetworkSelection network)) {
      return;
    }
    for (SelectionRow row : rows) {
      WideRow exact = network.exactly(row);
      BigInteger sum =
          Arrays.stream(chosen)
              .mapToObj(exact::coefficient)
              .reduce(BigInteger.ZERO, BigInteger::add);
      RowEnds.Integers ends = exact.at(goal.threshold());
      if (!ends.contains(sum)) {
        log.branch(row, sum.compareTo(ends.upper()) <= 0, Rational.ZERO, free);
        return;
      }
    }
    throw new IllegalStateException("an evaluated selection that violates no row of its input");
  }

  /**
   * Of a row whose interval holds no integer, both ends together. A row itself tells one end at a
   * time.
   */
  private Optional<Combination> contradiction(int row) {
    if (!log.isKept() || !pool.isEmpty(row)) {
      return Optional.empty();
    }
    Condition condition = pool.condition(row);
    Threshold threshold = goal.threshold();
    List<SelectionRow> rows =
        condition instanceof Combination combination
            ? combination.rows()
            : List.of((SelectionRow) condition);
    return rows.stream()
        .filter(r -> r.at(threshold).isEmpty())
        .findFirst()
        .map(
            r ->
                contradictions.computeIfAbsent(
                    r, k -> Combination.ofBothEnds(k, problem.groups())));
  }

  private Rational exact(int row, Rational price) {
    int dropped = pool.condition(row).droppedBits();
    return price.multiply(Rational.of(BigInteger.ONE.shiftLeft(dropped)));
  }

  void last(int row, int[] options) {
    Optional<Combination> nothing = contradiction(row);
    log.last(nothing.isPresent() ? nothing.get() : pool.condition(row), options);
  }

  void tooSmall(int[] options) {
    log.tooSmall(options);
  }

  void abandon() {
    log.abandon();
  }
}
