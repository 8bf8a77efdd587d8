package org.secateur.solver.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.SmallInstance;

/**
 * The lazy loop from no row at all, from one, and from many, with a backend that tries everything.
 */
final class LazyRowsTest {
  private static List<Incumbent> everyMask(NetworkPruningInstance instance) {
    List<Incumbent> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << instance.maskLength(); bits++) {
      Mask mask = Mask.ofBits(instance.maskLength(), bits);
      if (instance.canonical(mask).equals(mask)) {
        all.add(WorstInput.of(instance, mask));
      }
    }
    return all;
  }

  private static Answer solve(EnumeratingBackend backend, NetworkPruningInstance asked, int rows)
      throws BackendException {
    Session session = new Session(SearchLimits.none(1), 1, SearchListener.SILENT);
    NetworkSearch search =
        new NetworkSearch(backend, asked, NetworkSelection.of(asked), rows, session);
    Answer answer = search.answer();
    assertFalse(search.word().refuted() || search.word().gaveUp(), answer.toString());
    assertEquals(StopReason.COMPLETED, answer.stopReason());
    assertEquals(Evidence.BACKEND, answer.evidence());
    return answer;
  }

  @Test
  void anyNumberOfRowsToStartWithEndsInTheSameAnswer() throws BackendException {
    int repeated = 0;
    for (int seed = 0; seed < 50; seed++) {
      NetworkPruningInstance instance = SmallInstance.of(seed, 5).instance();
      List<Incumbent> all = everyMask(instance);
      Incumbent middle =
          all.stream().sorted(Incumbent.BY_ERROR).skip(all.size() / 3).findFirst().orElseThrow();
      Rational tolerance =
          middle.error() instanceof Rational exact
              ? exact
              : Rational.of(middle.error().doubleValue());
      NetworkPruningInstance within = LyingNetworkTest.within(instance, tolerance);
      for (int rows : new int[] {0, 1, 1000}) {
        EnumeratingBackend backend = new EnumeratingBackend();
        String context = "seed " + seed + ", rows " + rows + ", " + within;
        leastError(all, solve(backend, within, rows), context);
        Answer least = solve(backend, within.withObjective(Objective.MIN_SIZE), rows);
        leastSize(all, tolerance, least, context);
        frontier(all, solve(backend, within.withObjective(Objective.PARETO), rows), context);
        repeated += rows == 0 && backend.asked() > 12 ? 1 : 0;
      }
    }
    assertTrue(repeated > 8, "cases with many rounds: " + repeated);
  }

  private static void leastError(List<Incumbent> all, Answer answer, String context) {
    Incumbent best = all.stream().min(Incumbent.BY_ERROR).orElseThrow();
    assertEquals(Bounds.exactly(best.error()), answer.bounds(), context);
    assertEquals(best.size(), answer.incumbent().orElseThrow().size(), context);
  }

  private static void leastSize(
      List<Incumbent> all, Rational tolerance, Answer answer, String context) {
    Optional<Incumbent> best =
        all.stream().filter(i -> i.error().compareTo(tolerance) <= 0).min(Incumbent.BY_SIZE);
    assertEquals(best.isPresent() ? Status.OPTIMAL : Status.INFEASIBLE, answer.status(), context);
    assertEquals(best.map(Incumbent::error), answer.incumbent().map(Incumbent::error), context);
    assertEquals(best.map(Incumbent::size), answer.incumbent().map(Incumbent::size), context);
  }

  private static void frontier(List<Incumbent> all, Answer answer, String context) {
    List<Incumbent> points = ((Finding.Frontier) answer.finding()).points();
    for (Incumbent point : points) {
      Incumbent best =
          all.stream().filter(i -> i.size() == point.size()).min(Incumbent.BY_ERROR).orElseThrow();
      assertEquals(best.error(), point.error(), context);
    }
    assertEquals(all.stream().map(Incumbent::size).distinct().count(), points.size(), context);
  }
}
