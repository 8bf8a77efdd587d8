package org.secateur.solver.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.SyntheticCase;
import org.secateur.solver.reduction.SyntheticSelection;
import org.secateur.solver.refutation.RefutationLog;

/**
 * The least error is proved before the least size of it is looked for; a search that is stopped
 * between the two still says so.
 */
final class LeastSizeOfLeastErrorTest {
  private static final int CASES = 60;

  /** A question with what a run of it spends. */
  private record Run(Answer answer, long nodes) {
    static Run of(SyntheticCase given, Objective asked, SizeRange sizes, SearchLimits limits) {
      Budget budget = new Budget(limits, SearchListener.SILENT);
      SyntheticCase other =
          new SyntheticCase(given.seed(), given.problem(), given.tolerance(), sizes, asked);
      Answer answer =
          new SelectionSearch(
                  other.instance(),
                  other.problem(),
                  SearchListener.SILENT,
                  RefutationLog.NONE,
                  budget)
              .run();
      return new Run(answer, budget.nodes());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSearchThatIsStoppedThereKnowsTheLeastError(SyntheticSelection.Kind kind) {
    int checked = 0;
    for (int k = 0; k < CASES; k++) {
      long seed = 1000L * kind.ordinal() + k;
      SyntheticCase given = SyntheticCase.of(seed, new Random(seed), kind);
      checked += check(given, given.sizes().most()) ? 1 : 0;
    }
    assertTrue(checked > 5, "cases with a second phase: " + checked);
  }

  /** For a single size the frontier is the first phase alone, so its nodes are known. */
  private static boolean check(SyntheticCase given, int size) {
    SizeRange only = SizeRange.exactly(size);
    SearchLimits none = SearchLimits.none(1);
    Run first = Run.of(given, Objective.PARETO, only, none);
    Run both = Run.of(given, Objective.MIN_ERROR, only, none);
    if (first.answer().status() == Status.INFEASIBLE || first.nodes() == 0) {
      return false;
    }
    Incumbent best = ((Finding.Frontier) first.answer().finding()).points().get(0);
    ExactReal least = best.error();
    assertEquals(Bounds.exactly(least), both.answer().bounds(), given::toString);
    assertTrue(first.nodes() < both.nodes(), given::toString);
    Answer between =
        Run.of(given, Objective.MIN_ERROR, only, none.withNodes(first.nodes())).answer();
    checkStopped(between, given);
    assertEquals(Bounds.exactly(least), between.bounds(), given::toString);
    Answer before =
        Run.of(given, Objective.MIN_ERROR, only, none.withNodes(first.nodes() - 1)).answer();
    checkStopped(before, given);
    assertEquals(Optional.of(Rational.ZERO), before.bounds().lower(), given::toString);
    return least.signum() > 0;
  }

  /** The size of the mask may not be the least one, so it is not called optimal. */
  private static void checkStopped(Answer answer, SyntheticCase given) {
    assertEquals(Status.FEASIBLE, answer.status(), given::toString);
    assertEquals(StopReason.NODES, answer.stopReason(), given::toString);
    assertEquals(Evidence.HEURISTIC, answer.evidence(), given::toString);
    assertEquals(
        answer.incumbent().map(Incumbent::error), answer.bounds().upper(), given::toString);
  }
}
