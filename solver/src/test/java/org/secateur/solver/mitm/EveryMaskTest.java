package org.secateur.solver.mitm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Interval;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;

/**
 * Every exact engine against trying every mask in rational arithmetic, on instances made to hurt:
 * equal and zero samples, powers of two, huge beside tiny, targets beyond all sums and half way
 * between two of them, tolerances that end exactly on a sum.
 */
final class EveryMaskTest {
  private static final int ROUNDS = 300;

  @TestFactory
  List<DynamicTest> engines() {
    List<PruningSolver> engines = new ArrayList<>(ExactSolver.eachMethod());
    engines.add(ExactSolver.auto());
    return engines.stream()
        .map(e -> DynamicTest.dynamicTest(e.info().name(), () -> rounds(e, ROUNDS)))
        .toList();
  }

  private static void rounds(PruningSolver engine, int rounds) throws Exception {
    int answered = 0;
    for (int seed = 0; seed < rounds; seed++) {
      SubsetSumInstance instance = CruelInstances.random(new Random(seed), 10);
      if (engine.unsupported(instance).isEmpty()) {
        check(engine, instance, seed, 1 + seed % 3);
        answered++;
      }
    }
    assertEquals(true, answered > rounds / 20, engine.info().name() + " took " + answered);
  }

  static void check(PruningSolver engine, SubsetSumInstance instance, int seed, int threads)
      throws Exception {
    String what = engine.info().name() + ", seed " + seed + ", " + instance;
    List<Answer> answers;
    try {
      answers =
          engine.solve(instance, SearchLimits.none(threads), seed, SearchListener.SILENT).answers();
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
    if (instance.objective().needsInterval()) {
      Rational radius = radius(instance);
      boolean covered =
          instance.objective() == Objective.COVER
              || radius.compareTo(instance.tolerance().orElseThrow()) <= 0;
      assertEquals(covered ? Status.OPTIMAL : Status.INFEASIBLE, answers.get(0).status(), what);
      if (covered) {
        assertEquals(Bounds.exactly(radius), answers.get(0).bounds(), what);
      }
      return;
    }
    for (int t = 0; t < answers.size(); t++) {
      assertEquals(Evidence.PROVED, answers.get(t).evidence(), what);
      assertEquals(expected(instance, t), shown(instance, answers.get(t)), what + ", target " + t);
    }
  }

  private static List<Incumbent> all(SubsetSumInstance instance, int target) {
    List<Incumbent> all = new ArrayList<>();
    int n = instance.sampleCount();
    for (long bits = 0; bits < 1L << n; bits++) {
      if (instance.allowedSizes().contains(Long.bitCount(bits))) {
        Mask mask = Mask.ofBits(n, bits);
        all.add(new Incumbent(mask, instance.error(mask, target)));
      }
    }
    return all;
  }

  /** Status and values of the right answer, as one comparable text. */
  private static String expected(SubsetSumInstance instance, int target) {
    List<Incumbent> all = all(instance, target);
    Rational tolerance = instance.tolerance().orElse(Rational.of(-1));
    List<Incumbent> within = all.stream().filter(i -> i.error().compareTo(tolerance) <= 0).toList();
    return switch (instance.objective()) {
      case MIN_ERROR -> point(all.stream().min(Incumbent.BY_ERROR));
      case MIN_SIZE -> point(within.stream().min(Incumbent.BY_SIZE));
      case DECIDE -> within.isEmpty() ? "none" : "some";
      case COUNT -> BigInteger.valueOf(within.size()).toString();
      case PARETO -> {
        StringBuilder front = new StringBuilder();
        SizeRange sizes = instance.allowedSizes();
        for (int k = sizes.least(); k <= sizes.most(); k++) {
          int size = k;
          front.append(point(all.stream().filter(i -> i.size() == size).min(Incumbent.BY_ERROR)));
        }
        yield front.toString();
      }
      case COVER, IS_COVER -> throw new IllegalStateException("no target");
    };
  }

  private static String shown(SubsetSumInstance instance, Answer answer) {
    if (answer.status() == Status.INFEASIBLE) {
      return "none";
    }
    assertEquals(Status.OPTIMAL, answer.status());
    if (answer.finding() instanceof Finding.Count count) {
      return count.count().toString();
    }
    if (answer.finding() instanceof Finding.Frontier front) {
      StringBuilder text = new StringBuilder();
      front.points().forEach(p -> text.append(point(Optional.of(p))));
      return text.toString();
    }
    return instance.objective() == Objective.DECIDE ? "some" : point(answer.incumbent());
  }

  private static String point(Optional<Incumbent> point) {
    return point.map(i -> "(" + i.size() + ", " + i.error() + ")").orElse("none");
  }

  /** The covering radius by its definition over the candidates: ends and all middles. */
  private static Rational radius(SubsetSumInstance instance) {
    Interval interval = instance.interval().orElseThrow();
    List<Rational> sums = new ArrayList<>();
    int n = instance.sampleCount();
    SubsetSumInstance atZero =
        CruelInstances.about(instance, RationalMatrix.column(List.of(Rational.ZERO)));
    for (long bits = 0; bits < 1L << n; bits++) {
      if (instance.allowedSizes().contains(Long.bitCount(bits))) {
        Rational sum = Rational.ZERO;
        for (int i : Mask.ofBits(n, bits).kept()) {
          sum = sum.add(atZero.samples().get(i, 0));
        }
        sums.add(sum);
      }
    }
    sums.sort(null);
    Rational worst = distance(sums, interval.lower()).max(distance(sums, interval.upper()));
    for (int i = 1; i < sums.size(); i++) {
      Rational middle = sums.get(i - 1).add(sums.get(i)).divide(Rational.of(2));
      if (middle.compareTo(interval.lower()) >= 0 && middle.compareTo(interval.upper()) <= 0) {
        worst = worst.max(sums.get(i).subtract(middle));
      }
    }
    return worst;
  }

  private static Rational distance(List<Rational> sums, Rational target) {
    return sums.stream().map(s -> s.subtract(target).abs()).min(Rational::compareTo).orElseThrow();
  }
}
