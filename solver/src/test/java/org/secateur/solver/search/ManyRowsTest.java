package org.secateur.solver.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.solver.reduction.SyntheticCase;
import org.secateur.solver.reduction.SyntheticSelection;

/** Problems with more rows than a search keeps. */
final class ManyRowsTest {
  @ParameterizedTest
  @CsvSource({"9, 1, 1", "9, 2, 1", "9, 2, 2", "9, 300, 1", "10, 5, 2"})
  void rowsThatMakeRoomForOthersAreMetAgain(int n, int together, int threads) {
    for (Objective asked : new Objective[] {Objective.MIN_SIZE, Objective.MIN_ERROR}) {
      SyntheticCase given =
          new SyntheticCase(
              0,
              SyntheticSelection.noGoods(n, together),
              Rational.of(100),
              SizeRange.atMost(n),
              asked);
      Status status =
          assertTimeoutPreemptively(
              Duration.ofSeconds(30), () -> SyntheticSearch.answer(given, threads).status());
      assertEquals(asked == Objective.MIN_SIZE ? Status.INFEASIBLE : Status.OPTIMAL, status);
    }
  }
}
