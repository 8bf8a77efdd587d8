package org.secateur.tests.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SolveResult;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.BackendException;
import org.secateur.solver.api.PruningSolver;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.portfolio.Engines;
import org.secateur.tests.oracle.AnswerCheck;
import org.secateur.tests.oracle.BruteForceOracle;
import org.secateur.tests.oracle.Essence;
import org.secateur.tests.oracle.SampleKind;
import org.secateur.tests.oracle.SeededCase;

/**
 * What every engine for the subset-sum family must do, against brute force: n = 1 … 12, m = 1 … 3,
 * every size limit and objective, one target and many, every kind of samples.
 */
abstract class SubsetSumEngineContract {
  private static final int ROUNDS = 3;

  private final PruningSolver engine;

  SubsetSumEngineContract(String name) {
    engine = Engines.named(name).orElseThrow();
  }

  /** Whether the engine promises to take the instance; otherwise it must say why not. */
  abstract boolean takes(SubsetSumInstance instance);

  PruningSolver engine() {
    return engine;
  }

  /** The numbers of samples to try. */
  int[] sampleCounts() {
    return IntStream.rangeClosed(1, 12).toArray();
  }

  final SolveResult solve(SubsetSumInstance instance, int threads) throws BackendException {
    return engine.solve(instance, SearchLimits.none(threads), 1, SearchListener.SILENT);
  }

  /** Seeded instances of one kind, over all n and m. */
  final List<SeededCase> cases(SampleKind kind, int rounds) {
    List<SeededCase> cases = new ArrayList<>();
    for (int n : sampleCounts()) {
      for (int m = 1; m <= 3; m++) {
        for (int seed = 0; seed < rounds; seed++) {
          cases.add(SeededCase.of(seed, kind, n, m));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @EnumSource
  void answersLikeBruteForceOrRefusesWithASentence(SampleKind kind) throws BackendException {
    for (SeededCase seeded : cases(kind, ROUNDS)) {
      BruteForceOracle oracle = new BruteForceOracle(seeded.base());
      for (Objective objective : seeded.objectives()) {
        SubsetSumInstance instance = seeded.asking(objective);
        String context = seeded.context(engine.info().name(), objective);
        Optional<String> refusal = engine.unsupported(instance);
        assertEquals(takes(instance), refusal.isEmpty(), refusal + context);
        if (refusal.isPresent()) {
          assertRefused(instance, refusal.get());
        } else {
          check(instance, oracle, context);
        }
      }
    }
  }

  void check(SubsetSumInstance instance, BruteForceOracle oracle, String context)
      throws BackendException {
    new AnswerCheck(instance, oracle, engine.info().evidence(), context)
        .checkAll(solve(instance, 1));
  }

  private void assertRefused(SubsetSumInstance instance, String sentence) {
    assertTrue(sentence.startsWith(engine.info().name() + " "), sentence);
    assertTrue(sentence.split(" ").length >= 5, sentence);
    assertEquals(-1, sentence.indexOf('\n'), sentence);
    assertThrows(IllegalArgumentException.class, () -> solve(instance, 1), sentence);
  }

  @ParameterizedTest
  @EnumSource
  void threadsDoNotChangeTheAnswer(SampleKind kind) throws BackendException {
    for (SeededCase seeded : cases(kind, 1)) {
      for (Objective objective : seeded.objectives()) {
        SubsetSumInstance instance = seeded.asking(objective);
        if (engine.unsupported(instance).isEmpty()) {
          String context = seeded.context(engine.info().name(), objective);
          List<Essence> alone = Essence.of(solve(instance, 1));
          assertEquals(alone, Essence.of(solve(instance, 2)), context);
          assertEquals(alone, Essence.of(solve(instance, 3)), context);
        }
      }
    }
  }

  /**
   * Whether sums, and for vectors targets, fit in the 61 bits of the fast engines, by the
   * definition. The samples of the contract are far from the boundary on either side; the boundary
   * has its own test.
   */
  static boolean isNarrow(SubsetSumInstance instance) {
    List<List<Rational>> rows = new ArrayList<>();
    IntStream.range(0, instance.sampleCount()).forEach(i -> rows.add(instance.samples().row(i)));
    boolean scalar = instance.dimension() == 1;
    if (!scalar) {
      IntStream.range(0, instance.targets().rows())
          .forEach(t -> rows.add(instance.targets().row(t)));
    }
    RationalMatrix all = RationalMatrix.of(rows, instance.dimension());
    BigInteger unit = BigInteger.ZERO;
    BigInteger sum = BigInteger.ZERO;
    for (int r = 0; r < all.rows(); r++) {
      for (int c = 0; c < all.columns(); c++) {
        unit = unit.gcd(all.numerator(r, c));
        sum = sum.add(all.numerator(r, c).abs());
      }
    }
    int bits = sum.divide(unit.max(BigInteger.ONE)).bitLength();
    assertTrue(bits <= 57 || bits >= 66, "too near the boundary: " + instance);
    return bits <= 57;
  }
}
