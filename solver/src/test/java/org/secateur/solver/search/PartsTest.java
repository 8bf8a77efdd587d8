package org.secateur.solver.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Activation;
import org.secateur.model.Answer;
import org.secateur.model.Domain;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.refutation.RefutationLog;

/** Independent parts, put together, against all masks and against one search of the whole. */
final class PartsTest {
  private static final int CASES = 1500;
  private static final int GRID = 1 << 10;

  @Test
  void answersAreThoseOfTryingAllMasks() {
    int inParts = 0;
    for (long seed = 0; seed < CASES; seed++) {
      FiniteCase given = FiniteCase.of(seed);
      SearchLimits limits = SearchLimits.none(1 + (int) (seed % 2));
      SolveResult result =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> solve(given.instance(), limits), given::toString);
      inParts += result.engine().endsWith("in parts") ? 1 : 0;
      check(given, result.answers().get(0));
    }
    assertTrue(inParts > CASES / 2, "solved in parts: " + inParts);
  }

  private static SolveResult solve(Instance instance, SearchLimits limits) {
    return new SelectionSolver().solve(instance, limits, 1, SearchListener.SILENT);
  }

  private static void check(FiniteCase given, Answer answer) {
    assertEquals(Evidence.PROVED, answer.evidence(), given::toString);
    switch (given.instance().objective()) {
      case MIN_SIZE, DECIDE -> check(given, given.leastSize(), answer);
      case MIN_ERROR -> check(given, given.leastError(), answer);
      default -> assertEquals(qualities(given.frontier()), qualities(answer), given::toString);
    }
  }

  private static void check(FiniteCase given, Optional<Incumbent> expected, Answer answer) {
    Status status = expected.isPresent() ? Status.OPTIMAL : Status.INFEASIBLE;
    assertEquals(status, answer.status(), given::toString);
    assertEquals(qualities(expected.stream().toList()), qualities(answer), given::toString);
  }

  private static List<String> qualities(Answer answer) {
    return answer.finding() instanceof Finding.Frontier frontier
        ? qualities(frontier.points())
        : qualities(answer.incumbent().stream().toList());
  }

  private static List<String> qualities(List<Incumbent> masks) {
    return masks.stream().map(i -> i.size() + " with error " + i.error()).toList();
  }

  /** On the line, uniform weights on a grid; the target is x, or its positive part. */
  private static NetworkPruningInstance line(
      long seed, int n, int m, Granularity granularity, Objective asked, Rational tolerance) {
    Random random = new Random(seed);
    Rational one = Rational.ONE;
    List<List<Rational>> above = new ArrayList<>();
    for (int r = 0; r < m; r++) {
      above.add(List.of(one, one.negate()));
    }
    Activation activation = seed % 2 == 0 ? Activation.IDENTITY : Activation.RELU;
    return new NetworkPruningInstance(
        new Network(random(random, n, 1), random(random, m, n), activation),
        new Network(
            RationalMatrix.column(List.of(one, one.negate())),
            RationalMatrix.of(above, 2),
            activation),
        new Domain.Box(List.of(Rational.of(-1)), List.of(one)),
        granularity,
        seed % 5 == 0 ? Optional.of(new SizeRange(n / 4, n / 2)) : Optional.empty(),
        Optional.of(tolerance),
        asked,
        Optional.empty());
  }

  private static RationalMatrix random(Random random, int rows, int columns) {
    long[] numerators = new long[rows * columns];
    Arrays.setAll(numerators, k -> random.nextInt(2 * GRID + 1) - GRID);
    return RationalMatrix.of(
        IntStream.range(0, rows)
            .mapToObj(
                i ->
                    IntStream.range(0, columns)
                        .mapToObj(j -> Rational.of(numerators[i * columns + j], GRID))
                        .toList())
            .toList(),
        columns);
  }

  private static Answer whole(NetworkPruningInstance instance, SearchLimits limits) {
    Budget budget = new Budget(limits, SearchListener.SILENT);
    return new SelectionSearch(
            instance,
            NetworkSelection.of(instance),
            SearchListener.SILENT,
            RefutationLog.NONE,
            budget)
        .run();
  }

  @ParameterizedTest
  @EnumSource(
      value = Objective.class,
      names = {"MIN_SIZE", "MIN_ERROR", "DECIDE", "PARETO"})
  void partsAgreeWithOneSearchOfTheWhole(Objective asked) {
    for (long seed = 0; seed < 20; seed++) {
      boolean weights = seed % 3 == 0;
      int n = weights ? 6 : 12;
      int m = 1 + (int) (seed / 2 % 2);
      NetworkPruningInstance given =
          line(
              seed,
              n,
              m,
              weights ? Granularity.WEIGHT : Granularity.NEURON,
              asked,
              Rational.of(1, m == 1 ? 50 : 5));
      String place = "seed " + seed + ": " + given;
      Answer expected = whole(given, SearchLimits.none(1));
      Answer answer = solve(given, SearchLimits.none(2)).answers().get(0);
      assertEquals(expected.status(), answer.status(), place);
      assertEquals(expected.bounds(), answer.bounds(), place);
      assertEquals(qualities(expected), qualities(answer), place);
    }
  }

  /** A run that has no room for its tables or trees says so, or needs none and is right. */
  @Test
  void withoutMemoryNothingIsClaimed() {
    int stopped = 0;
    for (long seed = 0; seed < 40; seed++) {
      FiniteCase given = FiniteCase.of(seed);
      Answer answer = solve(given.instance(), SearchLimits.none(1).withMemory(64)).answers().get(0);
      if (answer.stopReason() == StopReason.COMPLETED) {
        check(given, answer);
      } else {
        assertEquals(StopReason.MEMORY, answer.stopReason(), given::toString);
        stopped++;
      }
    }
    assertTrue(stopped > 0, "no run was stopped");
  }

  /** Two subset sums of thirty neurons each, where one search would look at 2^60 masks. */
  @ParameterizedTest
  @EnumSource(
      value = Objective.class,
      names = {"MIN_SIZE", "MIN_ERROR", "PARETO"})
  void sixtyNeuronsOnTheLine(Objective asked) {
    NetworkPruningInstance given =
        line(2, 60, 1, Granularity.NEURON, asked, Rational.of(1, 1 << 20));
    SolveResult result =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> solve(given, SearchLimits.none(2)), given::toString);
    assertEquals("branch-and-bound, in parts", result.engine());
    assertEquals(Status.OPTIMAL, result.answers().get(0).status());
    Answer stopped = whole(given, SearchLimits.none(2).withNodes(200_000));
    assertNotEquals(StopReason.COMPLETED, stopped.stopReason());
  }

  /** Pairs of doubles are too long for tables of vectors, and a search refutes them at once. */
  @Test
  void pairsOfDoublesAreSearchedAsTrees() {
    Random random = new Random(60);
    Rational one = Rational.ONE;
    NetworkPruningInstance given =
        new NetworkPruningInstance(
            new Network(doubles(random, 60, 1), doubles(random, 2, 60), Activation.IDENTITY),
            new Network(
                RationalMatrix.column(List.of(one)),
                RationalMatrix.column(List.of(Rational.of(1000), one)),
                Activation.IDENTITY),
            new Domain.Box(List.of(Rational.of(-1)), List.of(one)),
            Granularity.NEURON,
            Optional.empty(),
            Optional.of(Rational.of(1, 100)),
            Objective.MIN_SIZE,
            Optional.empty());
    SolveResult result =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> solve(given, SearchLimits.none(1)), given::toString);
    assertEquals(Status.INFEASIBLE, result.answers().get(0).status());
  }

  private static RationalMatrix doubles(Random random, int rows, int columns) {
    return RationalMatrix.ofDoubles(
        rows, columns, random.doubles((long) rows * columns, -1, 1).toArray());
  }

  /** A stop is a result whose bounds hold the optimum. */
  @Test
  void boundsAtACancellationHoldTheOptimum() {
    for (long seed = 0; seed < 12; seed++) {
      for (Objective asked : List.of(Objective.MIN_SIZE, Objective.MIN_ERROR)) {
        NetworkPruningInstance given =
            line(seed, 26, 1, Granularity.NEURON, asked, Rational.of(1, 1 << 12));
        Answer optimum = solve(given, SearchLimits.none(1)).answers().get(0);
        Answer cancelled =
            new SelectionSolver()
                .solve(given, SearchLimits.none(1), 1, new Impatient(1 + (int) seed))
                .answers()
                .get(0);
        String place = "seed " + seed + ": " + given;
        if (cancelled.stopReason() == StopReason.COMPLETED) {
          assertEquals(optimum.bounds(), cancelled.bounds(), place);
        } else {
          assertEquals(StopReason.CANCELLED, cancelled.stopReason(), place);
          assertHolds(optimum, cancelled, place);
        }
      }
    }
  }

  private static void assertHolds(Answer optimum, Answer stopped, String place) {
    if (optimum.bounds().lower().isPresent()) {
      var value = optimum.bounds().lower().get();
      stopped.bounds().lower().ifPresent(l -> assertTrue(l.compareTo(value) <= 0, place));
      stopped.bounds().upper().ifPresent(u -> assertTrue(u.compareTo(value) >= 0, place));
    }
  }

  /** Cancels after some questions. */
  private static final class Impatient implements SearchListener {
    private int left;

    Impatient(int left) {
      this.left = left;
    }

    @Override
    public synchronized boolean shouldStop() {
      return --left <= 0;
    }
  }
}
