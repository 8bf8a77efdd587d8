package org.secateur.solver.bracket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Activation;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.model.SquareRoot;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.bracket.Relaxation.Candidate;
import org.secateur.solver.oracle.Difference;
import org.secateur.solver.oracle.SmallCase;

/** Whatever the multipliers are, the bound is true. */
final class LagrangianBoundTest {
  private static final List<SmallCase.Shape> CONVEX =
      Arrays.stream(SmallCase.Shape.values()).filter(s -> s != SmallCase.Shape.POINTS).toList();

  @Test
  void randomMultipliersBoundThePieces() {
    for (SmallCase.Shape shape : CONVEX) {
      for (long seed = 0; seed < 60; seed++) {
        Random random = new Random(seed);
        Activation first = random.nextBoolean() ? Activation.RELU : Activation.IDENTITY;
        Activation second = random.nextBoolean() ? Activation.RELU : Activation.IDENTITY;
        SmallCase given = SmallCase.of(seed, 1 + random.nextInt(3), shape, first, second);
        Setting setting =
            new Setting(new Difference(given.network(), given.target()), given.domain());
        Phase[] free = new Phase[setting.neurons()];
        Arrays.fill(free, Phase.FREE);
        ExactReal exact = given.worst().error();
        for (int attempt = 0; attempt < 10; attempt++) {
          // The error is the largest of the pieces, so one of the bounds is as large.
          ExactReal most = Rational.ZERO;
          for (Piece piece : setting.pieces()) {
            Multipliers any = random(random, setting.neurons(), piece);
            ExactReal bound = new LagrangianBound(setting, piece).of(free, any);
            most = bound.compareTo(most) > 0 ? bound : most;
          }
          ExactReal bound = most;
          assertTrue(bound.compareTo(exact) >= 0, () -> bound + " under " + exact + ": " + given);
        }
      }
    }
  }

  private static Multipliers random(Random random, int neurons, Piece piece) {
    BigInteger[] slopes = new BigInteger[neurons];
    Arrays.setAll(
        slopes,
        i ->
            random.nextInt(3) == 0
                ? piece.weights()[i].shiftLeft(4)
                : BigInteger.valueOf(random.nextInt(2001) - 1000));
    return new Multipliers(slopes, BigInteger.valueOf(random.nextInt(17)), BigInteger.valueOf(16));
  }

  /** What a broken library could answer. */
  enum Broken {
    NONSENSE,
    NOT_NUMBERS,
    WRONG_SIGN,
    HUGE
  }

  @ParameterizedTest
  @EnumSource(Broken.class)
  void aBrokenLibraryNeverMakesABracketWrong(Broken how) {
    RelaxationSolver glop = Candidates.installed().get(0);
    for (SmallCase.Shape shape : CONVEX) {
      for (long seed = 0; seed < 12; seed++) {
        Random random = new Random(seed);
        RelaxationSolver broken =
            (relaxation, time) ->
                glop.solve(relaxation, Duration.ofSeconds(1)).map(c -> mutate(c, how, random));
        SmallCase given = SmallCase.of(seed, 3, shape, Activation.IDENTITY, Activation.RELU);
        BracketedError found =
            ErrorBracket.of(
                given.network(),
                given.target(),
                given.domain(),
                SearchLimits.none(1).withNodes(60),
                Rational.ZERO,
                SearchListener.SILENT,
                List.of(broken));
        ExactReal exact = given.worst().error();
        assertTrue(
            found.lower().compareTo(exact) <= 0 && found.upper().compareTo(exact) >= 0,
            () -> exact + " outside " + found + ": " + given);
      }
    }
  }

  private static Candidate mutate(Candidate candidate, Broken how, Random random) {
    double[] slopes = candidate.slopes().clone();
    double[] input = candidate.input().clone();
    Arrays.setAll(slopes, i -> broken(slopes[i], how, random));
    Arrays.setAll(input, j -> broken(input[j], how, random));
    return new Candidate(slopes, broken(candidate.share(), how, random), input);
  }

  private static double broken(double value, Broken how, Random random) {
    return switch (how) {
      case NONSENSE -> random.nextGaussian();
      case NOT_NUMBERS -> random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
      case WRONG_SIGN -> -value;
      case HUGE -> value * 1e30;
    };
  }

  @Test
  void theGapIsComparedExactly() {
    Rational two = Rational.of(2);
    ExactReal root = SquareRoot.of(two);
    assertTrue(Gap.isWithin(root, root, Rational.ZERO));
    assertTrue(Gap.isWithin(root, two, Rational.of(3, 5)));
    assertFalse(Gap.isWithin(root, two, Rational.of(1, 2)));
    assertTrue(Gap.isWithin(Rational.ONE, two, Rational.ONE));
    assertFalse(Gap.isWithin(Rational.ONE, SquareRoot.of(Rational.of(5)), Rational.of(1235, 1000)));
  }

  @Test
  void equationsAreSolvedExactly() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int rows = 1 + random.nextInt(5);
      int columns = 1 + random.nextInt(5);
      int[] wanted = random.ints(columns, -9, 10).toArray();
      BigInteger[][] system = new BigInteger[rows][columns + 1];
      BigInteger[][] given = new BigInteger[rows][];
      for (int e = 0; e < rows; e++) {
        int right = 0;
        for (int c = 0; c < columns; c++) {
          int entry = random.nextInt(5) - 2;
          system[e][c] = BigInteger.valueOf(entry);
          right += entry * wanted[c];
        }
        system[e][columns] = BigInteger.valueOf(right);
        given[e] = system[e].clone();
      }
      ExactSystem.Solution found = ExactSystem.solve(system, columns);
      for (BigInteger[] row : given) {
        BigInteger left = BigInteger.ZERO;
        for (int c = 0; c < columns; c++) {
          left = left.add(row[c].multiply(found.numerators()[c]));
        }
        assertEquals(row[columns].multiply(found.denominator()), left, "seed " + seed);
      }
    }
  }

  @Test
  void aLibraryThatFailsIsDoneWithout() {
    SmallCase given = SmallCase.of(5, 3, SmallCase.Shape.BOX, Activation.RELU, Activation.IDENTITY);
    RelaxationSolver none = (relaxation, time) -> Optional.empty();
    BracketedError found =
        ErrorBracket.of(
            given.network(),
            given.target(),
            given.domain(),
            SearchLimits.none(1).withNodes(50),
            Rational.ZERO,
            SearchListener.SILENT,
            List.of(none));
    ExactReal exact = given.worst().error();
    assertTrue(
        found.lower().compareTo(exact) <= 0 && found.upper().compareTo(exact) >= 0,
        () -> exact + " outside " + found + ": " + given);
  }
}
