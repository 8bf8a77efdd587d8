package org.secateur.experiments.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SolveResult;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.solver.backend.BackendSolver;
import org.secateur.solver.oracle.ExactEvaluation;

/**
 * Holds a backend's answer against the proved one, in rational arithmetic: masks are evaluated
 * again, and nothing that a result says of its mask is believed.
 */
final class Judge {
  private final Instance instance;
  private final Answer exact;
  private final Duration limit;

  /**
   * @param instance of one target, min-error or min-size
   * @param proved the exact engine's result for it
   * @param limit that the backend had
   */
  Judge(Instance instance, SolveResult proved, Duration limit) {
    Objective objective = instance.objective();
    if (objective != Objective.MIN_ERROR && objective != Objective.MIN_SIZE) {
      throw new IllegalArgumentException(
          "objective: " + objective.label() + ", expected min-error or min-size");
    }
    this.instance = instance;
    this.exact = proved.answers().get(0);
    this.limit = limit;
  }

  Verdict verdict(SolveResult result) {
    Answer answer = result.answers().get(0);
    Optional<Incumbent> mask = answer.incumbent().map(this::evaluated);
    if (exact.status() != Status.OPTIMAL && exact.status() != Status.INFEASIBLE) {
      return notJudged(answer, mask);
    }
    mask.ifPresent(this::requireNoBetter);
    if (result.engine().endsWith(BackendSolver.REFUTED)) {
      return Verdict.wrong(
          "claim refuted by its own mask, which has "
              + mask.map(this::text).orElse("no admitted value")
              + exactly());
    }
    return switch (answer.status()) {
      case OPTIMAL -> optimum(answer, mask);
      case INFEASIBLE ->
          exact.status() == Status.INFEASIBLE
              ? right()
              : Verdict.wrong("claimed that there is no mask" + exactly());
      case FEASIBLE, UNKNOWN -> unfinished(answer, mask);
    };
  }

  /** Without a proved optimum there is still what was said, and what the mask has. */
  private Verdict notJudged(Answer answer, Optional<Incumbent> mask) {
    return new Verdict(
        Verdict.Kind.NOT_JUDGED,
        "not judged, no proved optimum: "
            + answer.status().label()
            + mask.map(m -> ", " + text(m)).orElse(""));
  }

  private Verdict optimum(Answer answer, Optional<Incumbent> mask) {
    if (mask.isEmpty()) {
      return Verdict.wrong("claimed an optimum without a mask" + exactly());
    }
    Incumbent claimed = answer.incumbent().orElseThrow();
    if (!claimed.error().equals(mask.get().error())) {
      return Verdict.wrong(
          "claimed error "
              + decimal(claimed.error())
              + ", its mask has "
              + decimal(mask.get().error())
              + exactly());
    }
    boolean same =
        exact.incumbent().isPresent()
            && mask.get().error().equals(exact.incumbent().get().error())
            && mask.get().size() == exact.incumbent().get().size();
    return same ? right() : Verdict.wrong("claimed " + text(mask.get()) + exactly());
  }

  /** A lower bound is a claim too. */
  private Verdict unfinished(Answer answer, Optional<Incumbent> mask) {
    Optional<ExactReal> lower = answer.bounds().lower();
    if (lower.isPresent() && lower.get().signum() > 0 && isBeyond(lower.get())) {
      return Verdict.wrong("claimed at least " + decimal(lower.get()) + exactly());
    }
    String when =
        answer.stopReason() == StopReason.TIME
            ? String.format(Locale.ROOT, " in %.3g s", limit.toMillis() / 1e3)
            : " ("
                + (answer.stopReason() == StopReason.COMPLETED
                    ? "gave up"
                    : answer.stopReason().label())
                + ")";
    return new Verdict(
        Verdict.Kind.NO_ANSWER,
        "no answer"
            + when
            + mask.filter(m -> exact.incumbent().isPresent())
                .map(m -> "; best " + text(m) + exactly())
                .orElse(""));
  }

  private boolean isBeyond(ExactReal lower) {
    return exact.incumbent().isPresent() && lower.compareTo(value(exact.incumbent().get())) > 0;
  }

  private ExactReal value(Incumbent incumbent) {
    return instance.objective() == Objective.MIN_ERROR
        ? incumbent.error()
        : Rational.of(incumbent.size());
  }

  private Incumbent evaluated(Incumbent claimed) {
    return ExactEvaluation.of(instance, claimed.mask(), 0);
  }

  /** A mask that is better than the proved optimum is the end of the benchmark, not a verdict. */
  private void requireNoBetter(Incumbent mask) {
    boolean better =
        exact.incumbent().isEmpty() || order().compare(mask, exact.incumbent().get()) < 0;
    if (better && isAdmitted(mask)) {
      throw new IllegalStateException(
          "called proved" + exactly() + ", but here is a mask of " + text(mask));
    }
  }

  private Comparator<Incumbent> order() {
    return instance.objective() == Objective.MIN_ERROR ? Incumbent.BY_ERROR : Incumbent.BY_SIZE;
  }

  private boolean isAdmitted(Incumbent mask) {
    return instance.allowedSizes().contains(mask.size())
        && (instance.objective() == Objective.MIN_ERROR
            || mask.error().compareTo(instance.tolerance().orElseThrow()) <= 0);
  }

  /**
   * Evaluates the masks of exact engines too.
   *
   * @throws IllegalStateException if an error is not what the result says
   */
  static void requireTrue(Instance instance, SolveResult result) {
    for (int target = 0; target < result.answers().size(); target++) {
      Optional<Incumbent> claimed = result.answers().get(target).incumbent();
      if (claimed.isEmpty()) {
        continue;
      }
      Incumbent mask = ExactEvaluation.of(instance, claimed.get().mask(), target);
      if (!mask.error().equals(claimed.get().error()) || mask.size() != claimed.get().size()) {
        throw new IllegalStateException(
            result.engine()
                + " reports error "
                + claimed.get().error()
                + " of a mask that has "
                + mask.error());
      }
    }
  }

  private static Verdict right() {
    return new Verdict(Verdict.Kind.RIGHT, "right");
  }

  private String exactly() {
    return ", exact " + exact.incumbent().map(this::text).orElse("none");
  }

  private String text(Incumbent incumbent) {
    return decimal(incumbent.error()) + " (" + incumbent.size() + " kept)";
  }

  /** Seven digits, for people; never for a decision. */
  private static String decimal(ExactReal value) {
    if (value.signum() == 0) {
      return "0";
    }
    return String.format(Locale.ROOT, "%.7g", value.doubleValue())
        .replaceFirst("(\\.[0-9]*?)0+(e|$)", "$1$2")
        .replaceFirst("\\.(e|$)", "$1");
  }
}
