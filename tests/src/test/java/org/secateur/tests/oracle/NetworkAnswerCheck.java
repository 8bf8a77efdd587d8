package org.secateur.tests.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.ExactReal;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.tests.oracle.NetworkOracle.Quality;

/** Holds an answer about a network against the oracle's: every claim in it. */
public final class NetworkAnswerCheck {
  private final NetworkPruningInstance instance;
  private final NetworkOracle oracle;
  private final String context;

  public NetworkAnswerCheck(NetworkPruningInstance instance, NetworkOracle oracle, String context) {
    this.instance = instance;
    this.oracle = oracle;
    this.context = context;
  }

  /**
   * An answer that must be complete.
   *
   * @param evidence that it must rest on
   */
  public void complete(Answer answer, Evidence evidence) {
    String all = context + ", answer " + answer;
    assertEquals(StopReason.COMPLETED, answer.stopReason(), all);
    assertEquals(evidence, answer.evidence(), all);
    switch (instance.objective()) {
      case MIN_ERROR -> best(oracle.leastError(), answer, q -> q.error(), all);
      case MIN_SIZE -> best(oracle.leastSize(), answer, q -> Rational.of(q.size()), all);
      case DECIDE -> decide(answer, all);
      case PARETO -> pareto(answer, all);
      case COUNT, COVER, IS_COVER -> throw new IllegalStateException(all);
    }
  }

  private void best(
      Optional<Quality> expected, Answer answer, Function<Quality, ExactReal> value, String all) {
    if (expected.isEmpty()) {
      infeasible(answer, all);
      return;
    }
    assertEquals(Status.OPTIMAL, answer.status(), all);
    assertEquals(Bounds.exactly(value.apply(expected.get())), answer.bounds(), all);
    same(expected.get(), answer.incumbent().orElseThrow(), all);
  }

  private void decide(Answer answer, String all) {
    if (!oracle.exists()) {
      infeasible(answer, all);
      return;
    }
    assertEquals(Status.OPTIMAL, answer.status(), all);
    Incumbent witness = answer.incumbent().orElseThrow();
    valid(witness, all);
    assertTrue(witness.error().compareTo(instance.tolerance().orElseThrow()) <= 0, all);
  }

  private void pareto(Answer answer, String all) {
    List<Quality> frontier = oracle.frontier();
    if (frontier.isEmpty()) {
      infeasible(answer, all);
      return;
    }
    assertEquals(Status.OPTIMAL, answer.status(), all);
    List<Incumbent> points =
        assertInstanceOf(Finding.Frontier.class, answer.finding(), all).points();
    assertEquals(frontier.size(), points.size(), all + ", expected " + frontier);
    IntStream.range(0, points.size()).forEach(i -> same(frontier.get(i), points.get(i), all));
  }

  private static void infeasible(Answer answer, String all) {
    assertEquals(Status.INFEASIBLE, answer.status(), all);
    assertInstanceOf(Finding.Nothing.class, answer.finding(), all);
  }

  private void same(Quality expected, Incumbent found, String all) {
    valid(found, all);
    assertEquals(expected, Quality.of(found), all);
  }

  private void valid(Incumbent found, String all) {
    assertEquals(instance.canonical(found.mask()), found.mask(), all);
    assertEquals(oracle.error(found.mask()), found.error(), all);
    assertTrue(instance.allowedSizes().contains(found.size()), all);
    assertTrue(found.worstInput().isPresent(), all);
  }

  /** An answer that claims nothing: its mask and bounds must be true all the same. */
  public void honest(Answer answer) {
    String all = context + ", answer " + answer;
    assertTrue(answer.status() == Status.FEASIBLE || answer.status() == Status.UNKNOWN, all);
    assertEquals(Evidence.HEURISTIC, answer.evidence(), all);
    answer.incumbent().ifPresent(found -> valid(found, all));
    Optional<ExactReal> truth =
        switch (instance.objective()) {
          case MIN_ERROR -> oracle.leastError().map(Quality::error);
          case MIN_SIZE -> oracle.leastSize().map(q -> Rational.of(q.size()));
          case DECIDE, PARETO, COUNT, COVER, IS_COVER -> Optional.empty();
        };
    truth.ifPresent(
        value -> {
          assertTrue(answer.bounds().lower().orElse(value).compareTo(value) <= 0, all);
          assertTrue(answer.bounds().upper().orElse(value).compareTo(value) >= 0, all);
        });
  }
}
