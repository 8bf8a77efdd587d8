package org.secateur.solver.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Instance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/**
 * How every backend ends at a limit. The instances are hopeless: whoever ignores the limit or the
 * listener runs for years; who keeps it late is late every time.
 */
@Tag("native")
public abstract class BackendLimitsTest {
  private static final Duration LIMIT = Duration.ofMillis(1500);
  private static final Duration HANG = Duration.ofMinutes(2);

  private final PruningSolver solver;

  protected BackendLimitsTest(PruningSolver solver) {
    this.solver = solver;
  }

  private SolveResult solve(Instance instance, SearchLimits limits, SearchListener listener) {
    return assertTimeoutPreemptively(
        HANG, () -> solver.solve(instance, limits, 1, listener), instance::toString);
  }

  /** Ends so soon after its time limit. */
  private SolveResult solveInTime(Instance instance, long grace) {
    return Punctual.within(
        LIMIT.plusMillis(grace),
        () ->
            solver.solve(instance, SearchLimits.none(1).withTime(LIMIT), 1, SearchListener.SILENT),
        instance.toString());
  }

  /** Ends so soon when it is asked to after a while. */
  private SolveResult stopInTime(Instance instance, SearchLimits limits, long patience, long most) {
    return Punctual.within(
        Duration.ofMillis(most),
        () -> solver.solve(instance, limits, 1, stopAfter(Duration.ofMillis(patience))),
        instance.toString());
  }

  /** So that a short limit is not spent before the search begins. */
  @BeforeEach
  void loadTheLibrary() throws BackendException {
    SubsetSumInstance small = EveryMask.random(new Random(1), Objective.MIN_ERROR);
    solver.solve(small, SearchLimits.none(1), 1, SearchListener.SILENT);
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN_ERROR", "MIN_SIZE"})
  void obeysTheTimeLimitOnNetworks(Objective objective) {
    SolveResult result = solveInTime(HardNetwork.hopeless(objective), 1500);
    assertEquals(StopReason.TIME, result.stopReason(), result.toString());
    assertEquals(Evidence.HEURISTIC, result.evidence(), result.toString());
    assertFalse(result.engine().contains(BackendSolver.REFUTED), result.engine());
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN_ERROR", "MIN_SIZE", "DECIDE", "PARETO"})
  void obeysTheTimeLimit(Objective objective) {
    SubsetSumInstance instance = EveryMask.hopeless(objective);
    SolveResult result = solveInTime(instance, 1000);
    assertNotEquals(Evidence.PROVED, result.evidence());
    assertHonest(instance, result.answers().get(0));
  }

  /** Without a word of optimality the bounds must hold the mask's own value. */
  private static void assertHonest(SubsetSumInstance instance, Answer answer) {
    answer
        .incumbent()
        .ifPresent(i -> assertEquals(instance.error(i.mask(), 0), i.error(), answer.toString()));
    if (instance.objective() == Objective.MIN_ERROR && answer.incumbent().isPresent()) {
      ExactReal error = answer.incumbent().get().error();
      assertEquals(Optional.of(error), answer.bounds().upper(), answer.toString());
      // The samples are even and the target is odd.
      assertTrue(error.compareTo(Rational.of(1, 1L << 53)) >= 0, answer.toString());
    }
    if (answer.status() == Status.FEASIBLE || answer.status() == Status.UNKNOWN) {
      assertEquals(Evidence.HEURISTIC, answer.evidence(), answer.toString());
    }
  }

  @Test
  void aTimeLimitOfZeroIsAResult() {
    SolveResult result =
        solve(
            EveryMask.hopeless(Objective.MIN_ERROR),
            SearchLimits.none(1).withTime(Duration.ZERO),
            SearchListener.SILENT);
    assertEquals(Status.UNKNOWN, result.status());
    assertEquals(StopReason.TIME, result.stopReason());
  }

  @Test
  void obeysTheNodeLimit() {
    SearchLimits limits = SearchLimits.none(1).withTime(HANG.dividedBy(2)).withNodes(200);
    SolveResult result =
        solve(EveryMask.hopeless(Objective.MIN_ERROR), limits, SearchListener.SILENT);
    assertNotEquals(Status.OPTIMAL, result.status(), result.toString());
    assertEquals(StopReason.NODES, result.stopReason(), result.toString());
    assertTrue(result.nodes() < 2000, result.toString());
  }

  @Test
  void boundsOfAnUnfinishedSearchHoldTheOptimum() {
    SubsetSumInstance instance = EveryMask.fine(14, Objective.MIN_ERROR);
    ExactReal optimum = EveryMask.leastError(instance, 0).orElseThrow().error();
    for (long nodes : new long[] {1, 10, 100, 1000}) {
      SearchLimits limits = SearchLimits.none(1).withTime(HANG.dividedBy(4)).withNodes(nodes);
      SolveResult result = solve(instance, limits, SearchListener.SILENT);
      Bounds bounds = result.answers().get(0).bounds();
      assertTrue(bounds.lower().orElseThrow().compareTo(optimum) <= 0, result.toString());
      bounds
          .upper()
          .ifPresent(upper -> assertTrue(upper.compareTo(optimum) >= 0, result.toString()));
    }
  }

  @Test
  void aTinyMemoryLimitIsAResult() {
    SearchLimits limits = SearchLimits.none(1).withTime(Duration.ofSeconds(2)).withMemory(1 << 20);
    SolveResult result =
        solve(EveryMask.hopeless(Objective.MIN_ERROR), limits, SearchListener.SILENT);
    assertNotEquals(Status.OPTIMAL, result.status(), result.toString());
    if (!result.engine().endsWith(BackendSolver.GAVE_UP)) {
      assertNotEquals(StopReason.COMPLETED, result.stopReason(), result.toString());
    }
  }

  /** Asks for the end when the backend has been busy for a while, or at once if that is over. */
  private static SearchListener stopAfter(Duration patience) {
    long start = System.nanoTime();
    return new SearchListener() {
      @Override
      public boolean shouldStop() {
        return System.nanoTime() - start > patience.toNanos();
      }
    };
  }

  @Test
  void stopsOnNetworksWhenAsked() {
    SolveResult result =
        stopInTime(HardNetwork.hopeless(Objective.MIN_SIZE), SearchLimits.none(1), 700, 3000);
    assertEquals(StopReason.CANCELLED, result.stopReason(), result.toString());
  }

  @Test
  void stopsWhenTheListenerSaysSo() {
    // The time limit only ends a thread that HiGHS may leave behind.
    SearchLimits limits = SearchLimits.none(1).withTime(Duration.ofSeconds(6));
    SolveResult result = stopInTime(EveryMask.hopeless(Objective.MIN_ERROR), limits, 300, 2499);
    assertEquals(StopReason.CANCELLED, result.stopReason());
  }
}
