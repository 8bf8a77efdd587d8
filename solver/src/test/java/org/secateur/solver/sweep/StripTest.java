package org.secateur.solver.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.secateur.model.Rational;

/** Ranges of rows against exact rationals. */
final class StripTest {
  @Property(tries = 4000)
  void theCellsOfAPointAreInItsRows(@ForAll long seed) {
    Random random = new Random(seed);
    Rational slope = StripPoint.slope(random);
    Rational s = StripPoint.coordinate(random, Strip.MOST_ROWS);
    Rational value = StripPoint.coordinate(random, 1 << 23);
    // Often a whole u, on the edge of two cells, else a whole value.
    Rational exact = value.subtract(s.multiply(slope));
    Rational u = random.nextBoolean() ? exact : Rational.of(exact.floor());
    StripPoint point = new StripPoint(u, s);
    value = point.at(slope);
    Rational lower = value.subtract(StripPoint.distance(random, 13));
    Rational upper = value.add(StripPoint.distance(random, 14));
    Strip strip = Strip.of(slope, lower, upper);
    for (StripPoint.Cell cell : point.cells()) {
      String message = cell + " of " + point + " in " + slope + " " + lower + " " + upper;
      int bit = cell.cell() - strip.first(cell.row());
      assertTrue(bit >= 0 && bit < Integer.SIZE, message);
      assertTrue((strip.all(cell.row()) >> bit & 1) != 0, message);
      assertEquals(
          List.of(cell), StripPoint.cells(StripPoint.rows(List.of(cell), strip), strip), message);
      isNotWide(strip, cell.row(), upper.subtract(lower), message);
    }
  }

  /** Rounding adds no more than one cell on each side. */
  private static void isNotWide(Strip strip, int row, Rational width, String message) {
    int cells = Integer.bitCount(strip.all(row));
    int most = width.ceiling().intValueExact() + 4;
    assertTrue(cells <= Math.min(most, Integer.SIZE), cells + " cells: " + message);
  }

  @Test
  void emptyStripsHaveFewCells() {
    Strip none = Strip.of(Rational.ZERO, Rational.of(3), Rational.ONE);
    assertEquals(0, none.all(0));
    assertEquals(0, none.all(Strip.MOST_ROWS - 1));
    Strip point = Strip.of(Rational.ZERO, Rational.of(1, 2), Rational.of(1, 2));
    assertEquals(1, point.all(7));
    assertEquals(0, point.first(7));
  }

  @Test
  void endsInReach() {
    long reach = 1L << 24;
    Rational below = Rational.of(reach).subtract(Rational.of(1, 1L << 36));
    Strip.of(Rational.ONE, below.negate(), below.negate());
    Strip.of(Rational.ONE, below, below);
    assertThrows(
        ArithmeticException.class,
        () -> Strip.of(Rational.ONE, Rational.of(reach), Rational.of(reach)));
    assertThrows(
        ArithmeticException.class,
        () -> Strip.of(Rational.ONE, Rational.of(-2 * reach), Rational.ZERO));
  }
}
