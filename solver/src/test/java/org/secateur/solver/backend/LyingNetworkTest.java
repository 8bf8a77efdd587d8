package org.secateur.solver.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.secateur.model.Activation;
import org.secateur.model.Bounds;
import org.secateur.model.Domain;
import org.secateur.model.Evidence;
import org.secateur.model.Granularity;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.reduction.SelectionRow;

/** Wrong claims about networks, made by a backend that says what the test tells it to. */
final class LyingNetworkTest {
  static NetworkPruningInstance within(NetworkPruningInstance of, Rational tolerance) {
    return new NetworkPruningInstance(
        of.network(),
        of.target(),
        of.domain(),
        of.granularity(),
        of.sizes(),
        Optional.of(tolerance),
        of.objective(),
        of.provenance());
  }

  // One input in [0, 1]: neurons of slopes 3, 5, 9, target 8, tolerance 1. As in LyingBackendTest,
  // {0, 1} has error 0, {2} has error 1.
  private static NetworkPruningInstance instance(Objective objective) {
    Network network =
        new Network(
            RationalMatrix.column(Stream.of(3, 5, 9).map(Rational::of).toList()),
            RationalMatrix.of(List.of(List.of(Rational.ONE, Rational.ONE, Rational.ONE)), 3),
            Activation.IDENTITY);
    Network target =
        new Network(
            RationalMatrix.column(List.of(Rational.of(8))),
            RationalMatrix.column(List.of(Rational.ONE)),
            Activation.IDENTITY);
    NetworkPruningInstance instance =
        new NetworkPruningInstance(
            network,
            target,
            new Domain.Box(List.of(Rational.ZERO), List.of(Rational.ONE)),
            Granularity.NEURON,
            Optional.empty(),
            Optional.of(Rational.ONE),
            objective,
            Optional.empty());
    return instance;
  }

  /**
   * The tie-break asks within 1/2, within 3/4 and below 1: three replies after a mask of error 1.
   */
  private static SolveResult solve(Scripted backend, Objective objective) throws BackendException {
    return new BackendSolver(backend) {}.solve(
        instance(objective), SearchLimits.none(1), 1, SearchListener.SILENT);
  }

  private static Mask mask(int... kept) {
    return Mask.ofKept(3, kept);
  }

  private static Optional<BigInteger> size(long size) {
    return Optional.of(BigInteger.valueOf(size));
  }

  private static void assertRefuted(Status status, SolveResult result) {
    assertEquals(status, result.status(), result.toString());
    assertEquals(Evidence.HEURISTIC, result.evidence(), result.toString());
    assertTrue(result.engine().endsWith(BackendSolver.REFUTED), result.engine());
  }

  @Test
  void aTrueClaimStands() throws BackendException {
    Scripted backend =
        new Scripted(
            true,
            Reply.optimal(mask(2), size(1), 7),
            Reply.infeasible(1),
            Reply.infeasible(1),
            Reply.infeasible(1));
    SolveResult result = solve(backend, Objective.MIN_SIZE);
    assertEquals(Status.OPTIMAL, result.status(), result.toString());
    assertEquals(Evidence.BACKEND, result.evidence());
    assertEquals("scripted", result.engine());
    assertEquals(Bounds.exactly(Rational.ONE), result.answers().get(0).bounds());
  }

  @Test
  void aMaskThatBreaksItsRowsRefutesAnExactBackend() throws BackendException {
    assertRefuted(
        Status.UNKNOWN,
        solve(new Scripted(true, Reply.optimal(mask(1), size(1), 1)), Objective.MIN_SIZE));
  }

