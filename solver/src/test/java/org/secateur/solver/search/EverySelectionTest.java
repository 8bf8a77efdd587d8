package org.secateur.solver.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Answer;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.SyntheticCase;
import org.secateur.solver.reduction.SyntheticSelection;
import org.secateur.solver.tree.TreeSearch;

/** The whole search on synthetic selection problems, against trying all selections. */
final class EverySelectionTest {
  private static final int CASES = 700;

  @ParameterizedTest
  @EnumSource
  void answersAreThoseOfTryingAllSelections(SyntheticSelection.Kind kind) {
    for (int k = 0; k < CASES; k++) {
      long seed = 1000L * kind.ordinal() + k;
      SyntheticCase given = SyntheticCase.of(seed, new Random(seed), kind);
      for (int threads = 1; threads <= 1 + k % 2; threads++) {
        int used = threads;
        Answer answer =
            assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> SyntheticSearch.answer(given, used), given::toString);
        check(given, answer);
      }
    }
  }

  /** Too little memory is said before it is taken; just enough is enough. */
  @Test
  void memoryIsAskedForFirst() {
    SyntheticCase given = SyntheticCase.of(5);
    SearchLimits limits = SearchLimits.none(1);
    long most = Math.min(given.sizes().most(), Costs.largest(given.problem()));
    long needed = 2 * TreeSearch.bytes(given.problem(), (int) most) / 3 * 4;
    Answer none =
        SyntheticSearch.answer(given, limits.withMemory(needed - 1), SearchListener.SILENT);
    assertEquals(StopReason.MEMORY, none.stopReason());
    assertEquals(Status.UNKNOWN, none.status());
    check(given, SyntheticSearch.answer(given, limits.withMemory(needed), SearchListener.SILENT));
  }

  static void check(SyntheticCase given, Answer answer) {
    assertEquals(Evidence.PROVED, answer.evidence(), given::toString);
    assertEquals(StopReason.COMPLETED, answer.stopReason(), given::toString);
    switch (given.asked()) {
      case MIN_SIZE, DECIDE -> check(given, given.leastSize(), answer);
      case MIN_ERROR -> check(given, given.leastError(), answer);
      default -> {
        if (given.frontier().isEmpty()) {
          check(given, Optional.empty(), answer);
          return;
        }
        assertEquals(
            qualities(given.frontier()),
            qualities(((Finding.Frontier) answer.finding()).points()),
            given::toString);
      }
    }
  }

  private static void check(SyntheticCase given, Optional<Incumbent> expected, Answer answer) {
    Status status = expected.isPresent() ? Status.OPTIMAL : Status.INFEASIBLE;
    assertEquals(status, answer.status(), given::toString);
    assertEquals(
        qualities(expected.stream().toList()),
        qualities(answer.incumbent().stream().toList()),
        given::toString);
  }

  private static List<String> qualities(List<Incumbent> masks) {
    return masks.stream().map(i -> i.size() + " with error " + i.error()).toList();
  }
}
