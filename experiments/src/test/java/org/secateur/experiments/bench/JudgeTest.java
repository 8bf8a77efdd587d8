package org.secateur.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.backend.BackendSolver;
import org.secateur.solver.mitm.ExactSolver;

final class JudgeTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final SubsetSumInstance LEAST_ERROR = TinyInstance.of(Objective.MIN_ERROR, "1");
  private static final SubsetSumInstance LEAST_SIZE = TinyInstance.of(Objective.MIN_SIZE, "1");
  private static final SubsetSumInstance IMPOSSIBLE = TinyInstance.of(Objective.MIN_SIZE, "0.1");

  private static Verdict verdict(SubsetSumInstance instance, Answer answer) throws Exception {
    return verdict(instance, "fake", answer);
  }

  private static Verdict verdict(SubsetSumInstance instance, String engine, Answer answer)
      throws Exception {
    SolveResult proved =
        ExactSolver.auto().solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT);
    return new Judge(instance, proved, LIMIT).verdict(FakeBackend.result(instance, engine, answer));
  }

  private static void assertVerdict(Verdict.Kind kind, String text, Verdict verdict) {
    assertEquals(new Verdict(kind, text), verdict);
  }

  private static Answer settled(Status status) {
    return new Answer(
        status, StopReason.COMPLETED, Evidence.BACKEND, Bounds.NONE, new Finding.Nothing());
  }

  @Test
  void theOptimumIsRight() throws Exception {
    Answer optimum = FakeBackend.optimum(LEAST_ERROR, 4);
    assertVerdict(Verdict.Kind.RIGHT, "right", verdict(LEAST_ERROR, optimum));
    assertVerdict(Verdict.Kind.RIGHT, "right", verdict(LEAST_SIZE, optimum));
    assertVerdict(Verdict.Kind.RIGHT, "right", verdict(IMPOSSIBLE, settled(Status.INFEASIBLE)));
  }

  @Test
  void aWorseMaskClaimedOptimalIsWrong() throws Exception {
    assertVerdict(
        Verdict.Kind.WRONG,
        "wrong: claimed 0.75 (2 kept), exact 0.25 (1 kept)",
        verdict(LEAST_ERROR, FakeBackend.optimum(LEAST_ERROR, 0, 4)));
  }

  @Test
  void theLeastErrorWithTooManyKeptIsWrong() throws Exception {
    assertVerdict(
        Verdict.Kind.WRONG,
        "wrong: claimed 0.25 (4 kept), exact 0.25 (1 kept)",
        verdict(LEAST_ERROR, FakeBackend.optimum(LEAST_ERROR, 0, 1, 2, 3)));
  }

  @Test
  void aLieAboutTheErrorOfTheOptimalMaskIsWrong() throws Exception {
    assertVerdict(
        Verdict.Kind.WRONG,
        "wrong: claimed error 0, its mask has 0.25, exact 0.25 (1 kept)",
        verdict(LEAST_ERROR, FakeBackend.optimum(Mask.ofKept(5, 4), Rational.ZERO)));
  }

  @Test
  void anOptimumWithoutAMaskIsWrong() throws Exception {
    assertVerdict(
        Verdict.Kind.WRONG,
        "wrong: claimed an optimum without a mask, exact 0.25 (1 kept)",
        verdict(LEAST_ERROR, settled(Status.OPTIMAL)));
  }

  @Test
  void infeasibleWhereThereIsAMaskIsWrong() throws Exception {
    assertVerdict(
        Verdict.Kind.WRONG,
        "wrong: claimed that there is no mask, exact 0.25 (1 kept)",
        verdict(LEAST_SIZE, settled(Status.INFEASIBLE)));
  }

  @Test
  void aMaskBeyondTheToleranceIsWrongWhereNoneIsWithin() throws Exception {
    assertVerdict(
        Verdict.Kind.WRONG,
        "wrong: claimed 0.25 (1 kept), exact none",
        verdict(IMPOSSIBLE, FakeBackend.optimum(IMPOSSIBLE, 4)));
  }

  @Test
  void aClaimThatExactEvaluationRefutedIsWrongEvenWithTheBestMask() throws Exception {
    Answer best = FakeBackend.outOfTime(LEAST_ERROR, Rational.ZERO, 4);
    assertVerdict(
        Verdict.Kind.WRONG,
        "wrong: claim refuted by its own mask, which has 0.25 (1 kept), exact 0.25 (1 kept)",
        verdict(LEAST_ERROR, "fake" + BackendSolver.REFUTED, best));
  }

  @Test
  void aLowerBoundAboveTheOptimumIsWrong() throws Exception {
    assertVerdict(
        Verdict.Kind.WRONG,
        "wrong: claimed at least 0.5, exact 0.25 (1 kept)",
        verdict(LEAST_ERROR, FakeBackend.outOfTime(LEAST_ERROR, Rational.of(1, 2), 0, 4)));
    assertVerdict(
        Verdict.Kind.WRONG,
        "wrong: claimed at least 2, exact 0.25 (1 kept)",
        verdict(LEAST_SIZE, FakeBackend.outOfTime(LEAST_SIZE, Rational.of(2), 0, 1, 2, 3)));
  }

  @Test
  void aTrueLowerBoundIsNoAnswer() throws Exception {
    assertVerdict(
        Verdict.Kind.NO_ANSWER,
        "no answer in 60.0 s; best 0.75 (2 kept), exact 0.25 (1 kept)",
        verdict(LEAST_ERROR, FakeBackend.outOfTime(LEAST_ERROR, Rational.of(1, 4), 0, 4)));
  }

  @Test
  void nothingIsNoAnswer() throws Exception {
    assertVerdict(
        Verdict.Kind.NO_ANSWER,
        "no answer in 60.0 s",
        verdict(LEAST_ERROR, Answer.unknown(StopReason.TIME)));
    assertVerdict(
        Verdict.Kind.NO_ANSWER,
        "no answer (gave up)",
        verdict(LEAST_ERROR, Answer.unknown(StopReason.COMPLETED)));
  }

  @Test
  void withoutAProvedOptimumNobodyIsJudged() {
    SolveResult open = FakeBackend.result(LEAST_ERROR, "ours", Answer.unknown(StopReason.MEMORY));
    Verdict verdict =
        new Judge(LEAST_ERROR, open, LIMIT)
            .verdict(FakeBackend.result(LEAST_ERROR, "fake", FakeBackend.optimum(LEAST_ERROR, 0)));
    assertVerdict(
        Verdict.Kind.NOT_JUDGED, "not judged, no proved optimum: optimal, 14.25 (1 kept)", verdict);
  }

  @Test
  void aMaskBetterThanWhatIsCalledProvedEndsTheBenchmark() {
    SolveResult mistaken =
        FakeBackend.result(LEAST_SIZE, "ours", FakeBackend.optimum(LEAST_SIZE, 0, 1, 2, 3));
    Judge judge = new Judge(LEAST_SIZE, mistaken, LIMIT);
    SolveResult better = FakeBackend.result(LEAST_SIZE, "fake", FakeBackend.optimum(LEAST_SIZE, 4));
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> judge.verdict(better));
    assertTrue(refusal.getMessage().endsWith("a mask of 0.25 (1 kept)"), refusal.getMessage());
  }

  @Test
  void anExactEngineThatMisreportsItsMaskIsCaught() {
    SolveResult lie =
        FakeBackend.result(
            LEAST_ERROR, "ours", FakeBackend.optimum(Mask.ofKept(5, 4), Rational.ZERO));
    assertThrows(IllegalStateException.class, () -> Judge.requireTrue(LEAST_ERROR, lie));
  }

  @Test
  void otherObjectivesAreRefused() {
    SubsetSumInstance count = TinyInstance.of(Objective.COUNT, "1");
    SolveResult any = FakeBackend.result(count, "ours", Answer.unknown(StopReason.TIME));
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new Judge(count, any, LIMIT));
    assertTrue(refusal.getMessage().contains("count"), refusal.getMessage());
  }
}