  /** Rounding may do that; the mask is named and the backend asked again. */
  @Test
  void aMaskThatBreaksItsRowsIsExcludedWhereTheBackendRounds() throws BackendException {
    Scripted backend =
        new Scripted(
            false,
            Reply.optimal(mask(1), size(1), 1),
            Reply.optimal(mask(2), size(1), 1),
            Reply.infeasible(1),
            Reply.infeasible(1),
            Reply.infeasible(1));
    SolveResult result = solve(backend, Objective.MIN_SIZE);
    assertEquals(Status.OPTIMAL, result.status(), result.toString());
    assertEquals(1, backend.queries.get(1).excluded().size());
    // Asked again all the same, it has contradicted itself.
    assertRefuted(
        Status.UNKNOWN,
        solve(
            new Scripted(
                false, Reply.optimal(mask(1), size(1), 1), Reply.optimal(mask(1), size(1), 1)),
            Objective.MIN_SIZE));
  }

  @Test
  void aSizeThatTheMaskDoesNotHave() throws BackendException {
    assertRefuted(
        Status.FEASIBLE,
        solve(new Scripted(true, Reply.optimal(mask(0, 1), size(1), 1)), Objective.MIN_SIZE));
  }

  @Test
  void infeasibleWhereAMaskIsKnown() throws BackendException {
    Scripted backend = new Scripted(true, Reply.infeasible(1));
    backend.foundOnTheWay = Optional.of(mask(0, 1));
    SolveResult result = solve(backend, Objective.MIN_SIZE);
    assertRefuted(Status.FEASIBLE, result);
    assertEquals(Bounds.between(Rational.ZERO, Rational.of(2)), result.answers().get(0).bounds());
  }

  @Test
  void aSmallerMaskThanTheOptimum() throws BackendException {
    Scripted backend = new Scripted(true, Reply.optimal(mask(0, 1), size(2), 1));
    backend.foundOnTheWay = Optional.of(mask(2));
    assertRefuted(Status.FEASIBLE, solve(backend, Objective.MIN_SIZE));
  }

  /** "Nothing within half of it", and then a mask within a quarter. */
  @Test
  void aThresholdThatWasRefutedIsMet() throws BackendException {
    Scripted backend =
        new Scripted(
            true,
            Reply.optimal(mask(0), Optional.empty(), 1),
            Reply.infeasible(1),
            Reply.infeasible(1),
            Reply.optimal(mask(2), Optional.empty(), 1));
    SolveResult result = solve(backend, Objective.MIN_ERROR);
    assertRefuted(Status.FEASIBLE, result);
    assertEquals(Bounds.between(Rational.ZERO, Rational.ONE), result.answers().get(0).bounds());
  }

  @Test
  void anUnfinishedSearchKeepsItsBound() throws BackendException {
    SolveResult result =
        solve(new Scripted(true, Reply.feasible(mask(0, 1), size(1), 1)), Objective.MIN_SIZE);
    assertEquals(Status.FEASIBLE, result.status());
    assertEquals(Evidence.HEURISTIC, result.evidence());
    assertEquals(Bounds.between(Rational.ONE, Rational.of(2)), result.answers().get(0).bounds());
    assertFalse(result.engine().endsWith(BackendSolver.REFUTED), result.engine());
  }

  @Test
  void givingUpIsSaid() throws BackendException {
    SolveResult result = solve(new Scripted(true, Reply.gaveUp(1)), Objective.DECIDE);
    assertEquals(Status.UNKNOWN, result.status());
    assertTrue(result.engine().endsWith(BackendSolver.GAVE_UP), result.engine());
  }

  /** Replies from a list, and before the first of them a mask found on the way. */
  private static final class Scripted extends BackendInJava {
    private final boolean isExact;
    private final Deque<Reply> replies;
    private final List<SelectionQuery> queries = new ArrayList<>();
    private Optional<Mask> foundOnTheWay = Optional.empty();

    Scripted(boolean isExact, Reply... replies) {
      super("scripted", "says what it is told");
      this.isExact = isExact;
      this.replies = new ArrayDeque<>(List.of(replies));
    }

    @Override
    public boolean isExact(SelectionRow row) {
      return isExact;
    }

    @Override
    public Reply choose(SelectionQuery query, Session session) {
      queries.add(query);
      foundOnTheWay.ifPresent(session::found);
      return replies.remove();
    }
  }
}
