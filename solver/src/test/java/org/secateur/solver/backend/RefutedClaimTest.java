package org.secateur.solver.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secateur.model.Answer;
import org.secateur.model.Evidence;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.ortools.CpSatSolver;
import org.secateur.solver.ortools.HighsSolver;
import org.secateur.solver.ortools.ScipSolver;

/**
 * An instance on which floating-point backends are wrong: 16 samples that differ from 1 by less
 * than 2^-30 and a target that is the sum of eight of them. Any eight lie within the backends'
 * tolerances of the target, so they call the first eight they meet a perfect answer.
 */
@Tag("native")
final class RefutedClaimTest {
  private static SubsetSumInstance instance(Objective objective) throws IOException {
    try (InputStream in =
        RefutedClaimTest.class.getResourceAsStream("/instances/below-tolerance.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Rational> numbers =
          Pattern.compile("\"([0-9]+/[0-9]+)\"")
              .matcher(text)
              .results()
              .map((MatchResult match) -> Rational.parse(match.group(1)))
              .toList();
      int n = numbers.size() - 1;
      return EveryMask.scalars(
          numbers.subList(0, n), numbers.get(n), Optional.of(Rational.ZERO), objective);
    }
  }

  static List<PruningSolver> floatingPoint() {
    return List.of(new ScipSolver(), new HighsSolver());
  }

  private static SolveResult solve(PruningSolver solver, SubsetSumInstance instance)
      throws BackendException {
    return solver.solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT);
  }

  @ParameterizedTest
  @MethodSource("floatingPoint")
  void aWrongOptimumIsWithdrawn(PruningSolver solver) throws IOException, BackendException {
    SubsetSumInstance instance = instance(Objective.MIN_ERROR);
    SolveResult result = solve(solver, instance);
    Answer answer = result.answers().get(0);
    Incumbent found = answer.incumbent().orElseThrow();
    assertEquals(instance.error(found.mask(), 0), found.error(), result.toString());
    assertEquals(Optional.of(found.error()), answer.bounds().upper(), result.toString());
    if (found.error().signum() == 0) {
      // A luckier version of the backend: then there is nothing to withdraw, and nothing proved.
      assertNotEquals(Evidence.PROVED, answer.evidence(), result.toString());
      return;
    }
    assertEquals(Status.FEASIBLE, answer.status(), result.toString());
    assertEquals(Evidence.HEURISTIC, answer.evidence(), result.toString());
    assertEquals(Optional.of(Rational.ZERO), answer.bounds().lower(), result.toString());
    assertTrue(result.engine().contains("claim refuted"), result.toString());
  }

  @ParameterizedTest
  @MethodSource("floatingPoint")
  void aMaskBeyondTheToleranceIsNoAnswer(PruningSolver solver)
      throws IOException, BackendException {
    for (Objective objective : List.of(Objective.DECIDE, Objective.MIN_SIZE)) {
      SubsetSumInstance instance = instance(objective);
      SolveResult result = solve(solver, instance);
      Answer answer = result.answers().get(0);
      answer.incumbent().ifPresent(i -> assertEquals(Rational.ZERO, i.error(), result.toString()));
      if (answer.incumbent().isEmpty() && answer.status() != Status.INFEASIBLE) {
        assertEquals(Status.UNKNOWN, answer.status(), result.toString());
        assertEquals(Evidence.HEURISTIC, answer.evidence(), result.toString());
        assertTrue(result.engine().contains("claim refuted"), result.toString());
      }
      assertNotEquals(Evidence.PROVED, answer.evidence(), result.toString());
    }
  }

  @Test
  void exactIntegersFindThePlantedMask() throws IOException, BackendException {
    SolveResult result = solve(new CpSatSolver(), instance(Objective.MIN_ERROR));
    Incumbent found = result.answers().get(0).incumbent().orElseThrow();
    assertEquals(Rational.ZERO, found.error(), result.toString());
    assertEquals("cp-sat", result.engine());
  }
}
