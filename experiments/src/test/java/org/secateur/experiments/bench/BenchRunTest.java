package org.secateur.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.secateur.experiments.bench.BenchCase.Contest;
import org.secateur.experiments.bench.BenchCase.Tier;
import org.secateur.model.Instance;
import org.secateur.model.Objective;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.mitm.ExactSolver;

final class BenchRunTest {
  private static final BenchSettings SETTINGS =
      new BenchSettings(2, Duration.ZERO, 1, 1L << 26, Duration.ofSeconds(60));
  private static final PruningSolver OURS = ExactSolver.auto();
  private static final SubsetSumInstance TINY = TinyInstance.of(Objective.MIN_ERROR, "1");
  private static final FakeBackend HONEST =
      new FakeBackend("honest", i -> FakeBackend.optimum(i, 4));
  private static final FakeBackend LIAR =
      new FakeBackend("liar", i -> FakeBackend.optimum(i, 0, 4));
  private static final FakeBackend BROKEN =
      new FakeBackend(
          "broken",
          i -> {
            throw new BackendException("crashed with signal 11");
          });

  private static BenchCase tiny(String name, Contest contest) {
    return new BenchCase(
        BenchGroup.SUBSET_SUM,
        name,
        "five samples",
        Optional.of(Duration.ofMillis(120)),
        contest,
        Tier.BOTH,
        new InstanceTask(OURS, TINY, Optional.empty()));
  }

  private static BenchRun run(SearchListener listener, PruningSolver... backends) {
    return new BenchRun(OURS, List.of(backends), SETTINGS, listener, step -> {});
  }

  private static BenchRow row(Contest contest, PruningSolver... backends) throws Exception {
    return run(SearchListener.SILENT, backends).run(List.of(tiny("tiny", contest)), r -> {}).get(0);
  }

  /** A row whose times are fixed, so that its text is. */
  private static BenchRow fixed(BenchRow row) {
    Measurement measurement =
        new Measurement(
            List.of(
                new Sample(300_000_000, 500_000_000),
                new Sample(100_000_000, 150_000_000),
                new Sample(125_000_000, 200_000_000)));
    return new BenchRow(
        row.benchCase(),
        Optional.of(measurement),
        row.stopReason(),
        row.method(),
        row.answer(),
        row.backends());
  }

  @Test
  void eachBackendIsJudged() throws Exception {
    BenchRow row = row(Contest.ALL, HONEST, LIAR, BROKEN);
    assertEquals(2, row.measurement().orElseThrow().samples().size());
    assertEquals(
        List.of(Verdict.Kind.RIGHT, Verdict.Kind.WRONG, Verdict.Kind.FAILED),
        row.backends().stream().map(b -> b.verdict().kind()).toList());
    assertEquals("failed: crashed with signal 11", row.backends().get(2).verdict().text());
    assertEquals(2.0, row.backends().get(0).seconds().orElseThrow());
  }

  @Test
  void theContestSaysWhoIsAsked() throws Exception {
    assertEquals(1, row(Contest.FIRST, LIAR, HONEST).backends().size());
    assertEquals("liar", row(Contest.FIRST, LIAR, HONEST).backends().get(0).engine());
    assertTrue(row(Contest.FIRST).backends().isEmpty());
    assertTrue(row(Contest.NONE, LIAR, HONEST).backends().isEmpty());
  }

  @Test
  void theTableIsAlignedAndCallsTheLiarWrong() throws Exception {
    BenchRow row = fixed(row(Contest.ALL, HONEST, LIAR, BROKEN));
    BenchTable table = new BenchTable(List.of(row.benchCase()), List.of("honest", "liar"));
    List<String> lines = new ArrayList<>(table.head());
    lines.addAll(table.lines(row));
    assertEquals(
        List.of(
            "case        goal s     min s  median s     max s     cpu s  runs  question, method",
            "  backend                             s               ratio        verdict",
            "tiny         0.120     0.100     0.125     0.300     0.200     3  five samples;"
                + " auto: horowitz-sahni; optimal, 1 kept",
            "  honest                         2.000                  16        right",
            "  liar                           2.000                  16        wrong: claimed 0.75"
                + " (2 kept), exact 0.25 (1 kept)",
            "  broken                             -                   -        failed: crashed"
                + " with signal 11"),
        lines);
  }

