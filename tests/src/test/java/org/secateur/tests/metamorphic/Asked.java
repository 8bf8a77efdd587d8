package org.secateur.tests.metamorphic;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Answer;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.BruteForceOracle.Quality;
import org.secateur.tests.oracle.Questions;

/** Samples and a target, put to {@code auto}. */
record Asked(List<Rational> samples, Rational target, Optional<SizeRange> sizes) {
  Asked among(SizeRange range) {
    return new Asked(samples, target, Optional.of(range));
  }

  Answer answer(Objective objective, Rational tolerance) {
    Questions questions = Questions.of(samples, target).within(tolerance);
    return solve(sizes.map(questions::among).orElse(questions).ask(objective));
  }

  private static Answer solve(SubsetSumInstance instance) {
    try {
      return Engines.named("auto")
          .orElseThrow()
          .solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT)
          .answers()
          .get(0);
    } catch (BackendException e) {
      throw new AssertionError("an exact engine has no backend", e);
    }
  }

  Quality leastError() {
    return quality(answer(Objective.MIN_ERROR, Rational.ZERO).incumbent().orElseThrow());
  }

  Optional<Quality> leastSize(Rational tolerance) {
    return answer(Objective.MIN_SIZE, tolerance).incumbent().map(Asked::quality);
  }

  BigInteger count(Rational tolerance) {
    return ((Finding.Count) answer(Objective.COUNT, tolerance).finding()).count();
  }

  private static Quality quality(Incumbent incumbent) {
    return new Quality(incumbent.size(), (Rational) incumbent.error());
  }

  static Finding.WorstTarget worst(List<Rational> samples, Rational lower, Rational upper) {
    SubsetSumInstance instance =
        Questions.of(samples, lower).over(lower, upper).ask(Objective.COVER);
    return (Finding.WorstTarget) solve(instance).finding();
  }

  static Status covers(List<Rational> samples, Rational lower, Rational upper, Rational within) {
    return solve(
            Questions.of(samples, lower).over(lower, upper).within(within).ask(Objective.IS_COVER))
        .status();
  }
}
