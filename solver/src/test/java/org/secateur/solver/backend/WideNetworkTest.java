package org.secateur.solver.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Evidence;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.SolveResult;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.ortools.CpSatSolver;
import org.secateur.solver.z3.Z3Solver;

/** Weights of 53 bits, whose sums need some 150: too wide for CP-SAT, all the same to Z3. */
@Tag("native")
final class WideNetworkTest {
  @ParameterizedTest
  @EnumSource
  void cpSatSaysHowManyBitsItNeedsAndWhatWouldWork(Granularity granularity) {
    String reason =
        new CpSatSolver()
            .unsupported(HardNetwork.doubles(6, Objective.MIN_SIZE, granularity))
            .orElseThrow();
    assertTrue(reason.matches("cp-sat: needs sums within 60 bits .* need 1\\d\\d; .*"), reason);
    assertTrue(reason.contains("z3 and auto"), reason);
  }

  @Test
  void z3ComputesWithAllOfThem() throws BackendException {
    NetworkPruningInstance instance =
        HardNetwork.doubles(7, Objective.MIN_ERROR, Granularity.NEURON);
    Z3Solver z3 = new Z3Solver();
    assertEquals(Optional.empty(), z3.unsupported(instance));
    SolveResult result = z3.solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT);
    Incumbent best =
        IntStream.range(0, 1 << 7)
            .mapToObj(bits -> WorstInput.of(instance, Mask.ofBits(7, bits)))
            .min(Comparator.comparing(Incumbent::error))
            .orElseThrow();
    assertEquals(Evidence.BACKEND, result.evidence(), result.toString());
    assertEquals(
        best.error(), result.answers().get(0).incumbent().orElseThrow().error(), result.toString());
  }
}
