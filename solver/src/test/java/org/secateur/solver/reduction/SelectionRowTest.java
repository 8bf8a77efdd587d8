package org.secateur.solver.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.secateur.model.ExactReal;
import org.secateur.model.Rational;
import org.secateur.model.SquareRoot;
import org.secateur.solver.reduction.SelectionRow.Interval;

/** Intervals against the definition, for every sum that matters. */
final class SelectionRowTest {
  private static final RowOrigin ORIGIN = new RowOrigin(List.of(), 0);

  /** What a row is about. */
  enum Kind {
    PLAIN,
    RECTIFIED
  }

  private static SelectionRow row(Kind kind, Rational center, Rational reachSquare, long... c) {
    return SelectionRow.of(c, c.length, ends(kind, center, reachSquare), ORIGIN);
  }

  private static RowEnds ends(Kind kind, Rational center, Rational reachSquare) {
    return new RowEnds(kind == Kind.RECTIFIED, center, reachSquare);
  }

  /** Errors whose reach is an integer, a fraction, or irrational; centers on both sides of it. */
  @ParameterizedTest
  @EnumSource
  void intervalsAreTheDefinition(Kind kind) {
    List<ExactReal> errors = new ArrayList<>();
    for (int k = 0; k <= 12; k++) {
      errors.add(SquareRoot.of(Rational.of(k, 3)));
      errors.add(Rational.of(k, 2));
    }
    for (int thirds = -12; thirds <= 12; thirds++) {
      for (ExactReal error : errors) {
        for (Rational reachSquare : List.of(Rational.ONE, Rational.of(4), Rational.of(2, 7))) {
          for (boolean strict : new boolean[] {false, true}) {
            check(kind, Rational.of(thirds, 3), error, reachSquare, strict);
          }
        }
      }
    }
  }

  private static void check(
      Kind kind, Rational center, ExactReal error, Rational reachSquare, boolean strict) {
    Interval interval = row(kind, center, reachSquare, 1, 1).at(new Threshold(error, strict));
    Rational allowed = error.square().multiply(reachSquare);
    for (int sum = -20; sum <= 20; sum++) {
      Rational output = Rational.of(kind == Kind.RECTIFIED ? Math.max(0, sum) : sum);
      int order = output.subtract(center).square().compareTo(allowed);
      boolean admitted = strict ? order < 0 : order <= 0;
      assertEquals(
          admitted,
          interval.contains(sum),
          sum + ", " + kind + ", center " + center + ", error " + error + ", " + strict);
    }
  }

  /** The lower end falls away where the target is at most the tolerance, and only there. */
  @ParameterizedTest
  @CsvSource({
    "2, false, true",
    "2, true, false",
    "3, false, true",
    "3, true, true",
    "1, false, false"
  })
  void aRectifiedRowIsOneSidedWhereTheTargetIsWithinTheTolerance(
      long error, boolean strict, boolean oneSided) {
    Interval interval =
        row(Kind.RECTIFIED, Rational.of(2), Rational.ONE, 1)
            .at(new Threshold(Rational.of(error), strict));
    assertEquals(oneSided, interval.lower() == -SelectionRow.UNBOUNDED, interval.toString());
  }

  /** Around the largest coefficients that are kept whole. */
  @Test
  void bitsAreDroppedFromTheFirstThatDoesNotFit() {
    for (int groups = 1; groups <= 9; groups++) {
      int bits = 64 - Long.numberOfLeadingZeros(groups);
      for (int length = 55; length <= 70; length++) {
        BigInteger large = BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE);
        BigInteger[] coefficients = {
          large, large.negate(), BigInteger.ONE, BigInteger.ONE.negate()
        };
        SelectionRow row =
            SelectionRow.of(
                coefficients, groups, ends(Kind.PLAIN, Rational.ZERO, Rational.ONE), ORIGIN);
        int dropped = Math.max(0, length + bits - SelectionRow.SUM_BITS);
        assertEquals(dropped, row.droppedBits(), "length " + length + ", groups " + groups);
        for (int o = 0; o < coefficients.length; o++) {
          assertEquals(coefficients[o].shiftRight(dropped).longValueExact(), row.coefficient(o));
        }
        long most = Math.multiplyExact(groups, Math.abs(row.coefficient(1)));
        assertTrue(most <= 1L << SelectionRow.SUM_BITS, "sum " + most);
      }
    }
  }

  /** Ends far outside of all sums stay on their side. */
  @Test
  void farEndsAreCutToTheUnbounded() {
    Rational far = Rational.of(BigInteger.TEN.pow(40));
    Interval above = row(Kind.PLAIN, far, Rational.ONE, 1).at(Threshold.atMost(Rational.ONE));
    assertEquals(new Interval(SelectionRow.UNBOUNDED, SelectionRow.UNBOUNDED), above);
    Interval below =
        row(Kind.PLAIN, far.negate(), Rational.ONE, 1).at(Threshold.atMost(Rational.ONE));
    assertEquals(new Interval(-SelectionRow.UNBOUNDED, -SelectionRow.UNBOUNDED), below);
    Interval all = row(Kind.PLAIN, Rational.ZERO, Rational.ONE, 1).at(Threshold.atMost(far));
    assertEquals(new Interval(-SelectionRow.UNBOUNDED, SelectionRow.UNBOUNDED), all);
  }
}
