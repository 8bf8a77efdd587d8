package org.secateur.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Answer;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.tests.oracle.Essence;

/** What a stopped run may say, where a full run has told the truth. */
final class HonestBounds {
  private final SubsetSumInstance instance;
  private final SolveResult truth;
  private final String context;

  HonestBounds(SubsetSumInstance instance, SolveResult truth, String context) {
    this.instance = instance;
    this.truth = truth;
    this.context = context;
  }

  /** Every answer is either the full run's or stopped for the reason, with bounds that hold. */
  void check(SolveResult result, StopReason reason) {
    assertEquals(truth.answers().size(), result.answers().size(), context);
    for (int t = 0; t < result.answers().size(); t++) {
      Answer answer = result.answers().get(t);
      Answer known = truth.answers().get(t);
      if (answer.stopReason() == StopReason.COMPLETED) {
        assertEquals(
            Essence.of(truth).get(t), Essence.of(result).get(t), context + ", target " + t);
      } else {
        assertEquals(reason, answer.stopReason(), context);
        assertEquals(Evidence.HEURISTIC, answer.evidence(), context);
        assertTrue(
            answer.status() == Status.FEASIBLE || answer.status() == Status.UNKNOWN, context);
        bounds(answer, known);
        mask(answer, known, t);
        frontier(answer, known);
      }
    }
  }

  private void bounds(Answer answer, Answer known) {
    known
        .bounds()
        .lower()
        .filter(exact -> known.bounds().upper().equals(Optional.of(exact)))
        .ifPresent(
            exact -> {
              assertTrue(answer.bounds().lower().orElse(exact).compareTo(exact) <= 0, context);
              assertTrue(answer.bounds().upper().orElse(exact).compareTo(exact) >= 0, context);
            });
    if (known.status() == Status.INFEASIBLE) {
      assertEquals(Optional.empty(), answer.bounds().upper(), context);
    }
  }

  private void mask(Answer answer, Answer known, int target) {
    if (answer.incumbent().isEmpty()) {
      return;
    }
    Incumbent found = answer.incumbent().get();
    assertEquals(Status.FEASIBLE, answer.status(), context);
    assertEquals(instance.error(found.mask(), target), found.error(), context);
    assertTrue(instance.allowedSizes().contains(found.size()), context);
    ExactReal value =
        instance.objective() == Objective.MIN_SIZE ? Rational.of(found.size()) : found.error();
    assertEquals(Optional.of(value), answer.bounds().upper(), context);
    assertTrue(known.status() != Status.INFEASIBLE, context);
  }

  private void frontier(Answer answer, Answer known) {
    if (answer.finding() instanceof Finding.Frontier some
        && known.finding() instanceof Finding.Frontier all) {
      List<Incumbent> points = some.points();
      assertTrue(points.size() < all.points().size(), context);
      IntStream.range(0, points.size())
          .forEach(
              i -> {
                assertEquals(all.points().get(i).error(), points.get(i).error(), context);
                assertEquals(all.points().get(i).size(), points.get(i).size(), context);
              });
    }
  }
}
