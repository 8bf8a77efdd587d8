package org.secateur.solver.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Incumbent;
import org.secateur.solver.reduction.Combination;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.relaxation.Relaxation;
import org.secateur.solver.rows.RowPool;
import org.secateur.solver.rows.Selection;

/**
 * Settles the node that a search is at, or finds what to branch on: a node is closed by a row that
 * no affordable choice can fulfil (note {@code search-budget}), or by a relaxation; else a violated
 * row is branched on; where no row of the pool is violated the selection is evaluated exactly, and
 * becomes the incumbent or yields a new row. Mutable, for one thread.
 */
final class NodeExpansion {
  /** Nothing has to be looked at below the node. */
  static final int[] SETTLED = new int[0];

  private final SelectionProblem problem;
  private final Relaxation relaxation;
  private final RelaxationPolicy policy;
  private final Goal goal;
  private final Selection selection;
  private final RowPool pool;
  private final SearchPath path;
  private final NodeCount nodes;
  private final NodeLog log;
  private final BranchingRule rule;
  private final LastOption lastOption;
  private final int leastCost;
  private Threshold threshold;
  private boolean isUntested;

  /** At the worst input of the selection that was evaluated last. */
  private List<SelectionRow> worst = List.of();

  private long work;

  NodeExpansion(
      SelectionProblem problem,
      Relaxation relaxation,
      Goal goal,
      SearchPath path,
      NodeCount nodes,
      NodeLog log) {
    this.problem = problem;
    this.relaxation = relaxation;
    this.goal = goal;
    this.selection = path.selection();
    this.pool = path.pool();
    this.path = path;
    this.nodes = nodes;
    this.log = log;
    rule = new BranchingRule(path, log);
    lastOption = new LastOption(path, log);
    leastCost = Costs.least(problem);
    policy = new RelaxationPolicy(path.cap(), leastCost);
    threshold = goal.threshold();
    pool.tighten(threshold);
    relaxation.tighten(threshold);
  }

  /** All that costs time, in multiplications or something like them. */
  long work() {
    return work + rule.work() + lastOption.work() + relaxation.work() / 2;
  }

  /** Whether a child is still open, which its own budget and all rows are asked for. */
  boolean isOpen(int option, int rest) {
    work += 4;
    int closing = rest < 0 ? -1 : pool.closingWith(option, rest);
    if (closing >= 0) {
      log.close(closing, pool.isBelow(closing, option, rest), rest);
    }
    return rest >= 0 && closing < 0;
  }

  /**
   * Notes that all below a node is done.
   *
   * @param left of the budget at the node
   * @param before {@link #work} when it was entered
   */
  void explored(int left, long before) {
    policy.explored(left, work() - before);
  }

  /** The node of the moment was not entered from its parent, where its rows would be tested. */
  void entered() {
    isUntested = true;
  }

  /** Options one of which has to be chosen below the node of the moment; none if it is closed. */
  int[] branches() {
    work += 100 + pool.size();
    nodes.countOne(work());
    refresh();
    int left = path.left();
    // A child was tested before it was chosen.
    int closing = isUntested ? pool.closing(left) : -1;
    isUntested = false;
    if (goal.isDone()) {
      return given();
    }
    if (closing >= 0) {
      log.close(closing, pool.isBelow(closing, left), left);
      return SETTLED;
    }
    if (policy.isWorthwhile(left) && isRelaxedAway(left)) {
      rule.tellClosed(1);
      return SETTLED;
    }
    return violatedRowOrEvaluation(left);
  }

  private int[] violatedRowOrEvaluation(int left) {
    while (true) {
      Optional<int[]> options =
          left < 2 * leastCost ? lastOption.fittingOptions(left) : rule.helpfulOptions(left);
      if (options.isPresent()) {
        return options.get();
      }
      if (!judge()) {
        return allFree(left);
      }
      if (goal.isDone()) {
        return given();
      }
    }
  }

  private int[] given() {
    log.abandon();
    return SETTLED;
  }

  private void refresh() {
    Threshold current = goal.threshold();
    if (current != threshold) {
      threshold = current;
      isUntested = true;
      pool.tighten(threshold);
      relaxation.tighten(threshold);
      log.tighten(threshold);
    }
  }

  /**
   * Whether a relaxation closes the node that a search has come back to, with what has been
   * excluded since; it is not tried unless the node has cost a lot.
   *
   * @param children that are left, each of which is then told to be closed
   */
  boolean isClosedAfterAll(int left, int children, Patience patience) {
    if (!policy.isWorthwhile(left, patience, work())) {
      return false;
    }
    boolean closed = isRelaxedAway(left);
    patience.lost(work());
    if (closed) {
      rule.tellClosed(children);
    }
    return closed;
  }

  private boolean isRelaxedAway(int left) {
    nodes.report();
    long before = relaxation.work();
    Optional<Combination> combination = relaxation.refute(selection, path.cap());
    boolean refuted =
        combination.isPresent() && rule.isClosedBy(pool.add(combination.get(), selection), left);
    if (combination.isPresent() && !refuted) {
      relaxation.forget();
    }
    policy.relaxed(left, refuted, (relaxation.work() - before) / 2);
    return refuted;
  }

  /**
   * Evaluates the chosen options, which violate no row of the pool. Returns whether a row is
   * violated now; otherwise only more options can help.
   */
  private boolean judge() {
    Optional<SelectionRow> likely = relaxation.violatedBy(selection);
    if (likely.isPresent()) {
      pool.add(likely.get(), selection);
      return true;
    }
    // An evaluation can take long, and so can a packet of them.
    nodes.report();
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
    worst = problem.rowsAt(evaluated);
    for (SelectionRow row : worst) {
      int at = pool.add(row, selection);
      relaxation.add(row);
      violated |= pool.isViolated(at);
    }
    return violated || goal.isDone();
  }

  /**
   * All free options; of a selection that is too small only as far as what is left after them can
   * reach the least size.
   */
  private int[] allFree(int left) {
    int[] free = selection.affordable(left);
    if (selection.spent() >= goal.sizes().least()) {
      log.branch(worst, selection.chosen(), free);
      return free;
    }
    int[] options = Arrays.copyOf(free, reaching(free));
    log.tooSmall(options);
    return options;
  }

  /** How many of the free options have enough after them to reach the least size. */
  private int reaching(int[] free) {
    int least = goal.sizes().least();
    int[] dearest = new int[problem.groups()];
    int reached = selection.spent();
    int branches = free.length;
    for (; branches > 0 && reached < least; branches--) {
      int option = free[branches - 1];
      int more = Math.max(0, selection.cost(option) - dearest[selection.group(option)]);
      dearest[selection.group(option)] += more;
      reached += more;
    }
    return reached < least ? 0 : Math.min(free.length, branches + 1);
  }
}
