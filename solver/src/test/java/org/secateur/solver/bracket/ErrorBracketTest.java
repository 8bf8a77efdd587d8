package org.secateur.solver.bracket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.Activation;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.oracle.SmallCase;

/** The bracket holds the exact error, and closes to it where the library is installed. */
final class ErrorBracketTest {
  private static final SearchLimits LIMITS = SearchLimits.none(1).withNodes(2_000);

  static BracketedError bracket(SmallCase given, SearchLimits limits) {
    return ErrorBracket.of(
        given.network(),
        given.target(),
        given.domain(),
        limits,
        Rational.ZERO,
        SearchListener.SILENT);
  }

  private static void assertHolds(SmallCase given, BracketedError found, ExactReal exact) {
    assertTrue(
        found.lower().compareTo(exact) <= 0 && found.upper().compareTo(exact) >= 0,
        () -> exact + " outside [" + found.lower() + ", " + found.upper() + "]: " + given);
  }

  @ParameterizedTest
  @EnumSource(SmallCase.Shape.class)
  void closesToTheExactError(SmallCase.Shape shape) {
    int closed = 0;
    int all = 0;
    for (Activation first : Activation.values()) {
      for (Activation second : Activation.values()) {
        for (int d = 1; d <= 4; d++) {
          for (long seed = 0; seed < 25; seed++) {
            SmallCase given = SmallCase.of(seed + 1000 * d, d, shape, first, second);
            ExactReal exact = given.worst().error();
            BracketedError found = bracket(given, LIMITS);
            assertHolds(given, found, exact);
            all++;
            closed += found.isExact() ? 1 : 0;
            if (!found.isExact()) {
              System.err.println(
                  shape
                      + " "
                      + first
                      + " "
                      + second
                      + " "
                      + d
                      + " "
                      + seed
                      + " "
                      + found.lower()
                      + " "
                      + found.upper()
                      + " exact "
                      + exact
                      + " "
                      + found.stopReason()
                      + " "
                      + (found.upper().doubleValue() - found.lower().doubleValue()));
            }
          }
        }
      }
    }
    System.err.println(shape + " closed " + closed + " of " + all);
  }
}
