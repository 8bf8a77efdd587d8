package org.secateur.experiments.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.api.SolverInfo;

/** Says what it is told to say, after two seconds by its own clock. */
record FakeBackend(String name, Speech speech) implements PruningSolver {

  /** What is said of an instance. */
  interface Speech {
    Answer answer(SubsetSumInstance instance) throws BackendException;
  }

  @Override
  public SolverInfo info() {
    return new SolverInfo(name, "a fake for tests", Evidence.BACKEND, false);
  }

  @Override
  public Optional<String> unsupported(Instance instance) {
    return Optional.empty();
  }

  @Override
  public SolveResult solve(
      Instance instance, SearchLimits limits, long seed, SearchListener listener)
      throws BackendException {
    return result((SubsetSumInstance) instance, name, speech.answer((SubsetSumInstance) instance));
  }

  static SolveResult result(SubsetSumInstance instance, String engine, Answer answer) {
    return new SolveResult(
        instance.objective(), List.of(answer), engine, 1, 1, Duration.ofSeconds(2), 1);
  }

  /** Claims the optimum with this mask and its true error. */
  static Answer optimum(SubsetSumInstance instance, int... kept) {
    Mask mask = Mask.ofKept(instance.sampleCount(), kept);
    return optimum(mask, instance.error(mask, 0));
  }

  /** Claims the optimum with this mask and any error. */
  static Answer optimum(Mask mask, Rational error) {
    return new Answer(
        Status.OPTIMAL,
        StopReason.COMPLETED,
        Evidence.BACKEND,
        Bounds.exactly(error),
        new Finding.Subset(new Incumbent(mask, error)));
  }

  /** Ran out of time with this mask and this lower bound. */
  static Answer outOfTime(SubsetSumInstance instance, Rational lower, int... kept) {
    Mask mask = Mask.ofKept(instance.sampleCount(), kept);
    return new Answer(
        Status.FEASIBLE,
        StopReason.TIME,
        Evidence.HEURISTIC,
        Bounds.atLeast(lower),
        new Finding.Subset(new Incumbent(mask, instance.error(mask, 0))));
  }
}
