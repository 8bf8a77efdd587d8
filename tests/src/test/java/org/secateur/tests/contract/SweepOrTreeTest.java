package org.secateur.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.instances.families.NetworkFamily;
import org.secateur.model.Answer;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.refutation.RefutationLog;
import org.secateur.solver.refutation.SilentLog;
import org.secateur.solver.search.SelectionSolver;

/**
 * Networks large enough for branching to take a sweep's place at some sizes, and not at others: the
 * answer is that of branching alone.
 */
@Tag("slow")
final class SweepOrTreeTest {
  /** A search with it does without sweeps. */
  private static final class WithoutSweeps extends SilentLog {
    @Override
    public boolean isKept() {
      return true;
    }

    @Override
    public boolean takesSweeps() {
      return false;
    }
  }

  private static Answer answer(NetworkPruningInstance instance, int threads, RefutationLog log) {
    return new SelectionSolver()
        .solve(instance, SearchLimits.none(threads), 1, SearchListener.SILENT, log)
        .answers()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource({"1, 300, 0.03", "2, 300, 0.03", "5, 150, 0.06", "7, 150, 0.06"})
  void anAnswerDoesNotDependOnWhoFindsIt(long seed, int n, String tolerance) {
    Map<String, String> options =
        Map.of(
            "d",
            "2",
            "n",
            Integer.toString(n),
            "target",
            "614/1024,819/1024",
            "tolerance",
            tolerance);
    NetworkPruningInstance instance = new NetworkFamily().generate(options, seed);
    String asked = options + ", seed " + seed;
    Answer branched = answer(instance, 1, new WithoutSweeps());
    Answer raced = answer(instance, 2, RefutationLog.NONE);
    assertEquals(branched.status(), raced.status(), asked);
    assertEquals(branched.bounds(), raced.bounds(), asked);
    assertEquals(
        branched.incumbent().map(mask -> mask.error()),
        raced.incumbent().map(mask -> mask.error()),
        asked);
  }
}
