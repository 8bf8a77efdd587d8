package org.secateur.solver.mitm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.model.Answer;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** A sieve that is stopped half way shows the best mask it has met, not only what it began with. */
class StoppedSieveTest {
  private static SubsetSumInstance instance(int n, int m, int bits) {
    Random random = new Random(11);
    List<List<Rational>> samples =
        IntStream.range(0, n)
            .mapToObj(
                i ->
                    IntStream.range(0, m)
                        .mapToObj(c -> Rational.of(new BigInteger(bits, random)))
                        .toList())
            .toList();
    List<Rational> target =
        IntStream.range(0, m)
            .mapToObj(
                c -> Rational.of(new BigInteger(bits, random).multiply(BigInteger.valueOf(n / 3))))
            .toList();
    return new SubsetSumInstance(
        RationalMatrix.of(samples, m),
        RationalMatrix.of(List.of(target), m),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Objective.MIN_ERROR,
        Optional.empty());
  }

  private static Answer solve(SubsetSumInstance instance, long nodes) throws Exception {
    PruningSolver auto = ExactSolver.auto();
    return auto.solve(instance, SearchLimits.none(1).withNodes(nodes), 1, SearchListener.SILENT)
        .answers()
        .get(0);
  }

  /** The later limit is long after the probe and long before the end. */
  @ParameterizedTest
  @CsvSource({"56, 1, 50, 22, 26", "56, 1, 90, 22, 26", "56, 2, 40, 24, 28"})
  void showsWhatItHasMet(int n, int m, int bits, int logEarly, int logLate) throws Exception {
    SubsetSumInstance instance = instance(n, m, bits);
    Answer early = solve(instance, 1L << logEarly);
    Answer late = solve(instance, 1L << logLate);
    String context = n + " samples of " + m + " × " + bits + " bits, seed 11";
    assertEquals(Status.FEASIBLE, late.status(), context);
    assertEquals(StopReason.NODES, late.stopReason(), context);
    Incumbent first = early.incumbent().orElseThrow();
    Incumbent last = late.incumbent().orElseThrow();
    int byError = last.error().compareTo(first.error());
    assertTrue(
        byError < 0 || byError == 0 && last.size() < first.size(),
        context + ": " + first + " then " + last);
  }

  @Test
  void nothingIsLostWhereTheLimitComesBeforeTheProbe() throws Exception {
    Answer answer = solve(instance(56, 1, 50), 1);
    assertEquals(Status.FEASIBLE, answer.status());
    assertTrue(answer.incumbent().isPresent());
  }
}
