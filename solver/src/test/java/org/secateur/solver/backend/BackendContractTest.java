package org.secateur.solver.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Interval;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** What every backend must do, compared with brute force. */
@Tag("native")
public abstract class BackendContractTest {
  private static final int ROUNDS = 25;

  private final PruningSolver solver;

  protected BackendContractTest(PruningSolver solver) {
    this.solver = solver;
  }

  private SolveResult solve(SubsetSumInstance instance) throws BackendException {
    return solver.solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT);
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN_ERROR", "MIN_SIZE", "DECIDE", "PARETO"})
  void agreesWithBruteForce(Objective objective) throws BackendException {
    for (int seed = 0; seed < ROUNDS; seed++) {
      SubsetSumInstance instance = EveryMask.random(new Random(seed), objective);
      String context = "seed " + seed + ", instance " + instance;
      assertEquals(Optional.empty(), solver.unsupported(instance), context);
      SolveResult result = solve(instance);
      assertEquals(instance.targets().rows(), result.answers().size(), context);
      assertEquals(StopReason.COMPLETED, result.stopReason(), context);
      assertEquals(Evidence.BACKEND, result.evidence(), context);
      assertEquals(solver.info().name(), result.engine(), context);
      for (int row = 0; row < result.answers().size(); row++) {
        check(instance, row, result.answers().get(row), context + ", target " + row);
      }
    }
  }

  private static void check(SubsetSumInstance instance, int row, Answer answer, String context) {
    switch (instance.objective()) {
      case MIN_ERROR -> {
        Incumbent best = EveryMask.leastError(instance, row).orElseThrow();
        assertEquals(Status.OPTIMAL, answer.status(), context);
        assertEquals(Bounds.exactly(best.error()), answer.bounds(), context);
        same(instance, row, best, answer, context);
      }
      case MIN_SIZE -> {
        Optional<Incumbent> best = EveryMask.leastSize(instance, row);
        assertEquals(
            best.isPresent() ? Status.OPTIMAL : Status.INFEASIBLE, answer.status(), context);
        if (best.isPresent()) {
          Bounds bounds = Bounds.exactly(Rational.of(best.get().size()));
          assertEquals(bounds, answer.bounds(), context);
          same(instance, row, best.get(), answer, context);
        }
      }
      case DECIDE -> {
        boolean exists = EveryMask.leastSize(instance, row).isPresent();
        assertEquals(exists ? Status.OPTIMAL : Status.INFEASIBLE, answer.status(), context);
        assertEquals(exists, answer.incumbent().isPresent(), context);
        answer
            .incumbent()
            .ifPresent(
                i -> {
                  assertTrue(i.error().compareTo(instance.tolerance().orElseThrow()) <= 0, context);
                  assertEquals(instance.error(i.mask(), row), i.error(), context);
                  assertTrue(instance.allowedSizes().contains(i.size()), context);
                });
      }
      case PARETO -> {
        assertEquals(Status.OPTIMAL, answer.status(), context);
        List<Incumbent> points = ((Finding.Frontier) answer.finding()).points();
        assertEquals(
            EveryMask.frontier(instance, row),
            points.stream().map(Incumbent::error).toList(),
            context);
      }
      case COUNT, COVER, IS_COVER -> throw new IllegalStateException(context);
    }
  }

  private static void same(
      SubsetSumInstance instance, int row, Incumbent best, Answer answer, String context) {
    Incumbent found = answer.incumbent().orElseThrow();
    assertEquals(best.error(), found.error(), context);
    assertEquals(best.size(), found.size(), context);
    assertEquals(instance.error(found.mask(), row), found.error(), context);
    assertTrue(instance.allowedSizes().contains(found.size()), context);
  }

  @ParameterizedTest
  @EnumSource(names = {"MIN_SIZE", "DECIDE"})
  void saysInfeasibleOnItsOwnWordOnly(Objective objective) throws BackendException {
    SubsetSumInstance instance =
        EveryMask.scalars(
            List.of(Rational.of(2), Rational.of(4), Rational.of(-6)),
            Rational.of(3),
            Optional.of(Rational.of(1, 2)),
            objective);
    Answer answer = solve(instance).answers().get(0);
    assertEquals(Status.INFEASIBLE, answer.status());
    assertEquals(Evidence.BACKEND, answer.evidence());
    assertEquals(Optional.empty(), answer.incumbent());
  }

  @Test
  void reportsMasksWithTheirExactErrors() throws BackendException {
    SubsetSumInstance instance = EveryMask.random(new Random(3), Objective.MIN_ERROR);
    int[] heard = new int[instance.targets().rows()];
    SearchListener listener =
        new SearchListener() {
          @Override
          public void onIncumbent(int target, Incumbent incumbent) {
            heard[target]++;
            assertEquals(instance.error(incumbent.mask(), target), incumbent.error());
          }
        };
    solver.solve(instance, SearchLimits.none(1), 1, listener);
    for (int count : heard) {
      assertTrue(count >= 1, instance.toString());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"COUNT", "COVER", "IS_COVER"})
  void namesTheEngineForWhatItCannotDo(Objective objective) {
    SubsetSumInstance instance =
        new SubsetSumInstance(
            RationalMatrix.column(List.of(Rational.ONE)),
            RationalMatrix.column(List.of(Rational.ONE)),
            false,
            Optional.empty(),
            Optional.of(Rational.ONE),
            Optional.of(new Interval(Rational.ZERO, Rational.ONE)),
            objective,
            Optional.empty());
    String reason = solver.unsupported(instance).orElseThrow();
    assertTrue(reason.contains(objective.label()), reason);
    assertTrue(reason.contains("meet-in-the-middle"), reason);
    assertThrows(IllegalArgumentException.class, () -> solve(instance));
  }

  @Test
  void isRegistered() {
    assertTrue(
        ServiceLoader.load(PruningSolver.class).stream()
            .anyMatch(p -> p.type().equals(solver.getClass())));
    assertTrue(solver.info().isNative());
    assertEquals(Evidence.BACKEND, solver.info().evidence());
    assertFalse(solver.info().summary().contains("\n"));
  }
}
