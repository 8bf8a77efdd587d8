package org.secateur.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Single cells: where a turn and a jump lead, and which of them meet a strip. */
final class GridCellsTest {
  private static SweepStop strip(long x, long y, long lower, long upper) {
    return new SweepStop(
        x, y, lower - Math.max(y, 0) - 1, upper - Math.min(y, 0), SweepStop.INPUT, 0, 0);
  }

  /** Of all cells of a row those that meet u = column + 1/2. */
  private static GridCells cell(int row, int column) {
    return new GridCells().ofStrip(strip(2, 0, 2L * column + 1, 2L * column + 1), row, row);
  }

  private static boolean holds(GridCells cells, int row, int column) {
    return !new GridCells().meet(cells, cell(row, column)).isEmpty();
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
        GridCells ahead = new GridCells().turn(cell(row, column), false);
        GridCells back = new GridCells().turn(cell(row, column), true);
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
    GridCells goal = new GridCells().ofStrip(strip(1, 0, -20, 20), -20, 20);
    for (int across = -4; across <= 4; across++) {
      for (int along = -4; along <= 4; along++) {
        GridCells cells = new GridCells().jump(cell(1, -2), across, along, goal);
        String jump = across + ", " + along;
        assertEquals(4, count(cells, 12), jump);
        assertEquals(true, holds(cells, 1 + along, -2 + across), jump);
        assertEquals(true, holds(cells, 2 + along, -1 + across), jump);
      }
    }
  }

  @Test
  void aCellIsInAStripIfAndOnlyIfItMeetsIt() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      long x = 1 + random.nextInt(6);
      long y = random.nextInt(2 * (int) x + 1) - x;
      long lower = random.nextInt(41) - 20;
      long upper = lower + random.nextInt(20);
      GridCells cells = new GridCells().ofStrip(strip(x, y, lower, upper), -8, 8);
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
              least <= upper && most >= lower,
              holds(cells, row, column),
              "seed " + seed + " cell " + row + ", " + column);
        }
      }
    }
  }
}
