package org.secateur.solver.bracket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.StopReason;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.oracle.SmallCase;

/** The bracket holds the exact error, and closes to it where the search comes to its end. */
final class ErrorBracketTest {
  private static final SearchLimits LIMITS = SearchLimits.none(1).withNodes(2_000);
  private static final List<RelaxationSolver> NO_LIBRARY = List.of();

  private static BracketedError bracket(
      SmallCase given, SearchLimits limits, List<RelaxationSolver> solvers) {
    return ErrorBracket.of(
        given.network(),
        given.target(),
        given.domain(),
        limits,
        Rational.ZERO,
        SearchListener.SILENT,
        solvers);
  }

  private static void assertHolds(SmallCase given, BracketedError found, ExactReal exact) {
    assertTrue(
        found.lower().compareTo(exact) <= 0 && found.upper().compareTo(exact) >= 0,
        () -> exact + " outside [" + found.lower() + ", " + found.upper() + "]: " + given);
    assertTrue(given.holds(found.attained().input()), () -> "input outside: " + given);
  }

  /** With and without a library, and stopped early. */
  @ParameterizedTest
  @EnumSource(SmallCase.Shape.class)
  void holdsTheExactErrorAndClosesToIt(SmallCase.Shape shape) {
    List<RelaxationSolver> installed = Candidates.installed();
    assertEquals(1, installed.size(), "relaxation solvers on the class path");
    for (Activation first : Activation.values()) {
      for (Activation second : Activation.values()) {
        for (int d = 1; d <= 4; d++) {
          for (long seed = 0; seed < 6; seed++) {
            SmallCase given = SmallCase.of(seed + 1000 * d, d, shape, first, second);
            ExactReal exact = given.worst().error();
            BracketedError found = bracket(given, LIMITS, installed);
            assertHolds(given, found, exact);
            assertTrue(
                found.isExact(),
                () -> "open: [" + found.lower() + ", " + found.upper() + "]: " + given);
            assertEquals(StopReason.COMPLETED, found.stopReason());
            assertHolds(given, bracket(given, LIMITS.withNodes(60), NO_LIBRARY), exact);
            assertHolds(given, bracket(given, LIMITS.withNodes(seed % 4), installed), exact);
          }
        }
      }
    }
  }

  /** In more dimensions than the exact error is known in, samples are below the upper bound. */
  @ParameterizedTest
  @EnumSource(
      value = SmallCase.Shape.class,
      names = {"BOX", "AROUND_ZERO", "BALL_ONE", "BALL_TWO"})
  void noSampleIsAboveTheUpperBound(SmallCase.Shape shape) {
    for (int d = 5; d <= 8; d++) {
      for (long seed = 0; seed < 3; seed++) {
        Activation output = seed == 1 ? Activation.RELU : Activation.IDENTITY;
        Random random = new Random(seed + 100 * d);
        Network network = SmallCase.network(random, 7, d, 2, output);
        Network target = SmallCase.network(random, 2, d, 2, output);
        Domain domain = SmallCase.domain(random, d, shape);
        SmallCase given = new SmallCase(seed + 100 * d, network, target, domain);
        BracketedError closed = bracket(given, LIMITS.withNodes(20_000), Candidates.installed());
        assertTrue(closed.isExact(), () -> closed + ": " + given);
        BracketedError open = bracket(given, LIMITS.withNodes(30), NO_LIBRARY);
        assertHolds(given, open, closed.upper());
        for (int sample = 0; sample < 300; sample++) {
          List<Rational> input = given.sample(random);
          assertTrue(
              given.errorAt(input).compareTo(closed.upper()) <= 0,
              () -> input + " is worse than " + closed.upper() + ": " + given);
        }
      }
    }
  }

  private static SmallCase wide(int n, int d, Domain domain) {
    Random random = new Random(n + 31L * d);
    Network network = SmallCase.network(random, n, d, 1, Activation.IDENTITY);
    Network target = SmallCase.network(random, 1, d, 1, Activation.IDENTITY);
    return new SmallCase(n, network, target, domain);
  }

  private static Domain box(int d) {
    return new Domain.Box(
        Collections.nCopies(d, Rational.of(-1)), Collections.nCopies(d, Rational.ONE));
  }

