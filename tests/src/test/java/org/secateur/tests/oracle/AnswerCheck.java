package org.secateur.tests.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.tests.oracle.BruteForceOracle.Quality;

/** Holds a complete answer against the oracle's: every claim in it. */
public final class AnswerCheck {
  private final SubsetSumInstance instance;
  private final BruteForceOracle oracle;
  private final Evidence evidence;
  private final String context;

  /**
   * @param evidence that a complete answer must rest on
   */
  public AnswerCheck(
      SubsetSumInstance instance, BruteForceOracle oracle, Evidence evidence, String context) {
    this.instance = instance;
    this.oracle = oracle;
    this.evidence = evidence;
    this.context = context;
  }

  public void checkAll(SolveResult result) {
    assertEquals(instance.objective(), result.objective(), context);
    int questions = instance.objective().needsInterval() ? 1 : instance.targets().rows();
    assertEquals(questions, result.answers().size(), context);
    IntStream.range(0, questions).forEach(t -> check(t, result.answers().get(t)));
  }

  /** One answer, which must be complete. */
  public void check(int target, Answer answer) {
    assertEquals(StopReason.COMPLETED, answer.stopReason(), context);
    assertEquals(evidence, answer.evidence(), context);
    switch (instance.objective()) {
      case MIN_ERROR -> minError(target, answer);
      case MIN_SIZE -> minSize(target, answer);
      case DECIDE -> decide(target, answer);
      case COUNT -> count(target, answer);
      case PARETO -> pareto(target, answer);
      case COVER -> cover(answer, true);
      case IS_COVER ->
          cover(answer, oracle.coveringRadius().compareTo(instance.tolerance().orElseThrow()) <= 0);
    }
  }

  private void minError(int target, Answer answer) {
    Quality best = oracle.leastError(target);
    assertEquals(Status.OPTIMAL, answer.status(), context);
    assertEquals(Bounds.exactly(best.error()), answer.bounds(), context);
    same(best, answer.incumbent().orElseThrow(), target);
  }

  private void minSize(int target, Answer answer) {
    Optional<Quality> best = oracle.leastSize(target);
    if (best.isEmpty()) {
      infeasible(answer);
      return;
    }
    assertEquals(Status.OPTIMAL, answer.status(), context);
    assertEquals(Bounds.exactly(Rational.of(best.get().size())), answer.bounds(), context);
    same(best.get(), answer.incumbent().orElseThrow(), target);
  }

  private void decide(int target, Answer answer) {
    if (!oracle.exists(target)) {
      infeasible(answer);
      return;
    }
    assertEquals(Status.OPTIMAL, answer.status(), context);
    Incumbent witness = answer.incumbent().orElseThrow();
    valid(witness, target);
    assertTrue(witness.error().compareTo(instance.tolerance().orElseThrow()) <= 0, context);
  }

  private void infeasible(Answer answer) {
    assertEquals(Status.INFEASIBLE, answer.status(), context);
    assertInstanceOf(Finding.Nothing.class, answer.finding(), context);
  }

  private void count(int target, Answer answer) {
    BigInteger count = BigInteger.valueOf(oracle.count(target));
    assertEquals(Status.OPTIMAL, answer.status(), context);
    assertEquals(new Finding.Count(count), answer.finding(), context);
    assertEquals(Bounds.exactly(Rational.of(count)), answer.bounds(), context);
  }

  private void pareto(int target, Answer answer) {
    assertEquals(Status.OPTIMAL, answer.status(), context);
    List<Incumbent> points =
        assertInstanceOf(Finding.Frontier.class, answer.finding(), context).points();
    List<Quality> frontier = oracle.frontier(target);
    assertEquals(frontier.size(), points.size(), context);
    IntStream.range(0, points.size()).forEach(i -> same(frontier.get(i), points.get(i), target));
  }

  private void cover(Answer answer, boolean covered) {
    Rational radius = oracle.coveringRadius();
    assertEquals(covered ? Status.OPTIMAL : Status.INFEASIBLE, answer.status(), context);
    Finding.WorstTarget worst =
        assertInstanceOf(Finding.WorstTarget.class, answer.finding(), context);
    ExactReal error = worst.nearest().error();
    assertEquals(oracle.leastErrorAt(worst.target()), error, context);
    assertTrue(worst.target().compareTo(instance.interval().orElseThrow().lower()) >= 0, context);
    assertTrue(worst.target().compareTo(instance.interval().orElseThrow().upper()) <= 0, context);
    assertTrue(instance.allowedSizes().contains(worst.nearest().size()), context);
    if (covered) {
      assertEquals(Bounds.exactly(radius), answer.bounds(), context);
      assertEquals(radius, error, context);
    } else {
      ExactReal lower = answer.bounds().lower().orElseThrow();
      assertTrue(lower.compareTo(radius) <= 0, context);
      assertTrue(error.compareTo(instance.tolerance().orElseThrow()) > 0, context);
    }
  }

  private void same(Quality expected, Incumbent found, int target) {
    valid(found, target);
    assertEquals(expected.error(), found.error(), context);
    assertEquals(expected.size(), found.size(), context);
  }

  private void valid(Incumbent found, int target) {
    assertEquals(instance.sampleCount(), found.mask().length(), context);
    assertEquals(oracle.error(found.mask().kept(), target), found.error(), context);
    assertTrue(instance.allowedSizes().contains(found.size()), context);
  }
}
