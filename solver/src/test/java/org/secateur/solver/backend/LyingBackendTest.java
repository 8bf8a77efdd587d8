package org.secateur.solver.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** Every kind of wrong claim, made by a backend that says what the test tells it to. */
final class LyingBackendTest {
  // Samples 3, 5, 9 (in units of 1), target 8, tolerance 1: {0, 1} has error 0, {2} has error 1.
  private static SubsetSumInstance instance(Objective objective) {
    return EveryMask.scalars(
        List.of(Rational.of(3), Rational.of(5), Rational.of(9)),
        Rational.of(8),
        Optional.of(Rational.ONE),
        objective);
  }

  private static SolveResult solve(Objective objective, Reply... replies) throws BackendException {
    return new Scripted(new ArrayDeque<>(List.of(replies)))
        .solve(instance(objective), SearchLimits.none(1), 1, SearchListener.SILENT);
  }

  private static Optional<BigInteger> units(long units) {
    return Optional.of(BigInteger.valueOf(units));
  }

  private static Mask mask(int... kept) {
    return Mask.ofKept(3, kept);
  }

  private static void assertRefuted(Status expected, Bounds bounds, SolveResult result) {
    Answer answer = result.answers().get(0);
    assertEquals(expected, answer.status());
    assertEquals(Evidence.HEURISTIC, answer.evidence());
    assertEquals(StopReason.COMPLETED, answer.stopReason());
    assertEquals(bounds, answer.bounds());
    assertTrue(result.engine().endsWith(BackendSolver.REFUTED), result.engine());
  }

  @Test
  void aTrueClaimStands() throws BackendException {
    SolveResult result =
        solve(Objective.MIN_ERROR, Reply.optimal(mask(0, 1), units(0), 7), Reply.infeasible(4));
    assertEquals(Status.OPTIMAL, result.status());
    assertEquals(Evidence.BACKEND, result.evidence());
    assertEquals(Bounds.exactly(Rational.ZERO), result.answers().get(0).bounds());
    assertEquals(11, result.nodes());
    assertEquals("scripted", result.engine());
  }

  @Test
  void aClaimedErrorThatTheMaskDoesNotHave() throws BackendException {
    assertRefuted(
        Status.FEASIBLE,
        Bounds.between(Rational.ZERO, Rational.ONE),
        solve(Objective.MIN_ERROR, Reply.optimal(mask(2), units(0), 1)));
  }

  @Test
  void aLowerBoundAboveTheMask() throws BackendException {
    assertRefuted(
        Status.FEASIBLE,
        Bounds.between(Rational.ZERO, Rational.ONE),
        solve(Objective.MIN_ERROR, Reply.feasible(mask(2), units(2), 1)));
  }

  @Test
  void aTieBreakThatBeatsTheOptimum() throws BackendException {
    // {0} of error 5 called optimal; then the smaller empty set cannot be within 5.
    assertRefuted(
        Status.FEASIBLE,
        Bounds.between(Rational.ZERO, Rational.of(5)),
        solve(
            Objective.MIN_ERROR,
            Reply.optimal(mask(0), units(5), 1),
            Reply.optimal(mask(), units(0), 1)));
    // {0, 2} of error 4 called optimal; then a smaller mask of error 1 turns up.
    assertRefuted(
        Status.FEASIBLE,
        Bounds.between(Rational.ZERO, Rational.ONE),
        solve(
            Objective.MIN_ERROR,
            Reply.optimal(mask(0, 2), units(4), 1),
            Reply.optimal(mask(2), units(1), 1)));
  }

  @Test
  void infeasibleWhereEveryErrorIsAllowed() throws BackendException {
    assertRefuted(
        Status.UNKNOWN,
        Bounds.atLeast(Rational.ZERO),
        solve(Objective.MIN_ERROR, Reply.infeasible(1)));
  }

  @Test
  void aMaskBeyondTheTolerance() throws BackendException {
    assertRefuted(
        Status.UNKNOWN,
        Bounds.atLeast(Rational.ZERO),
        solve(Objective.MIN_SIZE, Reply.optimal(mask(1), units(1), 1)));
    assertRefuted(
        Status.UNKNOWN,
        Bounds.NONE,
        solve(Objective.DECIDE, Reply.optimal(mask(1), Optional.empty(), 1)));
  }

  @Test
  void aSizeThatTheMaskDoesNotHave() throws BackendException {
    assertRefuted(
        Status.FEASIBLE,
        Bounds.between(Rational.ZERO, Rational.of(2)),
        solve(Objective.MIN_SIZE, Reply.optimal(mask(0, 1), units(1), 1)));
  }

  @Test
  void anUnfinishedSearchKeepsItsBound() throws BackendException {
    SolveResult result = solve(Objective.MIN_SIZE, Reply.feasible(mask(0, 1), units(1), 1));
    assertEquals(Status.FEASIBLE, result.status());
    assertEquals(Evidence.HEURISTIC, result.evidence());
    assertEquals(Bounds.between(Rational.ONE, Rational.of(2)), result.answers().get(0).bounds());
    assertEquals("scripted", result.engine());
  }

  @Test
  void givingUpIsSaid() throws BackendException {
    SolveResult result = solve(Objective.DECIDE, Reply.gaveUp(1));
    assertEquals(Status.UNKNOWN, result.status());
    assertTrue(result.engine().endsWith(BackendSolver.GAVE_UP), result.engine());
  }

  @Test
  void aMissingLibraryIsAnExplainedError() {
    BackendException failure = assertThrows(BackendException.class, () -> solve(Objective.DECIDE));
    assertTrue(failure.getMessage().contains("no library"), failure.getMessage());
    assertTrue(failure.getMessage().contains("libscripted"), failure.getMessage());
  }

  /** Replies from a list; when it is empty, fails as a missing native library does. */
  private static final class Scripted extends BackendSolver {
    Scripted(Deque<Reply> replies) {
      super(
          new BackendInJava("scripted", "says what it is told") {
            @Override
            public Reply choose(SelectionQuery query, Session session) {
              return ask(null, null, session);
            }

            @Override
            public Reply ask(ScaledTarget target, Query query, Session session) {
              if (replies.isEmpty()) {
                throw new UnsatisfiedLinkError("no library here");
              }
              return replies.poll();
            }
          });
    }
  }
}
