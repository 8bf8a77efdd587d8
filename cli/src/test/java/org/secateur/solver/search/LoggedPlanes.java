package org.secateur.solver.search;

import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SizeRange;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.elimination.RootReduction;
import org.secateur.solver.limits.AnswerSoFar;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.refutation.Reduced;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.refutation.Told;
import org.secateur.solver.tree.Goal;

/**
 * A search for the least size that looks at planes first: small networks are otherwise refuted
 * before.
 */
public final class LoggedPlanes {
  private LoggedPlanes() {}

  /** Solves an instance of three and more inputs within its tolerance. */
  public static Answer solve(NetworkPruningInstance instance, RefutationLog log) {
    Budget budget = new Budget(SearchLimits.none(1), SearchListener.SILENT);
    Threshold threshold = Threshold.atMost(instance.tolerance().orElseThrow());
    SizeRange sizes = instance.allowedSizes();
    AnswerSoFar answer = new AnswerSoFar(instance, 0, SearchListener.SILENT);
    Reduced reduced = RootReduction.withoutKinks(NetworkSelection.of(instance), threshold, true);
    Optional<Told> left =
        RootReduction.inPlanes(reduced.rest(), sizes, threshold, reduced.told(log).log(), budget);
    if (left.isEmpty()) {
      return answer.infeasible();
    }
    Told told = left.get();
    int most = Math.min(sizes.most(), Costs.largest(told.problem()));
    if (sizes.least() > most) {
      told.log().begin(told.problem(), sizes, threshold);
      told.log().tooSmall(new int[0]);
      return answer.infeasible();
    }
    Question question = new Question(told, sizes, most, answer, budget);
    Goal goal = question.goal(threshold, false);
    BranchedBudgets tree = new BranchedBudgets(question, goal);
    for (int cap = sizes.least(); cap <= most && goal.best().isEmpty(); cap++) {
      tree.run(cap);
    }
    return goal.best().map(answer::optimal).orElseGet(answer::infeasible);
  }
}
