package org.secateur.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Answer;
import org.secateur.model.Evidence;
import org.secateur.model.Granularity;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.SolveResult;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.search.SelectionSolver;
import org.secateur.tests.oracle.NetworkAnswerCheck;
import org.secateur.tests.oracle.NetworkCase;
import org.secateur.tests.oracle.NetworkOracle;
import org.secateur.tests.oracle.WideNetworks;

/** The exact search for networks against trying all masks, where numbers are unkind. */
final class ExactNetworkSearchTest {
  private static final int CASES = 12;

  private final SelectionSolver engine = new SelectionSolver();

  private Answer solve(NetworkPruningInstance instance, SearchLimits limits) {
    return engine.solve(instance, limits, 1, SearchListener.SILENT).answers().get(0);
  }

  private static String context(long seed, NetworkPruningInstance instance) {
    return "seed " + seed + ", instance " + NetworkCase.json(instance);
  }

  @ParameterizedTest
  @EnumSource
  void answersAreThoseOfTryingAllMasks(WideNetworks.Weights weights) {
    for (long seed = 0; seed < CASES; seed++) {
      Granularity granularity = Granularity.values()[(int) (seed % 2)];
      NetworkPruningInstance given = WideNetworks.random(seed, weights, granularity);
      NetworkOracle oracle = new NetworkOracle(given);
      for (var objective : NetworkCase.objectives()) {
        NetworkPruningInstance instance = given.withObjective(objective);
        NetworkAnswerCheck check =
            new NetworkAnswerCheck(instance, oracle, context(seed, instance));
        int threads = 1 + (int) (seed / 2 % 2);
        check.complete(solve(instance, SearchLimits.none(threads)), Evidence.PROVED);
      }
    }
  }

  /** Whatever the moment a run ends at, what it says is true. */
  @Test
  void boundsOfAnEndedRunAreValid() {
    for (long seed = 0; seed < CASES; seed++) {
      NetworkPruningInstance given =
          WideNetworks.random(seed, WideNetworks.Weights.DOUBLES, Granularity.NEURON);
      NetworkOracle oracle = new NetworkOracle(given);
      for (var objective : NetworkCase.objectives()) {
        NetworkPruningInstance instance = given.withObjective(objective);
        NetworkAnswerCheck check =
            new NetworkAnswerCheck(instance, oracle, context(seed, instance));
        for (long nodes = 0; nodes < 40; nodes = nodes * 2 + 1) {
          Answer answer = solve(instance, SearchLimits.none(1).withNodes(nodes));
          expect(check, answer, StopReason.NODES);
          assertEquals(answer, solve(instance, SearchLimits.none(1).withNodes(nodes)));
        }
        for (int asked = 0; asked < 12; asked = asked * 2 + 1) {
          SearchListener cancel = after(asked);
          Answer answer = engine.solve(instance, SearchLimits.none(2), 1, cancel).answers().get(0);
          expect(check, answer, StopReason.CANCELLED);
        }
      }
    }
  }

  private static void expect(NetworkAnswerCheck check, Answer answer, StopReason reason) {
    if (answer.stopReason() == StopReason.COMPLETED) {
      check.complete(answer, Evidence.PROVED);
    } else {
      assertEquals(reason, answer.stopReason());
      check.honest(answer);
    }
  }

  private static SearchListener after(int times) {
    AtomicInteger asked = new AtomicInteger();
    return new SearchListener() {
      @Override
      public boolean shouldStop() {
        return asked.getAndIncrement() >= times;
      }
    };
  }

  @Test
  void nodesAreTheSameAgain() {
    int different = 0;
    for (long seed = 0; seed < CASES; seed++) {
      NetworkPruningInstance given =
          WideNetworks.random(seed, WideNetworks.Weights.DOUBLES, Granularity.NEURON);
      long[] nodes = new long[3];
      Arrays.setAll(
          nodes,
          k -> {
            SolveResult result =
                engine.solve(given, SearchLimits.none(1), k, SearchListener.SILENT);
            return result.nodes();
          });
      assertEquals(1, Arrays.stream(nodes).distinct().count(), context(seed, given));
      different += nodes[0] > 2 ? 1 : 0;
    }
    assertTrue(different > 2, "too easy to say anything");
  }
}