  @Test
  void limitsEndTheSearchWithAnOpenBracket() {
    SmallCase given = wide(60, 12, box(12));
    BracketedError nodes = bracket(given, LIMITS.withNodes(20), Candidates.installed());
    assertEquals(StopReason.NODES, nodes.stopReason());
    assertTrue(nodes.lower().compareTo(nodes.upper()) < 0 && nodes.lower().signum() > 0);
    BracketedError again = bracket(given, LIMITS.withNodes(20), Candidates.installed());
    assertEquals(nodes, again, "a limit of nodes gives the same bracket twice");
    BracketedError more = bracket(given, LIMITS.withNodes(200), Candidates.installed());
    assertTrue(more.upper().compareTo(nodes.upper()) < 0, () -> nodes + " then " + more);
    SearchLimits now = SearchLimits.none(1).withTime(Duration.ZERO);
    BracketedError time = bracket(given, now, Candidates.installed());
    assertEquals(StopReason.TIME, time.stopReason());
    assertTrue(time.upper().compareTo(nodes.lower()) >= 0, time::toString);
    SearchLimits small = SearchLimits.none(1).withMemory(2_000);
    assertEquals(StopReason.MEMORY, bracket(given, small, NO_LIBRARY).stopReason());
  }

  @Test
  void manyNeuronsOfManyInputsHaveABracketInTime() {
    SmallCase given = wide(300, 200, new Domain.Ball(Domain.Norm.TWO, Rational.ONE));
    SearchLimits limits = SearchLimits.none(1).withTime(Duration.ofMillis(500));
    BracketedError found = bracket(given, limits, Candidates.installed());
    assertEquals(StopReason.TIME, found.stopReason());
    assertTrue(found.lower().signum() > 0 && found.lower().compareTo(found.upper()) < 0);
  }

  @Test
  void theSearchEndsAtTheGap() {
    SmallCase given = wide(24, 8, box(8));
    Rational gap = Rational.of(2);
    BracketedError found =
        ErrorBracket.of(
            given.network(),
            given.target(),
            given.domain(),
            LIMITS.withNodes(100_000),
            gap,
            SearchListener.SILENT);
    assertEquals(StopReason.COMPLETED, found.stopReason());
    assertTrue(Gap.isWithin(found.lower(), found.upper(), gap), found::toString);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ErrorBracket.of(
                given.network(),
                given.target(),
                given.domain(),
                LIMITS,
                Rational.of(-1),
                SearchListener.SILENT));
  }

  @Test
  void cancelling() {
    SearchListener impatient =
        new SearchListener() {
          @Override
          public boolean shouldStop() {
            return true;
          }
        };
    SmallCase given = wide(24, 8, box(8));
    BracketedError found =
        ErrorBracket.of(
            given.network(), given.target(), given.domain(), LIMITS, Rational.ZERO, impatient);
    assertEquals(StopReason.CANCELLED, found.stopReason());
  }

  /** No neurons, a network without weight, equal networks, a single point as domain. */
  @Test
  void degenerateCasesCloseAtOnce() {
    Network none =
        new Network(
            RationalMatrix.of(List.of(), 6),
            RationalMatrix.of(List.of(List.of()), 0),
            Activation.RELU);
    Network some = SmallCase.network(new Random(3), 4, 6, 1, Activation.RELU);
    Domain point =
        new Domain.Box(Collections.nCopies(6, Rational.ONE), Collections.nCopies(6, Rational.ONE));
    for (Domain domain :
        List.of(
            point,
            box(6),
            new Domain.Ball(Domain.Norm.TWO, Rational.ZERO),
            new Domain.Ball(Domain.Norm.TWO, Rational.ONE),
            new Domain.Ball(Domain.Norm.ONE, Rational.ONE))) {
      for (List<Network> pair : List.of(List.of(none, none), List.of(some, some))) {
        SmallCase given = new SmallCase(3, pair.get(0), pair.get(1), domain);
        BracketedError found = bracket(given, LIMITS, Candidates.installed());
        assertEquals(Rational.ZERO, found.upper(), () -> given.toString());
      }
      SmallCase given = new SmallCase(3, some, none, domain);
      assertTrue(bracket(given, LIMITS, Candidates.installed()).isExact(), given::toString);
    }
  }
}
