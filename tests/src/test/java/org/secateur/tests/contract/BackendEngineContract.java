package org.secateur.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Answer;
import org.secateur.model.Evidence;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.tests.oracle.AnswerCheck;
import org.secateur.tests.oracle.BruteForceOracle;
import org.secateur.tests.oracle.SampleKind;
import org.secateur.tests.oracle.SeededCase;

/**
 * A backend answers like the oracle, on its own word; or its answer is labelled as no claim at all,
 * and then its bounds still hold the true value. It never says "proved".
 */
@Tag("native")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BackendEngineContract extends SubsetSumEngineContract {
  private int complete;
  private int open;

  BackendEngineContract(String name) {
    super(name);
  }

  @Override
  int[] sampleCounts() {
    return new int[] {1, 3, 6};
  }

  /** Whether this backend's own arithmetic is exact on such numbers. */
  boolean isExact(SubsetSumInstance instance) {
    return isNarrow(instance);
  }

  static boolean asksForMasks(SubsetSumInstance instance) {
    return switch (instance.objective()) {
      case MIN_ERROR, MIN_SIZE, DECIDE, PARETO -> true;
      case COUNT, COVER, IS_COVER -> false;
    };
  }

  /** Whether no target is beyond what MIP solvers take for infinite beside the samples. */
  static boolean isFiniteForMip(SubsetSumInstance instance) {
    Rational sample = Rational.ZERO;
    Rational target = Rational.ZERO;
    for (int c = 0; c < instance.dimension(); c++) {
      for (int i = 0; i < instance.sampleCount(); i++) {
        sample = sample.max(instance.samples().get(i, c).abs());
      }
      for (int t = 0; t < instance.targets().rows(); t++) {
        target = target.max(instance.targets().get(t, c).abs());
      }
    }
    return sample.signum() == 0
        || target.compareTo(sample.multiply(Rational.of(100_000_000_000_000L))) < 0;
  }

  @BeforeAll
  void startCounting() {
    complete = 0;
    open = 0;
  }

  @AfterAll
  void answersMostOfThem() {
    assertTrue(complete > 9 * open && complete > 0, complete + " complete, " + open + " open");
  }

  @Override
  void check(SubsetSumInstance instance, BruteForceOracle oracle, String context)
      throws BackendException {
    SolveResult result = solve(instance, 1);
    assertNotEquals(Evidence.PROVED, result.evidence(), context);
    for (int t = 0; t < result.answers().size(); t++) {
      Answer answer = result.answers().get(t);
      if (answer.evidence() == Evidence.HEURISTIC) {
        open++;
        assertHonest(instance, oracle, t, answer, context);
      } else if (isExact(instance)) {
        complete++;
        new AnswerCheck(instance, oracle, Evidence.BACKEND, context).check(t, answer);
      }
    }
  }

  private static void assertHonest(
      SubsetSumInstance instance, BruteForceOracle oracle, int t, Answer answer, String context) {
    assertTrue(answer.status() == Status.FEASIBLE || answer.status() == Status.UNKNOWN, context);
    answer
        .incumbent()
        .ifPresent(i -> assertEquals(oracle.error(i.mask().kept(), t), i.error(), context));
    Optional<Rational> truth =
        switch (instance.objective()) {
          case MIN_ERROR -> Optional.of(oracle.leastError(t).error());
          case MIN_SIZE -> oracle.leastSize(t).map(q -> Rational.of(q.size()));
          case DECIDE, PARETO, COUNT, COVER, IS_COVER -> Optional.empty();
        };
    truth.ifPresent(
        value -> {
          assertTrue(answer.bounds().lower().orElse(value).compareTo(value) <= 0, context);
          assertTrue(answer.bounds().upper().orElse(value).compareTo(value) >= 0, context);
        });
  }

  /** Backends with several threads may end in other optima; the exact engines may not. */
  @Override
  @ParameterizedTest
  @EnumSource(names = {"SMALL_INTEGERS", "DECIMALS"})
  void threadsDoNotChangeTheAnswer(SampleKind kind) throws BackendException {
    for (SeededCase seeded : cases(kind, 1)) {
      SubsetSumInstance instance = seeded.asking(Objective.MIN_ERROR);
      String context = seeded.context(engine().info().name(), Objective.MIN_ERROR);
      check(instance, new BruteForceOracle(instance), context + ", 2 threads");
    }
  }
}
