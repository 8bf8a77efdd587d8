package org.secateur.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Objective;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.Essence;
import org.secateur.tests.oracle.SampleKind;
import org.secateur.tests.oracle.SeededCase;

/** Against brute force where n is small, and against half tables where its windows are full. */
final class SieveContractTest extends SubsetSumEngineContract {
  private final PruningSolver halfTables = Engines.named("horowitz-sahni").orElseThrow();

  SieveContractTest() {
    super("sieve");
  }

  @Override
  boolean takes(SubsetSumInstance instance) {
    return !instance.objective().needsInterval()
        && isNarrow(instance)
        && instance.objective() != Objective.COUNT
        && (instance.dimension() == 1 || asksForNearestOfAllSizes(instance));
  }

  private static boolean asksForNearestOfAllSizes(SubsetSumInstance instance) {
    boolean nearest =
        instance.objective() == Objective.MIN_ERROR || instance.objective() == Objective.DECIDE;
    return nearest
        && instance.allowedSizes().least() == 0
        && instance.allowedSizes().most() == instance.sampleCount();
  }

  @ParameterizedTest
  @EnumSource
  void answersLikeHalfTables(SampleKind kind) throws BackendException {
    int answered = 0;
    for (int n = 24; n <= 30; n++) {
      SeededCase seeded = SeededCase.of(n, kind, n, 1);
      for (Objective objective : List.of(Objective.MIN_ERROR, Objective.DECIDE)) {
        SubsetSumInstance instance = allSizes(seeded.asking(objective));
        String context = "sieve, seed " + n + ", instance " + SeededCase.json(instance);
        if (halfTables.unsupported(instance).isPresent()) {
          assertTrue(engine().unsupported(instance).isPresent(), context);
          continue;
        }
        assertEquals(Optional.empty(), engine().unsupported(instance), context);
        SolveResult expected =
            halfTables.solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT);
        for (int threads = 1; threads <= 3; threads++) {
          assertEquals(
              Essence.of(expected),
              Essence.of(solve(instance, threads)),
              context + ", threads " + threads);
        }
        answered++;
      }
    }
    assertTrue(answered == 14 || kind == SampleKind.MIXED_EXPONENTS, kind + ": " + answered);
  }

  private static SubsetSumInstance allSizes(SubsetSumInstance instance) {
    return new SubsetSumInstance(
        instance.samples(),
        instance.targets(),
        instance.targetsListed(),
        Optional.empty(),
        instance.tolerance(),
        Optional.empty(),
        instance.objective(),
        Optional.empty());
  }
}
