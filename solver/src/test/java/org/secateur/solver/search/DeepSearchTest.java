package org.secateur.solver.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.model.Answer;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.solver.reduction.RowEnds;
import org.secateur.solver.reduction.SyntheticCase;
import org.secateur.solver.reduction.SyntheticSelection;

/** A search is as deep as it chooses options, whatever the stack of its thread. */
final class DeepSearchTest {
  private static final long SMALL_STACK = 1 << 18;
  private static final int DEPTH = 3000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void allOfManyOptionsAreChosen(int threads) throws Exception {
    SyntheticCase given =
        new SyntheticCase(
            0, units(DEPTH), Rational.of(DEPTH), SizeRange.exactly(DEPTH), Objective.MIN_SIZE);
    FutureTask<Answer> task = new FutureTask<>(() -> SyntheticSearch.answer(given, threads));
    new Thread(null, task, "small stack", SMALL_STACK).start();
    Answer answer = task.get(60, TimeUnit.SECONDS);
    assertEquals(Status.OPTIMAL, answer.status());
    assertEquals(DEPTH, answer.incumbent().orElseThrow().size());
  }

  /** One row, which all selections fulfil. */
  private static SyntheticSelection units(int n) {
    BigInteger[] row = new BigInteger[n];
    Arrays.fill(row, BigInteger.ONE);
    int[] costs = new int[n];
    Arrays.fill(costs, 1);
    return new SyntheticSelection(
        IntStream.range(0, n).toArray(),
        costs,
        n,
        new BigInteger[][] {row},
        List.of(new RowEnds(false, Rational.ZERO, Rational.ONE)),
        1,
        1);
  }
}
