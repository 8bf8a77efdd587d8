package org.secateur.solver.ortools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.secateur.model.Answer;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.backend.EveryMask;

/** Both sides of the limit on the width of CP-SAT's integers. */
@Tag("native")
final class CpSatWidthTest {
  private final CpSatSolver solver = new CpSatSolver();

  /** The largest error is 2 · half + 1 − 1 + target. */
  private static SubsetSumInstance instance(long half, long target) {
    return EveryMask.scalars(
        List.of(Rational.of(half), Rational.of(half - 1), Rational.ONE),
        Rational.of(target),
        Optional.of(Rational.ONE),
        Objective.MIN_ERROR);
  }

  @Test
  void theWidestInstanceIsSolvedExactly() throws BackendException {
    // 2 · half + target = 2^60 − 1: twice that is just within 61 bits.
    SubsetSumInstance widest = instance(1L << 58, (1L << 59) - 1);
    assertEquals(Optional.empty(), solver.unsupported(widest));
    Answer answer =
        solver.solve(widest, SearchLimits.none(1), 1, SearchListener.SILENT).answers().get(0);
    assertEquals(Status.OPTIMAL, answer.status());
    assertEquals(Rational.ZERO, answer.incumbent().orElseThrow().error());
    assertEquals(2, answer.incumbent().orElseThrow().size());
  }

  @Test
  void oneMoreIsRefusedWithTheWidth() {
    String reason = solver.unsupported(instance(1L << 58, 1L << 59)).orElseThrow();
    assertTrue(reason.contains("within 60 bits"), reason);
    assertTrue(reason.contains("needs 61"), reason);
    assertTrue(reason.contains("meet-in-the-middle"), reason);
  }
}
