package org.secateur.checker.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secateur.checker.arithmetic.Fraction;

/** Single cells: where a turn and a jump lead, and which of them meet a strip. */
final class GridCellsTest {
  private static SweepStop strip(long x, long y, Fraction lower, Fraction upper) {
    BigInteger[] at = {BigInteger.valueOf(x), BigInteger.valueOf(y)};
    return SweepStop.of(at, lower, upper, SweepStop.INPUT, Fraction.ZERO, Fraction.ZERO);
  }

  /** A strip of 40 cells at which the gradient jumps. */
  private static SweepStop jump(int across, int along) {
    BigInteger[] at = {BigInteger.ONE, BigInteger.ZERO};
    return SweepStop.of(
        at,
        Fraction.whole(-20),
        Fraction.whole(20),
        SweepStop.TARGET,
        Fraction.whole(across),
        Fraction.whole(along));
  }

  /** Of all cells of a row those that meet u = column + 1/2. */
  static GridCells cell(int row, int column) {
    Fraction middle = Fraction.whole(2L * column + 1);
    return GridCells.ofStrip(strip(2, 0, middle, middle), row, row);
  }

  private static boolean holds(GridCells cells, int row, int column) {
    return !cells.meet(cell(row, column)).isEmpty();
  }

  private static int count(GridCells cells, int around) {
    int count = 0;
    for (int row = -around; row <= around; row++) {
      for (int column = -around; column <= around; column++) {
        count += holds(cells, row, column) ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void aTurnTakesACellToACell() {
    for (int row = -3; row <= 3; row++) {
      for (int column = -3; column <= 3; column++) {
        String where = row + ", " + column;
        GridCells ahead = cell(row, column).turn(false);
        GridCells back = cell(row, column).turn(true);
        assertEquals(1, count(ahead, 6), where);
        assertEquals(1, count(back, 6), where);
        // (u, s) to (s, -u), for the middle of the cell.
        assertEquals(true, holds(ahead, -column - 1, row), where);
        assertEquals(true, holds(back, column, -row - 1), where);
      }
    }
  }

  @Test
  void aJumpTakesACellToFour() {
    for (int across = -4; across <= 4; across++) {
      for (int along = -4; along <= 4; along++) {
        SweepStop stop = jump(across, along);
        String jump = across + ", " + along;
        GridCells cells = cell(1, -2).ahead(stop);
        assertEquals(4, count(cells, 12), jump);
        assertEquals(true, holds(cells, 1 + along, -2 + across), jump);
        assertEquals(true, holds(cells, 2 + along, -1 + across), jump);
        GridCells goal = GridCells.ofStrip(stop, 1 + along, 9);
        GridCells within = cell(1, -2).ahead(stop, goal);
        assertEquals(4, count(within, 12), jump);
        assertEquals(true, holds(within, 1 + along, -2 + across), jump);
        assertEquals(2, count(cell(0, -2).ahead(stop, goal), 12), jump);
        GridCells back = cell(1, -2).back(stop);
        assertEquals(4, count(back, 12), jump);
        assertEquals(true, holds(back, 1 - along, -2 - across), jump);
        assertEquals(true, holds(back, -along, -3 - across), jump);
      }
    }
  }

  @Test
  void aCellIsInAStripIfAndOnlyIfItMeetsIt() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      long x = 1 + random.nextInt(6);
      long y = random.nextInt(2 * (int) x + 1) - x;
      Fraction third = Fraction.whole(1).over(Fraction.whole(3));
      Fraction lower = third.times(BigInteger.valueOf(random.nextInt(121) - 60));
      Fraction upper = lower.plus(third.times(BigInteger.valueOf(random.nextInt(60))));
      GridCells cells = GridCells.ofStrip(strip(x, y, lower, upper), -8, 8);
      for (int row = -8; row <= 8; row++) {
        for (int column = -8; column <= 8; column++) {
          long least = Long.MAX_VALUE;
          long most = Long.MIN_VALUE;
          for (int corner = 0; corner < 4; corner++) {
            long value = x * (column + corner % 2) + y * (row + corner / 2);
            least = Math.min(least, value);
            most = Math.max(most, value);
          }
          assertEquals(
              !Fraction.whole(least).isAbove(upper) && !Fraction.whole(most).isBelow(lower),
              holds(cells, row, column),
              "seed " + seed + " cell " + row + ", " + column);
        }
      }
    }
  }
}
