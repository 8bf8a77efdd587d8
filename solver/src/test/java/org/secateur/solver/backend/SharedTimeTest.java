package org.secateur.solver.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Answer;
import org.secateur.model.Instance;
import org.secateur.model.Objective;
import org.secateur.model.SolveResult;
import org.secateur.model.StopReason;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** The time limit is one for all questions of a run, not one for each. */
final class SharedTimeTest {
  private static final Duration LIMIT = Duration.ofMillis(100);

  /** Takes the whole limit for a question, and has no answer. */
  private static final class SlowBackend extends BackendInJava {
    private int asked;

    SlowBackend() {
      super("slow", "is never done");
    }

    @Override
    public Reply ask(ScaledTarget target, Query query, Session session) {
      return useUp();
    }

    @Override
    public Reply choose(SelectionQuery query, Session session) {
      return useUp();
    }

    private Reply useUp() {
      asked++;
      long start = System.nanoTime();
      while (System.nanoTime() - start < LIMIT.toNanos()) {
        LockSupport.parkNanos(LIMIT.toNanos());
      }
      return Reply.unknown(Optional.empty(), 0);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN_ERROR", "MIN_SIZE", "DECIDE", "PARETO"})
  void nothingIsAskedAfterTheTimeIsUp(Objective objective) throws BackendException {
    assertAskedOnce(EveryMask.hopeless(objective));
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN_ERROR", "MIN_SIZE", "DECIDE", "PARETO"})
  void nothingIsAskedAboutNetworksAfterTheTimeIsUp(Objective objective) throws BackendException {
    assertAskedOnce(HardNetwork.hopeless(objective));
  }

  private static void assertAskedOnce(Instance instance) throws BackendException {
    SlowBackend backend = new SlowBackend();
    SolveResult result =
        new BackendSolver(backend) {}.solve(
            instance, SearchLimits.none(1).withTime(LIMIT), 1, SearchListener.SILENT);
    // On a machine that is busy enough the time is up before the first question.
    assertTrue(backend.asked <= 1, backend.asked + " questions, " + instance);
    for (Answer answer : result.answers()) {
      assertEquals(StopReason.TIME, answer.stopReason(), instance.toString());
    }
  }
}
