package org.secateur.solver.search;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Incumbent;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;

/**
 * Branch and bound on a selection problem within a budget of cost. A node is a set of chosen and a
 * set of excluded options. It is closed by a row that no affordable choice can fulfil (note {@code
 * search-budget}); else some row is violated by the chosen options alone, and one of the options
 * that move it far enough has to be chosen (note {@code search-branching}); where no row of the
 * pool is violated the selection is evaluated exactly, and becomes the incumbent or yields a new
 * row.
 *
 * <p>Mutable, for one thread; its rows serve one node after another.
 */
final class TreeSearch {
  /**
   * What follows a node.
   *
   * @param options one of which has to be chosen
   * @param orNone whether it may be none of them
   */
  private record Branching(int[] options, boolean orNone) {
    static final Branching SETTLED = new Branching(NONE, false);
  }

  /** An open node: what to choose and what to exclude on the way to it. */
  record Node(int[] chosen, int[] excluded) {
    static final Node ROOT = new Node(new int[0], new int[0]);
  }

  /** Nodes are reported in packets, to spare the shared counter. */
  private static final int PACKET = 256;

  /** So few options are tried sooner than a row with fewer of them is found. */
  private static final int FEW = 12;

  private static final int[] NONE = {};

  /** Ends a search that was given a number of nodes only. */
  private static final class AllowanceSpent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AllowanceSpent() {
      super(null, null, false, false);
    }
  }

  private final SelectionProblem problem;
  private final RefutationLog log;
  private final Goal goal;
  private final Budget budget;
  private final Selection selection;
  private final Knapsack knapsack;
  private final RowPool pool;
  private final Relaxation relaxation;
  private final RelaxationPolicy policy;
  private int cap;
  private final int leastCost;
  private final int[] scratch;
  private final int[] hardest = new int[4];
  private final long[] amounts;
  private Threshold threshold;
  private Rational price = Rational.ZERO;
  private boolean isUntested;
  private int unreported;
  private long allowed = Long.MAX_VALUE;
  private long work;

  /**
   * @param most the largest cap on the cost of a whole selection that will be asked for
   */
  TreeSearch(
      SelectionProblem problem,
      CandidateRows candidates,
      Goal goal,
      int most,
      RefutationLog log,
      Budget budget) {
    this(problem, new Relaxation(problem, candidates, goal.threshold()), goal, most, log, budget);
  }

  /** With a relaxation of one's own, for the same problem. */
  TreeSearch(
      SelectionProblem problem,
      Relaxation relaxation,
      Goal goal,
      int most,
      RefutationLog log,
      Budget budget) {
    this.problem = problem;
    this.log = log;
    this.goal = goal;
    this.budget = budget;
    this.cap = most;
    int m = problem.options();
    selection = new Selection(problem);
    int[] group = new int[m];
    int[] cost = new int[m];
    Arrays.setAll(group, problem::group);
    Arrays.setAll(cost, problem::cost);
    knapsack = new Knapsack(group, cost, problem.groups(), log.isKept());
    threshold = goal.threshold();
    pool = new RowPool(problem, knapsack, most, threshold);
    this.relaxation = relaxation;
    relaxation.tighten(threshold);
    leastCost = m == 0 ? 1 : problem.leastCost();
    policy = new RelaxationPolicy(most, leastCost);
    scratch = new int[m];
    amounts = new long[m];
  }

  /**
   * About what one search takes, besides what is on its path: columns, orders and conditions of the
   * pool, bounds by budget, and the tableau.
   */
  static long bytes(SelectionProblem problem, int most) {
    long ofOption = RowPool.CAPACITY * (2L * Long.BYTES + 5L * Integer.BYTES);
    ofOption += Relaxation.CAPACITY * 2L * Double.BYTES;
    long ofBudget = RowPool.CAPACITY * 2L * Long.BYTES;
    return ofOption * problem.options() + ofBudget * (most + 1L);
  }

  /** Sets the most that a whole selection may cost from now on. */
  void cap(int most) {
    cap = most;
  }

  /**
   * Looks for all masks below a node.
   *
   * @param allowance of nodes
   * @return whether all of it was searched; if not, this search must not be used again
   */
  boolean runWithin(Node node, long allowance) {
    allowed = allowance;
    try {
      run(node);
      return true;
    } catch (AllowanceSpent spent) {
      log.abandon();
      return false;
    }
  }

  /** Looks for all masks below a node. */
  void run(Node node) {
    if (log.isKept()) {
      log.begin(problem, new SizeRange(goal.sizes().least(), cap), goal.threshold());
    }
    load(node);
    explore();
    unload(node);
    report();
  }

  /** The children of a node that are still open; none if it is closed. */
  List<Node> expand(Node node) {
    load(node);
    List<Node> children = new ArrayList<>();
    int[] options = branches().options();
    List<Integer> excluded = new ArrayList<>(Arrays.stream(node.excluded()).boxed().toList());
    for (int option : options) {
      int left = left() - selection.cost(option);
      if (left >= 0 && pool.closingWith(option, left) < 0) {
        int[] chosen = Arrays.copyOf(node.chosen(), node.chosen().length + 1);
        chosen[node.chosen().length] = option;
        children.add(new Node(chosen, excluded.stream().mapToInt(o -> o).toArray()));
      }
      excluded.add(option);
    }
    unload(node);
    report();
    return children;
  }

  private void load(Node node) {
    isUntested = true;
    for (int option : node.excluded()) {
      selection.exclude(option);
    }
    for (int option : node.chosen()) {
      choose(option);
    }
  }

  private void unload(Node node) {
    for (int k = node.chosen().length - 1; k >= 0; k--) {
      unchoose(node.chosen()[k]);
    }
    for (int option : node.excluded()) {
      selection.readmit(option);
    }
  }

  private void choose(int option) {
    selection.choose(option);
    pool.choose(option);
  }

  private void unchoose(int option) {
    selection.unchoose();
    pool.unchoose(option);
  }

  private int left() {
    return cap - selection.spent();
  }

  /** A node between the root and the one that is searched. */
  private static final class Level {
    private final Branching branching;
    private final int left;
    private final long before;

    /** Options that are done with: tried as children, and excluded now. */
    private int tried;

    Level(Branching branching, int left, long before) {
      this.branching = branching;
      this.left = left;
      this.before = before;
    }

    int option() {
      return branching.options()[tried];
    }

    boolean isExhausted() {
      return tried == branching.options().length;
    }
  }

  /** Depth first, on a stack of its own: as deep as there are groups, for a thread's too deep. */
  private void explore() {
    Deque<Level> path = new ArrayDeque<>();
    path.push(enter());
    while (!path.isEmpty()) {
      Level level = path.peek();
      if (level.isExhausted() || goal.isDone()) {
        leave(path.pop());
        if (!path.isEmpty()) {
          unchoose(path.peek().option());
          exclude(path.peek());
        }
      } else if (isOpen(level)) {
        choose(level.option());
        path.push(enter());
      } else {
        exclude(level);
      }
    }
  }

  private Level enter() {
    long before = work();
    int left = left();
    return new Level(branches(), left, before);
  }

  /** Whether the next child is still open, which its own budget and all rows are asked for. */
  private boolean isOpen(Level level) {
    int option = level.option();
    int rest = level.left - selection.cost(option);
    work += 4;
    int closing = rest < 0 ? -1 : pool.closingWith(option, rest);
    if (closing >= 0) {
      logClose(closing, pool.isBelow(closing, option, rest), rest);
    }
    return rest >= 0 && closing < 0;
  }

  private void exclude(Level level) {
    selection.exclude(level.option());
    level.tried++;
  }

  private void leave(Level level) {
    if (level.branching.orNone() && level.isExhausted()) {
      log.tooSmall();
    }
    for (int k = 0; k < level.tried; k++) {
      selection.readmit(level.branching.options()[k]);
    }
    policy.explored(level.left, work() - level.before);
  }

  /** All that costs time, in multiplications or something like them. */
  private long work() {
    return work + relaxation.work() / 2;
  }

  private void report() {
    budget.spend(unreported);
    allowed -= unreported;
    unreported = 0;
    if (allowed < 0) {
      throw new AllowanceSpent();
    }
  }

  /** What has to be looked at below a node; nothing if it is closed. */
  private Branching branches() {
    work += 100 + pool.size();
    if (++unreported == PACKET) {
      report();
    }
    refresh();
    int left = left();
    // A child was tested before it was chosen.
    int closing = isUntested ? pool.closing(left) : -1;
    isUntested = false;
    if (goal.isDone()) {
      return given();
    }
    if (closing >= 0) {
      logClose(closing, pool.isBelow(closing, left), left);
      return Branching.SETTLED;
    }
    if (policy.isWorthwhile(left)) {
      long before = relaxation.work();
      boolean refuted = isRefuted(left);
      policy.relaxed(left, refuted, (relaxation.work() - before) / 2);
      if (refuted) {
        return Branching.SETTLED;
      }
    }
    while (true) {
      Optional<int[]> options = left < 2 * leastCost ? lastOption(left) : helpfulOptions(left);
      if (options.isPresent()) {
        return new Branching(options.get(), false);
      }
      if (!judge()) {
        return allFree(left);
      }
      if (goal.isDone()) {
        return given();
      }
    }
  }

  private void refresh() {
    Threshold current = goal.threshold();
    if (current != threshold) {
      threshold = current;
      isUntested = true;
      pool.tighten(threshold);
      relaxation.tighten(threshold);
      if (log.isKept() && !goal.isDone()) {
        log.tighten(new SizeRange(goal.sizes().least(), cap), threshold);
      }
    }
  }

  private boolean isRefuted(int left) {
    report();
    Optional<Combination> combination = relaxation.refute(selection, cap);
    if (combination.isEmpty()) {
      return false;
    }
    int row = pool.add(combination.get(), selection);
    if (!pool.isViolated(row) || width(row, left, 1) > 0) {
      return false;
    }
    log.branch(combination.get(), true, price, NONE);
    return true;
  }

  /**
   * Evaluates the chosen options, which violate no row of the pool. Returns whether a row is
   * violated now; otherwise only more options can help.
   */
  private boolean judge() {
    // An evaluation can take long, and so can a packet of them.
    report();
    Incumbent evaluated = problem.evaluate(selection.chosen());
    work += 100_000;
    if (goal.threshold().admits(evaluated.error())) {
      if (selection.spent() < goal.sizes().least()) {
        return false;
      }
      goal.offer(evaluated);
    }
    refresh();
    boolean violated = false;
    for (SelectionRow row : problem.rowsAt(evaluated)) {
      int at = pool.add(row, selection);
      relaxation.add(row);
      violated |= pool.isViolated(at);
    }
    return violated || goal.isDone();
  }

  /**
   * All free options; without a log only as far as a selection of what is left after them can reach
   * the least size.
   */
  private Branching allFree(int left) {
    int count = 0;
    for (int o = 0; o < selection.options(); o++) {
      if (selection.isFree(o) && selection.cost(o) <= left) {
        scratch[count++] = o;
      }
    }
    boolean isTooSmall = selection.spent() < goal.sizes().least();
    int[] options = Arrays.copyOf(scratch, log.isKept() ? count : reaching(count));
    if (isTooSmall) {
      log.split(options);
    } else {
      // The row that the selection violates is one that bits were dropped of.
      log.abandon();
    }
    return new Branching(options, isTooSmall && options.length > 0);
  }

  /** How many of the options found have enough after them to reach the least size. */
  private int reaching(int count) {
    int least = goal.sizes().least();
    int[] dearest = new int[problem.groups()];
    int reached = selection.spent();
    int branches = count;
    for (; branches > 0 && reached < least; branches--) {
      int option = scratch[branches - 1];
      int more = Math.max(0, selection.cost(option) - dearest[selection.group(option)]);
      dearest[selection.group(option)] += more;
      reached += more;
    }
    return reached < least ? 0 : Math.min(count, branches + 1);
  }

  /**
   * The options of the violated row with the fewest of them: without these the rest of the budget
   * cannot fulfil the row. Empty if no row is violated.
   */
  private Optional<int[]> helpfulOptions(int left) {
    int best = -1;
    int fewest = Integer.MAX_VALUE;
    int found = pool.hardest(left, hardest);
    for (int k = 0; k < found && fewest > 0; k++) {
      int width = width(hardest[k], left, fewest);
      if (best < 0 || width < fewest) {
        best = hardest[k];
        fewest = width;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    int[] options = Arrays.copyOf(scratch, width(best, left, Integer.MAX_VALUE));
    log.branch(pool.condition(best), pool.hasToRise(best), price, options);
    return Optional.of(options);
  }

  /**
   * How many of the free options with the best ratios have to be set aside until those left cannot
   * fulfil a violated row within the budget; these are then the first in {@link #scratch}. At least
   * {@code enough} where it is not fewer.
   */
  private int width(int row, int left, int enough) {
    long need = pool.need(row);
    int[] order = pool.moving(row);
    int aside = 0;
    int count = 0;
    long sum = 0;
    long cost = 0;
    for (int k = 0; k < order.length; k++) {
      int option = order[k];
      if (!selection.isFree(option) || selection.cost(option) > left) {
        continue;
      }
      long amount = Math.abs(pool.coefficient(row, option));
      amounts[count] = amount;
      scratch[count++] = option;
      sum += amount;
      cost += selection.cost(option);
      while (aside < count && reached(sum, cost, left, count) >= need) {
        sum -= amounts[aside];
        cost -= selection.cost(scratch[aside]);
        aside++;
        if (aside >= enough) {
          return aside;
        }
      }
      if (cost >= left && aside < count) {
        break;
      }
    }
    work += count;
    if (log.isKept()) {
      price = priceOfLast(row, aside, count, cost >= left);
    }
    return aside;
  }

  /** The ratio of the option that fills the budget up; 0 where it is never filled. */
  private Rational priceOfLast(int row, int aside, int count, boolean isFilled) {
    if (aside == count || !isFilled) {
      return Rational.ZERO;
    }
    long amount = amounts[count - 1];
    return exact(row, Rational.of(amount, selection.cost(scratch[count - 1])));
  }

  private Rational exact(int row, Rational price) {
    int dropped = pool.condition(row).droppedBits();
    return price.multiply(Rational.of(BigInteger.ONE.shiftLeft(dropped)));
  }

  private void logClose(int row, boolean lower, int budget) {
    if (log.isKept()) {
      long[] coefficients = new long[selection.options()];
      Arrays.setAll(coefficients, o -> pool.coefficient(row, o));
      Rational best = knapsack.price(coefficients, lower ? 1 : -1, budget);
      log.close(pool.condition(row), lower, budget, exact(row, best));
    }
  }

  private Branching given() {
    log.abandon();
    return Branching.SETTLED;
  }

  /** At least what the options since the ones set aside add, the last one in part. */
  private long reached(long sum, long cost, int left, int count) {
    int last = selection.cost(scratch[count - 1]);
    return cost <= left ? sum : sum - amounts[count - 1] / last * (cost - left);
  }

  /** As {@link #helpfulOptions}, where the budget is enough for one more option only. */
  private Optional<int[]> lastOption(int left) {
    int best = -1;
    int[] range = {0, Integer.MAX_VALUE};
    int found = pool.hardest(left, hardest);
    for (int k = 0; k < found && range[1] - range[0] > FEW; k++) {
      int[] fitting = pool.fitting(hardest[k]);
      work += 16;
      if (best < 0 || fitting[1] - fitting[0] < range[1] - range[0]) {
        best = hardest[k];
        range = fitting;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    int[] order = pool.sorted(best);
    int count = 0;
    for (int k = range[0]; k < range[1]; k++) {
      if (selection.isFree(order[k]) && selection.cost(order[k]) <= left) {
        scratch[count++] = order[k];
      }
    }
    int[] options = Arrays.copyOf(scratch, count);
    log.last(pool.condition(best), options);
    return Optional.of(options);
  }
}
