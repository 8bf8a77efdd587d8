package org.secateur.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Activation;
import org.secateur.model.Answer;
import org.secateur.model.Evidence;
import org.secateur.model.Granularity;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.DegenerateNetworks;
import org.secateur.tests.oracle.NetworkAnswerCheck;
import org.secateur.tests.oracle.NetworkCase;
import org.secateur.tests.oracle.NetworkCase.Shape;
import org.secateur.tests.oracle.NetworkOracle;
import org.secateur.tests.oracle.NetworkOracle.Quality;
import org.secateur.tests.oracle.NetworkVariants;

/**
 * What every engine for networks must do, against brute force over all masks with exact evaluation:
 * one to three inputs, every domain, output, granularity and objective, sizes, degenerate inputs,
 * and limits; and what must hold between instances, on networks too large for brute force.
 */
public abstract class NetworkEngineContract {
  private final PruningSolver engine;

  protected NetworkEngineContract(String name) {
    engine = Engines.named(name).orElseThrow();
  }

  protected final PruningSolver engine() {
    return engine;
  }

  /** Whether the engine promises to take the instance; otherwise it must say why not. */
  protected boolean takes(NetworkPruningInstance instance) {
    return true;
  }

  /** Whether every answer must be complete; engines that round may lose some. */
  protected boolean isExact() {
    return true;
  }

  /** Seeds for each number of inputs, domain, output and granularity. */
  protected int rounds() {
    return 1;
  }

  /** Numbers of inputs go from one to this. */
  protected int mostInputs() {
    return 3;
  }

  /** The width of the networks that are too large for brute force. */
  protected int largerWidth() {
    return 7;
  }

  /** Whether a case is asked an objective; engines that take long may leave some to others. */
  protected boolean asks(int number, Objective objective) {
    return true;
  }

  protected final SolveResult solve(NetworkPruningInstance instance, int threads)
      throws BackendException {
    return engine.solve(instance, SearchLimits.none(threads), 1, SearchListener.SILENT);
  }

  /** Holds the engine's answer, or refusal, against the oracle's. */
  protected final void check(NetworkPruningInstance instance, NetworkOracle oracle, String context)
      throws BackendException {
    Optional<String> refusal = engine.unsupported(instance);
    assertEquals(takes(instance), refusal.isEmpty(), refusal + context);
    if (refusal.isPresent()) {
      assertRefused(instance, refusal.get());
      return;
    }
    SolveResult result = solve(instance, 1);
    assertEquals(instance.objective(), result.objective(), context);
    assertEquals(1, result.answers().size(), context);
    Answer answer = result.answers().get(0);
    NetworkAnswerCheck check = new NetworkAnswerCheck(instance, oracle, context);
    if (!isExact() && answer.evidence() == Evidence.HEURISTIC) {
      check.honest(answer);
    } else {
      check.complete(answer, engine.info().evidence());
    }
  }

  private void assertRefused(NetworkPruningInstance instance, String sentence) {
    assertTrue(sentence.startsWith(engine.info().name()), sentence);
    assertTrue(sentence.split(" ").length >= 5, sentence);
    assertEquals(-1, sentence.indexOf('\n'), sentence);
    assertThrows(IllegalArgumentException.class, () -> solve(instance, 1), sentence);
  }

