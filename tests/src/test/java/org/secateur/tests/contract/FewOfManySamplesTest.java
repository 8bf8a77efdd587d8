package org.secateur.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.model.Answer;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.BruteForceOracle.Quality;
import org.secateur.tests.oracle.Questions;
import org.secateur.tests.oracle.SeededCase;

/**
 * Up to three of very many samples, against all triples: whether or not the sum of all samples fits
 * in 64 bits.
 */
final class FewOfManySamplesTest {
  @ParameterizedTest
  @CsvSource({
    "44, 56", "45, 20", "45, 54", "45, 56", "45, 57", "60, 53", "61, 55", "64, 57", "65, 57",
    "73, 56", "90, 56"
  })
  void areFoundAmongAllTriples(int n, int bits) throws BackendException {
    SplittableRandom random = new SplittableRandom(n * 100L + bits);
    List<Rational> samples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      samples.add(Rational.of(random.nextLong(-(1L << bits), 1L << bits)));
    }
    Rational target = Rational.of(random.nextLong(1L << bits));
    List<Quality> all = upToThree(samples, target);
    Rational tolerance = Rational.of(1L << Math.max(0, bits - 10));
    Questions questions =
        Questions.of(samples, target).among(SizeRange.atMost(3)).within(tolerance);
    String context = SeededCase.json(questions.ask(Objective.MIN_SIZE));
    assertEquals(
        all.stream().min(Comparator.comparing(Quality::error).thenComparing(Quality::size)),
        quality(solve(questions, Objective.MIN_ERROR)),
        context);
    assertEquals(
        all.stream()
            .filter(q -> q.error().compareTo(tolerance) <= 0)
            .min(Comparator.comparing(Quality::size).thenComparing(Quality::error)),
        quality(solve(questions, Objective.MIN_SIZE)),
        context);
    Answer exact = solve(questions.among(SizeRange.exactly(3)), Objective.MIN_ERROR);
    assertEquals(
        all.stream().filter(q -> q.size() == 3).min(Comparator.comparing(Quality::error)),
        quality(exact),
        context);
    Finding.Frontier front = (Finding.Frontier) solve(questions, Objective.PARETO).finding();
    for (int k = 0; k <= 3; k++) {
      int size = k;
      assertEquals(
          all.stream().filter(q -> q.size() == size).map(Quality::error).min(Rational::compareTo),
          Optional.of(front.points().get(k).error()),
          context);
    }
  }

  private static Answer solve(Questions questions, Objective objective) throws BackendException {
    Answer answer =
        Engines.named("auto")
            .orElseThrow()
            .solve(questions.ask(objective), SearchLimits.none(2), 1, SearchListener.SILENT)
            .answers()
            .get(0);
    assertEquals(Status.OPTIMAL, answer.status(), SeededCase.json(questions.ask(objective)));
    return answer;
  }

  private static Optional<Quality> quality(Answer answer) {
    return answer.incumbent().map(FewOfManySamplesTest::of);
  }

  private static Quality of(Incumbent incumbent) {
    return new Quality(incumbent.size(), (Rational) incumbent.error());
  }

  private static List<Quality> upToThree(List<Rational> samples, Rational target) {
    List<Quality> all = new ArrayList<>();
    all.add(new Quality(0, target.abs()));
    for (int i = 0; i < samples.size(); i++) {
      Rational one = samples.get(i).subtract(target);
      all.add(new Quality(1, one.abs()));
      for (int j = 0; j < i; j++) {
        Rational two = one.add(samples.get(j));
        all.add(new Quality(2, two.abs()));
        for (int k = 0; k < j; k++) {
          all.add(new Quality(3, two.add(samples.get(k)).abs()));
        }
      }
    }
    return all;
  }
}
