package org.secateur.tests.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SolveResult;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.Questions;
import org.secateur.tests.oracle.SeededCase;

/** Time, nodes, memory and the listener each end a run with bounds that hold the true value. */
final class StoppedRunTest {
  private static final Duration SOON = Duration.ofMillis(1_499);

  /**
   * An engine and an instance whose full run takes some hundredths of a second.
   *
   * @param truth of a full run of another engine where there is one
   */
  record Run(PruningSolver engine, SubsetSumInstance instance, SolveResult truth) {
    @Override
    public String toString() {
      return engine.info().name()
          + ", "
          + instance.objective().label()
          + ", n = "
          + instance.sampleCount()
          + ", m = "
          + instance.dimension()
          + instance.sizes().map(s -> ", sizes " + s.least() + " to " + s.most()).orElse("");
    }

    SolveResult with(SearchLimits limits, SearchListener listener) throws BackendException {
      return engine.solve(instance, limits, 1, listener);
    }

    void check(SolveResult result, StopReason reason) {
      new HonestBounds(instance, truth, this + ", instance " + SeededCase.json(instance))
          .check(result, reason);
    }
  }

  static Stream<Run> runs() throws BackendException {
    List<Run> runs = new ArrayList<>();
    Questions scalars = random(26, 1, 1L << 40);
    add(runs, scalars);
    add(runs, scalars.among(SizeRange.exactly(11)));
    add(runs, random(24, 2, 1L << 40));
    add(runs, random(18, 1, 1L << 60));
    return runs.stream();
  }

  /** Every objective with every exact engine that takes it. */
  private static void add(List<Run> runs, Questions questions) throws BackendException {
    for (Objective objective : Objective.values()) {
      if (objective.needsInterval() && questions.samples().columns() > 1) {
        continue;
      }
      SubsetSumInstance instance = questions.ask(objective);
      SolveResult truth =
          Engines.named("auto")
              .orElseThrow()
              .solve(instance, SearchLimits.none(2), 1, SearchListener.SILENT);
      assertEquals(StopReason.COMPLETED, truth.stopReason());
      Engines.all().stream()
          .filter(e -> !e.info().isNative() && e.unsupported(instance).isEmpty())
          .filter(e -> !e.info().name().equals("wide") || instance.sampleCount() <= 20)
          .forEach(e -> runs.add(new Run(e, instance, truth)));
    }
  }

  private static Questions random(int n, int m, long range) {
    SplittableRandom random = new SplittableRandom(n * 10L + m);
    List<List<Rational>> rows = new ArrayList<>();
    for (int r = 0; r < n + 2; r++) {
      List<Rational> row = new ArrayList<>();
      for (int c = 0; c < m; c++) {
        row.add(Rational.of(random.nextLong(-range, range)));
      }
      rows.add(row);
    }
    Questions questions =
        Questions.of(
                RationalMatrix.of(rows.subList(0, n), m),
                RationalMatrix.of(rows.subList(n, n + 2), m))
            .within(Rational.of(range >> 16));
    return m > 1 ? questions : questions.over(Rational.of(-range), Rational.of(range));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void timeLimits(Run run) throws BackendException {
    for (Duration limit : List.of(Duration.ZERO, Duration.ofNanos(300_000), Duration.ofMillis(4))) {
      SearchLimits limits = SearchLimits.none(2).withTime(limit);
      SolveResult result =
          Punctual.within(SOON, () -> run.with(limits, SearchListener.SILENT), run + ", " + limit);
      run.check(result, StopReason.TIME);
    }
  }

  /** Where the limit passes is chosen by questions, not by how fast the machine is. */
  @ParameterizedTest
  @MethodSource("runs")
  void nothingIsAskedAfterTheTimeIsUp(Run run) throws BackendException {
    Duration limit = Duration.ofMillis(4);
    for (int questions : new int[] {1, 3, 10}) {
      OverdueListener listener = new OverdueListener(questions, limit);
      SolveResult result = run.with(SearchLimits.none(1).withTime(limit), listener);
      run.check(result, StopReason.TIME);
      listener.assertNotAskedLater(run + ", limit at question " + questions);
    }
    OverdueListener never = new OverdueListener(0, Duration.ZERO);
    run.check(run.with(SearchLimits.none(1).withTime(Duration.ZERO), never), StopReason.TIME);
    never.assertNotAskedLater(run + ", no time at all");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void nodeLimitsAreDeterministicOnOneThread(Run run) throws BackendException {
    for (long nodes : new long[] {0, 1, 1000, 30_000, 1_000_000}) {
      SearchLimits limits = SearchLimits.none(1).withNodes(nodes);
      SolveResult once = run.with(limits, SearchListener.SILENT);
      run.check(once, StopReason.NODES);
      SolveResult again = run.with(limits, SearchListener.SILENT);
      assertEquals(once.answers(), again.answers(), run + ", nodes " + nodes);
      assertEquals(once.nodes(), again.nodes(), run + ", nodes " + nodes);
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void memoryLimits(Run run) throws BackendException {
    for (long bytes : new long[] {1, 4096, 200_000}) {
      SearchLimits limits = SearchLimits.none(1).withMemory(bytes);
      run.check(run.with(limits, SearchListener.SILENT), StopReason.MEMORY);
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void theListenerMayStopTheRunAtAnyQuestion(Run run) throws BackendException {
    for (int patience : new int[] {0, 1, 3, 10}) {
      AtomicInteger asked = new AtomicInteger();
      SearchListener listener =
          new SearchListener() {
            @Override
            public boolean shouldStop() {
              return asked.getAndIncrement() >= patience;
            }
          };
      run.check(run.with(SearchLimits.none(2), listener), StopReason.CANCELLED);
    }
  }

  /** A table half made when a limit ran out must not be taken for whole at the next target. */
  @Test
  void everyTargetIsAnsweredWhereverTheRunStops() throws BackendException {
    SubsetSumInstance instance = random(12, 2, 1L << 60).ask(Objective.MIN_ERROR);
    PruningSolver wide = Engines.named("wide").orElseThrow();
    SolveResult truth = wide.solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT);
    for (int nodes = 0; nodes < truth.nodes(); nodes++) {
      SearchLimits limits = SearchLimits.none(1).withNodes(nodes);
      SolveResult result = wide.solve(instance, limits, 1, SearchListener.SILENT);
      new HonestBounds(instance, truth, "wide, nodes " + nodes).check(result, StopReason.NODES);
    }
  }
}