  /** Seeded cases of one domain: all numbers of inputs, outputs and granularities. */
  protected final List<NetworkCase> cases(Shape shape, int rounds) {
    List<NetworkCase> cases = new ArrayList<>();
    for (int d = 1; d <= mostInputs(); d++) {
      for (Activation output : Activation.values()) {
        for (Granularity granularity : Granularity.values()) {
          for (int seed = 0; seed < rounds; seed++) {
            cases.add(NetworkCase.of(seed, d, shape, output, granularity));
          }
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @EnumSource
  void answersLikeBruteForce(Shape shape) throws BackendException {
    int number = 0;
    for (NetworkCase seeded : cases(shape, rounds())) {
      number++;
      for (Objective objective : NetworkCase.objectives()) {
        if (asks(number, objective)) {
          String context = seeded.context(engine.info().name(), objective);
          check(seeded.asking(objective), seeded.oracle(), context);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void answersAboutDegenerateInputs(Activation output) throws BackendException {
    int number = output.ordinal();
    for (Map.Entry<String, NetworkPruningInstance> named : DegenerateNetworks.all().entrySet()) {
      NetworkPruningInstance given =
          output == Activation.RELU
              ? DegenerateNetworks.rectified(named.getValue())
              : named.getValue();
      NetworkOracle oracle = new NetworkOracle(given);
      number++;
      for (Objective objective : NetworkCase.objectives()) {
        if (asks(number, objective)) {
          NetworkPruningInstance instance = given.withObjective(objective);
          String context = named.getKey() + ", instance " + NetworkCase.json(instance);
          check(instance, oracle, context);
        }
      }
    }
  }

  /** Order, scale and orientation do not matter, nor do threads and seeds. */
  @ParameterizedTest
  @EnumSource
  void variantsHaveTheSameAnswer(Shape shape) throws BackendException {
    for (NetworkPruningInstance instance : larger(shape)) {
      Optional<Quality> expected = quality(instance, 1, 1);
      String context = engine.info().name() + ", instance " + NetworkCase.json(instance);
      assertEquals(expected, quality(NetworkVariants.permuted(instance, 5), 1, 1), context);
      assertEquals(expected, quality(NetworkVariants.scaled(instance, 5), 1, 1), context);
      assertEquals(expected, quality(NetworkVariants.turned(instance, 5), 1, 1), context);
      assertEquals(expected, quality(instance, 2, 1), context);
      assertEquals(expected, quality(instance, 1, 99), context);
    }
  }

  /** A larger tolerance never makes the least size larger. */
  @ParameterizedTest
  @EnumSource
  void moreToleranceNeedsNoMoreSize(Shape shape) throws BackendException {
    for (NetworkPruningInstance instance : larger(shape)) {
      int least = Integer.MAX_VALUE;
      for (int step = 0; step < 4; step++) {
        Rational tolerance = Rational.of(step * step + 1, 3);
        Optional<Quality> found =
            quality(NetworkCase.with(instance, instance.sizes(), tolerance), 1, 1);
        if (found.isPresent()) {
          int size = found.get().size();
          String context = size + " after " + least + ", " + NetworkCase.json(instance);
          assertTrue(size <= least, context);
          least = size;
        }
      }
    }
  }

  /** A few instances of one domain, of more neurons than brute force would like. */
  private List<NetworkPruningInstance> larger(Shape shape) {
    List<NetworkPruningInstance> larger = new ArrayList<>();
    for (int seed = 0; seed < 2; seed++) {
      SplittableRandom random = new SplittableRandom(seed * 31L + shape.ordinal());
      Granularity granularity = Granularity.values()[seed];
      int d = 1 + random.nextInt(2);
      NetworkPruningInstance instance =
          NetworkCase.random(
              random,
              largerWidth(),
              d,
              1,
              shape,
              Activation.values()[random.nextInt(2)],
              granularity);
      instance =
          NetworkCase.with(instance, Optional.empty(), Rational.of(1 + random.nextInt(12), 4))
              .withObjective(Objective.MIN_SIZE);
      if (engine.unsupported(instance).isEmpty()) {
        larger.add(instance);
      }
    }
    return larger;
  }

  /** Size and error of the answer; empty where there is no mask. */
  private Optional<Quality> quality(NetworkPruningInstance instance, int threads, long seed)
      throws BackendException {
    Answer answer =
        engine
            .solve(instance, SearchLimits.none(threads), seed, SearchListener.SILENT)
            .answers()
            .get(0);
    boolean isComplete = answer.evidence() == engine.info().evidence();
    assertTrue(isComplete || !isExact(), answer + NetworkCase.json(instance));
    assumeTrue(isComplete, "an engine that rounds was refuted: " + answer);
    return answer.incumbent().map(i -> new Quality(i.size(), i.error()));
  }

  @Test
  void noTimeIsAResult() throws BackendException {
    NetworkPruningInstance instance =
        NetworkCase.of(1, 2, Shape.AROUND_ZERO, Activation.IDENTITY, Granularity.NEURON)
            .asking(Objective.MIN_SIZE);
    SearchLimits none = SearchLimits.none(1).withTime(Duration.ZERO);
    SolveResult result = engine.solve(instance, none, 1, SearchListener.SILENT);
    assertStopped(StopReason.TIME, result);
  }

  @Test
  void theListenerMayStopTheRun() throws BackendException {
    NetworkPruningInstance instance =
        NetworkCase.of(1, 2, Shape.AROUND_ZERO, Activation.IDENTITY, Granularity.NEURON)
            .asking(Objective.MIN_SIZE);
    SearchListener stop =
        new SearchListener() {
          @Override
          public boolean shouldStop() {
            return true;
          }
        };
    assertStopped(StopReason.CANCELLED, engine.solve(instance, SearchLimits.none(1), 1, stop));
  }

  private static void assertStopped(StopReason reason, SolveResult result) {
    boolean isOpen = result.status() == Status.UNKNOWN || result.status() == Status.FEASIBLE;
    assertTrue(isOpen, result.toString());
    assertEquals(reason, result.stopReason(), result.toString());
    assertEquals(Evidence.HEURISTIC, result.evidence(), result.toString());
  }
}
