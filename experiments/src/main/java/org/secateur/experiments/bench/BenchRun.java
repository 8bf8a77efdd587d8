package org.secateur.experiments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.secateur.model.Instance;
import org.secateur.model.SolveResult;
import org.secateur.model.StopReason;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/** Runs cases one after the other, never two things at once. */
public final class BenchRun {
  private final PruningSolver ours;
  private final List<PruningSolver> backends;
  private final BenchSettings settings;
  private final SearchListener listener;
  private final Consumer<String> steps;

  /**
   * @param ours proves the optima that backends are judged by
   * @param backends in the order in which they are asked
   * @param listener stops the run; what is finished until then is kept
   * @param steps hears what is being done, in a few words
   */
  public BenchRun(
      PruningSolver ours,
      List<PruningSolver> backends,
      BenchSettings settings,
      SearchListener listener,
      Consumer<String> steps) {
    this.ours = ours;
    this.backends = List.copyOf(backends);
    this.settings = settings;
    this.listener = listener;
    this.steps = steps;
  }

  /**
   * Runs the cases.
   *
   * @param finished hears of each row as soon as there is one
   * @return all rows; fewer than cases if the run was stopped
   */
  public List<BenchRow> run(List<BenchCase> cases, Consumer<BenchRow> finished)
      throws BackendException {
    List<BenchRow> rows = new ArrayList<>();
    for (BenchCase benchCase : cases) {
      if (listener.shouldStop()) {
        break;
      }
      Optional<BenchRow> row = row(benchCase);
      row.ifPresent(finished);
      row.ifPresent(rows::add);
    }
    return List.copyOf(rows);
  }

  private Optional<BenchRow> row(BenchCase benchCase) throws BackendException {
    steps.accept(benchCase.name());
    Stopwatch.Timed timed = new Stopwatch(settings, listener).time(benchCase.task());
    if (timed.last().stopReason() == StopReason.CANCELLED) {
      return Optional.empty();
    }
    Optional<SolveResult> known = timed.last().result();
    known.ifPresent(r -> Judge.requireTrue(benchCase.task().duel(), r));
    List<PruningSolver> asked =
        switch (benchCase.contest()) {
          case ALL -> backends;
          case FIRST -> backends.subList(0, Math.min(1, backends.size()));
          case NONE -> List.of();
        };
    List<BackendOutcome> outcomes = asked.isEmpty() ? List.of() : contest(benchCase, known, asked);
    return Optional.of(
        new BenchRow(
            benchCase,
            timed.measurement(),
            timed.last().stopReason(),
            timed.last().method(),
            known.map(BenchAnswer::of).orElse(""),
            outcomes));
  }

  private List<BackendOutcome> contest(
      BenchCase benchCase, Optional<SolveResult> known, List<PruningSolver> asked)
      throws BackendException {
    Instance duel = benchCase.task().duel();
    SolveResult proved =
        known.isPresent() ? known.get() : ours.solve(duel, limits(), InstanceTask.SEED, listener);
    Judge judge = new Judge(duel, proved, settings.backendLimit());
    List<BackendOutcome> outcomes = new ArrayList<>();
    for (PruningSolver backend : asked) {
      steps.accept(benchCase.name() + ": " + backend.info().name());
      BackendOutcome outcome = ask(backend, duel, judge);
      // What a backend was kept from finishing says nothing about it.
      if (listener.shouldStop()) {
        break;
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  private BackendOutcome ask(PruningSolver backend, Instance duel, Judge judge) {
    String name = backend.info().name();
    Optional<String> reason = backend.unsupported(duel);
    if (reason.isPresent()) {
      return new BackendOutcome(
          name, OptionalDouble.empty(), new Verdict(Verdict.Kind.UNSUPPORTED, reason.get()));
    }
    try {
      SearchLimits limits = limits().withTime(settings.backendLimit());
      SolveResult result = backend.solve(duel, limits, InstanceTask.SEED, listener);
      return new BackendOutcome(
          name, OptionalDouble.of(result.elapsed().toNanos() / 1e9), judge.verdict(result));
    } catch (BackendException e) {
      return new BackendOutcome(
          name,
          OptionalDouble.empty(),
          new Verdict(Verdict.Kind.FAILED, "failed: " + e.getMessage()));
    }
  }

  private SearchLimits limits() {
    return SearchLimits.none(settings.threads()).withMemory(settings.memoryBytes());
  }
}
