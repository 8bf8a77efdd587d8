package org.secateur.solver.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.relaxation.CandidateRows;
import org.secateur.solver.relaxation.Relaxation;
import org.secateur.solver.rows.Knapsack;
import org.secateur.solver.rows.RowPool;
import org.secateur.solver.rows.Selection;

/**
 * Depth-first branch and bound on a selection problem within a budget of cost. A node is a set of
 * chosen and a set of excluded options; {@link NodeExpansion} closes it or says what to branch on.
 * Each child has one more option chosen, and those before it excluded (note {@code
 * search-branching}).
 *
 * <p>Mutable, for one thread; its rows serve one node after another.
 */
public final class TreeSearch {
  private final Goal goal;
  private final SearchPath path;
  private final Selection selection;
  private final NodeCount nodes;
  private final NodeLog log;
  private final NodeExpansion expansion;

  /**
   * Takes {@link #bytes}; the cap is the largest one until another is set.
   *
   * @param candidates of the same problem; may be shared
   * @param goal may be shared
   * @param most the largest cap on the cost of a whole selection that will be asked for
   * @param log hears every step, if it is kept
   * @param budget ends the search with an exception when it is spent
   */
  public TreeSearch(
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
    this.goal = goal;
    Knapsack knapsack = Knapsack.of(problem, log.isKept());
    path = new SearchPath(problem, knapsack, most, goal.threshold());
    selection = path.selection();
    nodes = new NodeCount(budget);
    this.log = new NodeLog(log, problem, goal, knapsack, path);
    expansion = new NodeExpansion(problem, relaxation, goal, path, nodes, this.log);
  }

  /**
   * About what one search takes, besides what is on its path: columns, orders and conditions of the
   * pool, bounds by budget, and the tableau.
   */
  public static long bytes(SelectionProblem problem, int most) {
    long ofOption = RowPool.CAPACITY * (2L * Long.BYTES + 5L * Integer.BYTES);
    ofOption += Relaxation.CAPACITY * 2L * Double.BYTES;
    long ofBudget = RowPool.CAPACITY * 2L * Long.BYTES;
    return ofOption * problem.options() + ofBudget * (most + 1L);
  }

  /** All that cost time so far, in multiplications or something like them. */
  long work() {
    return expansion.work();
  }

  /**
   * Sets how much work may be done from now on; a search that wants more ends with an exception.
   */
  void allow(long allowance) {
    nodes.allow(allowance > Long.MAX_VALUE - work() ? Long.MAX_VALUE : work() + allowance);
  }

  /** Sets the most that a whole selection may cost from now on. */
  void cap(int most) {
    path.cap(most);
  }

  /**
   * Looks for all masks of the goal.
   *
   * @param allowance of work, in multiplications or something like them
   * @return whether all of it was searched; if not, this search must not be used again
   */
  public boolean runWithin(long allowance) {
    allow(allowance);
    try {
      run(Node.ROOT);
      return true;
    } catch (NodeCount.AllowanceSpent spent) {
      log.abandon();
      return false;
    }
  }

  /** Looks for all masks below a node. */
  void run(Node node) {
    log.begin();
    enter(node);
    explore();
    path.leave(node);
    nodes.report();
  }

  /** The children of a node that are still open; none if it is closed. */
  List<Node> expand(Node node) {
    enter(node);
    List<Node> children = new ArrayList<>();
    int[] options = expansion.branches();
    List<Integer> excluded = new ArrayList<>(Arrays.stream(node.excluded()).boxed().toList());
    for (int option : options) {
      int left = path.left() - selection.cost(option);
      if (left >= 0 && path.pool().closingWith(option, left) < 0) {
        int[] chosen = Arrays.copyOf(node.chosen(), node.chosen().length + 1);
        chosen[node.chosen().length] = option;
        children.add(new Node(chosen, excluded.stream().mapToInt(o -> o).toArray()));
      }
      excluded.add(option);
    }
    path.leave(node);
    nodes.report();
    return children;
  }

  private void enter(Node node) {
    path.enter(node);
    expansion.entered();
  }

  /** A node between the root and the one that is searched. */
  private static final class Level {
    private final int[] options;
    private final int left;
    private final long before;

    private final Patience patience;

    /** Options that are done with: tried as children, and excluded now. */
    private int tried;

    Level(int[] options, int left, long before) {
      this.options = options;
      this.left = left;
      this.before = before;
      this.patience = new Patience(before);
    }

    int option() {
      return options[tried];
    }

    boolean isExhausted() {
      return tried == options.length;
    }
  }

  /** Depth first, on a stack of its own: as deep as there are groups, for a thread's too deep. */
  private void explore() {
    Deque<Level> levels = new ArrayDeque<>();
    levels.push(expanded());
    while (!levels.isEmpty()) {
      Level level = levels.peek();
      if (level.isExhausted() || goal.isDone()) {
        leave(levels.pop());
        if (!levels.isEmpty()) {
          path.unchoose(levels.peek().option());
          exclude(levels.peek());
        }
      } else if (isClosedAfterAll(level)) {
        while (!level.isExhausted()) {
          exclude(level);
        }
      } else if (isOpen(level)) {
        path.choose(level.option());
        levels.push(expanded());
      } else {
        exclude(level);
      }
    }
  }

  private Level expanded() {
    long before = expansion.work();
    int left = path.left();
    return new Level(expansion.branches(), left, before);
  }

  /** Whether the next child is still open. */
  private boolean isOpen(Level level) {
    int option = level.option();
    return expansion.isOpen(option, level.left - selection.cost(option));
  }

  /** Whether what is left of a node's children is closed, now that the others are excluded. */
  private boolean isClosedAfterAll(Level level) {
    if (level.tried == 0) {
      return false;
    }
    int children = level.options.length - level.tried;
    return expansion.isClosedAfterAll(level.left, children, level.patience);
  }

  private void exclude(Level level) {
    path.exclude(level.option());
    level.tried++;
  }

  private void leave(Level level) {
    for (int k = 0; k < level.tried; k++) {
      path.readmit(level.options[k]);
    }
    expansion.explored(level.left, level.before);
  }
}
