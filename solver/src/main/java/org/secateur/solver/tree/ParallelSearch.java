package org.secateur.solver.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.Workers;
import org.secateur.solver.reduction.SelectionProblem;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.relaxation.CandidateRows;

/**
 * One tree after another, for one goal and growing budgets, on all threads: the top of a tree is
 * expanded into open nodes, which are then searched independently. What threads share is the goal
 * (note {@code search-branching}).
 */
public final class ParallelSearch {
  private static final int NODES_FOR_EACH_THREAD = 32;
  private static final int LEVELS = 4;

  private final SelectionProblem problem;
  private final CandidateRows candidates;
  private final Goal goal;
  private final int most;
  private final RefutationLog log;
  private final Budget budget;
  private final TreeSearch first;
  private final ConcurrentLinkedQueue<TreeSearch> idle = new ConcurrentLinkedQueue<>();

  /**
   * Takes {@link TreeSearch#bytes} for each thread that is at work.
   *
   * @param candidates of the same problem
   * @param most the largest cap that will be asked for
   * @param log hears every step, if it is kept; all is then done by one thread
   * @param budget says how many threads there are; ends a search with an exception when it is spent
   */
  public ParallelSearch(
      SelectionProblem problem,
      CandidateRows candidates,
      Goal goal,
      int most,
      RefutationLog log,
      Budget budget) {
    this.log = log;
    this.problem = problem;
    this.candidates = candidates;
    this.goal = goal;
    this.most = most;
    this.budget = budget;
    first = search();
    idle.add(first);
  }

  private TreeSearch search() {
    return new TreeSearch(problem, candidates, goal, most, log, budget);
  }

  /**
   * Finds all masks of the goal whose cost is within a cap, or refutes that there are any.
   *
   * @param allowance of {@link #work}
   * @return whether all of it was searched; if not, this search must not be used again
   */
  public boolean runWithin(int cap, long allowance) {
    try {
      run(cap, allowance);
      return true;
    } catch (NodeCount.AllowanceSpent spent) {
      log.abandon();
      return false;
    }
  }

  /** Finds all masks of the goal whose cost is within a cap, or refutes that there are any. */
  public void run(int cap) {
    run(cap, Long.MAX_VALUE);
  }

  private void run(int cap, long allowance) {
    if (budget.threads() == 1 || log.isKept()) {
      begin(first, cap, allowance);
      first.run(Node.ROOT);
      return;
    }
    long share = allowance / budget.threads();
    List<Node> open = expanded(cap, share);
    idle.forEach(search -> begin(search, cap, share));
    Workers.run(
        budget.threads(),
        open.size(),
        i -> {
          TreeSearch search = idle.poll();
          if (search == null) {
            search = search();
            begin(search, cap, share);
          }
          search.run(open.get(i));
          idle.add(search);
        });
  }

  private static void begin(TreeSearch search, int cap, long allowance) {
    search.cap(cap);
    search.allow(allowance);
  }

  /** All that trees cost so far, in multiplications or something like them. */
  public long work() {
    return idle.stream().mapToLong(TreeSearch::work).sum();
  }

  private List<Node> expanded(int cap, long allowance) {
    begin(first, cap, allowance);
    List<Node> open = List.of(Node.ROOT);
    for (int level = 0;
        level < LEVELS && open.size() < NODES_FOR_EACH_THREAD * budget.threads();
        level++) {
      List<Node> below = new ArrayList<>();
      open.forEach(node -> below.addAll(first.expand(node)));
      open = below;
    }
    return open;
  }
}