  @Test
  void theReportIsOneDocument() throws Exception {
    BenchRow row = fixed(row(Contest.ALL, LIAR));
    String json = report(List.of(row), true);
    assertTrue(json.startsWith("{\"format\":\"secateur-bench/1\",\"complete\":true"), json);
    assertTrue(json.contains("\"wall\":{\"min\":0.1,\"median\":0.125,\"max\":0.3}"), json);
    assertTrue(json.contains("\"cpu\":{\"min\":0.15,\"median\":0.2,\"max\":0.5}"), json);
    assertTrue(json.contains("\"seconds\":2.0,\"ratio\":16.0,\"verdict\":\"wrong\""), json);
    assertTrue(json.contains("\"goal\":0.12"), json);
  }

  private static String report(List<BenchRow> rows, boolean complete) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BenchReport.write(SETTINGS, rows, complete, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aStopKeepsTheFinishedRows() throws Exception {
    AtomicInteger finished = new AtomicInteger();
    SearchListener stopAfterOne =
        new SearchListener() {
          @Override
          public boolean shouldStop() {
            return finished.get() > 0;
          }
        };
    List<BenchRow> rows =
        run(stopAfterOne, HONEST)
            .run(
                List.of(tiny("one", Contest.ALL), tiny("two", Contest.ALL)),
                row -> finished.incrementAndGet());
    assertEquals(List.of("one"), rows.stream().map(r -> r.benchCase().name()).toList());
  }

  @Test
  void aSearchThatDoesNotFitSaysSo() throws Exception {
    BenchSettings narrow = new BenchSettings(1, Duration.ZERO, 1, 1, Duration.ofSeconds(1));
    BenchRow row =
        new BenchRun(OURS, List.of(LIAR), narrow, SearchListener.SILENT, step -> {})
            .run(List.of(tiny("tiny", Contest.ALL)), r -> {})
            .get(0);
    assertEquals(StopReason.MEMORY, row.stopReason());
    assertTrue(row.measurement().isEmpty());
    assertEquals(Verdict.Kind.NOT_JUDGED, row.backends().get(0).verdict().kind());
    String line = new BenchTable(List.of(row.benchCase()), List.of()).lines(row).get(0);
    assertTrue(line.endsWith("feasible, 1 kept: not finished (memory)"), line);
    assertFalse(report(List.of(row), true).contains("\"wall\""));
  }

  @Test
  void theRatioIsPerAnswer() {
    BenchTask thousandAnswers =
        new BenchTask() {
          @Override
          public Outcome run(SearchLimits limits, SearchListener listener) {
            return new Outcome(StopReason.COMPLETED, "batch", Optional.empty());
          }

          @Override
          public Instance duel() {
            return TINY;
          }

          @Override
          public int answers() {
            return 1_000;
          }
        };
    BenchCase batch =
        new BenchCase(
            BenchGroup.MNIST,
            "batch",
            "a thousand weights",
            Optional.empty(),
            Contest.ALL,
            Tier.BOTH,
            thousandAnswers);
    Measurement half = new Measurement(List.of(new Sample(500_000_000, -1)));
    BackendOutcome outcome =
        new BackendOutcome(
            "honest", OptionalDouble.of(2), new Verdict(Verdict.Kind.RIGHT, "right"));
    BenchRow row =
        new BenchRow(batch, Optional.of(half), StopReason.COMPLETED, "batch", "", List.of(outcome));
    assertEquals(4_000.0, row.ratio(outcome).orElseThrow(), 1e-6);
  }
}
