package org.secateur.cli.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.oracle.ExactEvaluation;

/** What is left of a run that was given up: samples 1, 2, 4, target 7, tolerance 3. */
class PartialResultTest {
  private static final Mask TWO_AND_FOUR = Mask.ofKept(3, 1, 2);

  private static SubsetSumInstance instance(Objective objective) {
    return new SubsetSumInstance(
        RationalMatrix.of(
            List.of(List.of(Rational.of(1)), List.of(Rational.of(2)), List.of(Rational.of(4))), 1),
        RationalMatrix.of(List.of(List.of(Rational.of(7))), 1),
        false,
        Optional.empty(),
        Optional.of(Rational.of(3)),
        Optional.empty(),
        objective,
        Optional.empty());
  }

  private static Answer answer(
      Objective objective, Optional<Mask> heard, Optional<ExactReal> lower) {
    SubsetSumInstance instance = instance(objective);
    Map<Integer, Incumbent> incumbents =
        heard.map(mask -> Map.of(0, ExactEvaluation.of(instance, mask, 0))).orElse(Map.of());
    Map<Integer, ExactReal> bounds = lower.map(bound -> Map.of(0, bound)).orElse(Map.of());
    return new PartialResult(instance, incumbents, bounds, StopReason.TIME)
        .of("an engine", 1, 1, Duration.ofSeconds(1))
        .answers()
        .get(0);
  }

  @Test
  void aLowerBoundIsKeptWithoutAMask() {
    Answer answer = answer(Objective.MIN_SIZE, Optional.empty(), Optional.of(Rational.of(1)));
    assertEquals(Status.UNKNOWN, answer.status());
    assertEquals(Bounds.atLeast(Rational.of(1)), answer.bounds());
  }

  @Test
  void aLowerBoundIsKeptWithAMask() {
    Answer size =
        answer(Objective.MIN_SIZE, Optional.of(TWO_AND_FOUR), Optional.of(Rational.of(1)));
    assertEquals(Status.FEASIBLE, size.status());
    assertEquals(Bounds.between(Rational.of(1), Rational.of(2)), size.bounds());
    Rational half = Rational.of(1, 2);
    Answer error = answer(Objective.MIN_ERROR, Optional.of(TWO_AND_FOUR), Optional.of(half));
    assertEquals(Bounds.between(half, Rational.of(1)), error.bounds());
  }

  @Test
  void withoutOneItIsTrivial() {
    Answer size = answer(Objective.MIN_SIZE, Optional.of(TWO_AND_FOUR), Optional.empty());
    assertEquals(Bounds.between(Rational.ZERO, Rational.of(2)), size.bounds());
    Answer nothing = answer(Objective.MIN_SIZE, Optional.empty(), Optional.empty());
    assertEquals(Bounds.NONE, nothing.bounds());
  }

  @Test
  void aMaskOutsideTheToleranceIsNoAnswer() {
    Answer answer = answer(Objective.MIN_SIZE, Optional.of(Mask.ofKept(3)), Optional.empty());
    assertEquals(Status.UNKNOWN, answer.status());
  }
}
