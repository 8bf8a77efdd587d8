package org.secateur.experiments.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secateur.experiments.bench.BenchCase.Contest;
import org.secateur.instances.families.NetworkFamily;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.mitm.ExactSolver;
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.search.SelectionSolver;

final class NetworkCasesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final PruningSolver ENGINE = new SelectionSolver();

  private static NetworkPruningInstance instance(BenchCase benchCase) {
    return (NetworkPruningInstance) benchCase.task().duel();
  }

  private static SolveResult proved(NetworkPruningInstance instance) throws Exception {
    return ENGINE.solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT);
  }

  private static SolveResult claim(Status status, Finding finding) {
    Answer answer =
        new Answer(status, StopReason.COMPLETED, Evidence.BACKEND, Bounds.NONE, finding);
    return new SolveResult(
        Objective.MIN_SIZE, List.of(answer), "fake", 1, 1, Duration.ofSeconds(2), 1);
  }

  @Test
  void everyQuestionOfTheGoalsIsAskedAndEveryRunHasAnEnd() {
    List<BenchCase> cases = new NetworkCases(ExactSolver.auto()).all();
    assertEquals(1, cases.stream().filter(c -> c.isIn(true)).count());
    for (BenchCase benchCase : cases) {
      NetworkPruningInstance asked = instance(benchCase);
      String name = benchCase.name();
      assertEquals(Objective.MIN_SIZE, asked.objective(), name);
      assertEquals(1, asked.target().width(), name);
      assertTrue(benchCase.contest() != Contest.ALL, name);
      assertTrue(name.contains("-d" + asked.network().inputs() + "-"), name);
      assertTrue(name.contains("-" + asked.network().width() + "-"), name);
      assertEquals(name.startsWith("weights"), asked.granularity() == Granularity.WEIGHT, name);
      assertTrue(((InstanceTask) benchCase.task()).limit().isPresent(), name);
    }
  }

  @Test
  void aRunEndsAtItsLimit() throws Exception {
    BenchCase hard =
        new NetworkCases(ENGINE)
            .all().stream().filter(c -> instance(c).network().inputs() == 3).findFirst().get();
    InstanceTask briefly =
        new InstanceTask(ENGINE, hard.task().duel(), Optional.of(Duration.ofMillis(50)));
    BenchTask.Outcome outcome = briefly.run(SearchLimits.none(1), SearchListener.SILENT);
    assertEquals(StopReason.TIME, outcome.stopReason(), hard.name());
    assertTrue(BenchAnswer.of(outcome.result().orElseThrow()).startsWith("unknown"));
  }

  @Test
  void anOpenAnswerSaysHowFarItCame() {
    Answer open =
        new Answer(
            Status.FEASIBLE,
            StopReason.TIME,
            Evidence.HEURISTIC,
            Bounds.between(Rational.of(2), Rational.of(3)),
            new Finding.Subset(new Incumbent(Mask.ofKept(5, 0, 1, 2), Rational.ZERO)));
    SolveResult result =
        new SolveResult(Objective.MIN_SIZE, List.of(open), "fake", 1, 1, Duration.ZERO, 1);
    assertEquals("feasible, 3 kept, proved at least 2", BenchAnswer.of(result));
  }

  @Test
  void networksAreJudgedByExactEvaluation() throws Exception {
    NetworkPruningInstance instance = instance(new NetworkCases(ENGINE).all().get(0));
    SolveResult proved = proved(instance);
    assertEquals(Status.OPTIMAL, proved.status(), instance.toString());
    Judge.requireTrue(instance, proved);
    Incumbent best = proved.answers().get(0).incumbent().orElseThrow();
    Judge judge = new Judge(instance, proved, LIMIT);
    assertEquals(
        Verdict.Kind.RIGHT, judge.verdict(claim(Status.OPTIMAL, new Finding.Subset(best))).kind());
    Incumbent lie = new Incumbent(best.mask(), Rational.ZERO);
    assertEquals(
        Verdict.Kind.WRONG, judge.verdict(claim(Status.OPTIMAL, new Finding.Subset(lie))).kind());
    Incumbent all = WorstInput.of(instance, Mask.ofKept(40, IntStream.range(0, 40).toArray()));
    assertEquals(
        Verdict.Kind.WRONG, judge.verdict(claim(Status.OPTIMAL, new Finding.Subset(all))).kind());
    assertEquals(
        Verdict.Kind.WRONG, judge.verdict(claim(Status.INFEASIBLE, new Finding.Nothing())).kind());
  }

  @Test
  void aRefutationIsRightWhereThereIsNone() throws Exception {
    NetworkPruningInstance instance =
        new NetworkFamily().generate(Map.of("n", "12", "tolerance", "1/1000"), 3);
    SolveResult proved = proved(instance);
    assertEquals("infeasible", BenchAnswer.of(proved));
    Verdict verdict =
        new Judge(instance, proved, LIMIT).verdict(claim(Status.INFEASIBLE, new Finding.Nothing()));
    assertEquals(Verdict.Kind.RIGHT, verdict.kind());
  }
}
