package org.secateur.solver.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Activation;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.oracle.SmallCase;
import org.secateur.solver.oracle.WorstInput;

/** The least error, asked for without a tolerance, against all masks. */
final class WithoutToleranceTest {
  private static final int CASES = 4;

  @ParameterizedTest
  @EnumSource
  void theLeastErrorIsFound(SmallCase.Shape shape) {
    for (int d = 1; d <= 3; d++) {
      for (long seed = 0; seed < CASES; seed++) {
        Activation activation = Activation.values()[(int) (seed % 2)];
        NetworkPruningInstance instance =
            instance(SmallCase.of(seed, d, shape, activation, activation));
        Incumbent found =
            new SelectionSolver()
                .solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT)
                .answers()
                .get(0)
                .incumbent()
                .orElseThrow();
        Incumbent best = best(instance);
        String of = "seed " + seed + ", " + instance;
        assertEquals(best.error(), found.error(), of);
        assertEquals(best.size(), found.size(), of);
      }
    }
  }

  private static NetworkPruningInstance instance(SmallCase given) {
    return new NetworkPruningInstance(
        given.network(),
        given.target(),
        given.domain(),
        Granularity.NEURON,
        Optional.empty(),
        Optional.empty(),
        Objective.MIN_ERROR,
        Optional.empty());
  }

  private static Incumbent best(NetworkPruningInstance instance) {
    int n = instance.maskLength();
    return LongStream.range(0, 1L << n)
        .mapToObj(bits -> WorstInput.of(instance, Mask.ofBits(n, bits)))
        .min(Incumbent.BY_ERROR)
        .orElseThrow();
  }
}
