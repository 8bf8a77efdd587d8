package org.secateur.solver.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.model.Rational;
import org.secateur.solver.sweep.StripPoint.Cell;

/** Moves of sets of cells against exact points, and against sets of pairs of numbers. */
final class MovesTest {
  private static final int ROWS = Strip.MOST_ROWS - 64;

  /** A strip through a point, of at most 27 cells. */
  private static Strip strip(Random random, Rational slope, StripPoint... through) {
    Rational lower = through[0].at(slope);
    Rational upper = lower;
    for (StripPoint point : through) {
      lower = lower.min(point.at(slope));
      upper = upper.max(point.at(slope));
    }
    return Strip.of(
        slope,
        lower.subtract(StripPoint.distance(random, 5)),
        upper.add(StripPoint.distance(random, 5)));
  }

  private static void contains(StripPoint point, Strip strip, CellRows set, Object... message) {
    assertTrue(
        new HashSet<>(StripPoint.cells(set, strip)).containsAll(point.cells()),
        () -> point + " in " + strip + ": " + List.of(message));
  }

  private static StripPoint point(Random random, Rational slope, Rational value) {
    Rational s = StripPoint.coordinate(random, ROWS);
    return new StripPoint(value.subtract(s.multiply(slope)), s);
  }

  @Property(tries = 3000)
  void aJumpAndTheWayBackLoseNoPoint(@ForAll long seed) {
    Random random = new Random(seed);
    Rational slope = StripPoint.slope(random);
    Rational value = StripPoint.coordinate(random, 1 << 22);
    StripPoint before = point(random, slope, value);
    StripPoint after = point(random, slope, value.add(StripPoint.distance(random, 10)));
    Strip strip = strip(random, slope, before, after);
    int across = after.u().subtract(before.u()).floor().intValueExact();
    int along = after.s().subtract(before.s()).floor().intValueExact();
    CellRows into = new CellRows();
    Moves.jump(StripPoint.rows(before.cells(), strip), strip, across, along, into);
    contains(after, strip, into, seed, "jump");
    Moves.jump(StripPoint.rows(after.cells(), strip), strip, -across - 1, -along - 1, into);
    contains(before, strip, into, seed, "back");
  }

  @Property(tries = 3000)
  void aTurnAndTheWayBackLoseNoPoint(@ForAll long seed) {
    Random random = new Random(seed);
    Rational value = StripPoint.coordinate(random, 4);
    StripPoint before = point(random, Rational.ONE, value);
    Rational lower = value.subtract(StripPoint.distance(random, 13));
    Rational upper = value.add(StripPoint.distance(random, 13));
    Strip from = Strip.of(Rational.ONE, lower, upper);
    Strip to = Strip.of(Rational.of(-1), lower, upper);
    CellRows into = new CellRows();
    Moves.turn(StripPoint.rows(before.cells(), from), from, to, true, into);
    contains(before.turned(), to, into, seed, "on");
    Moves.turn(StripPoint.rows(before.turned().cells(), to), to, from, false, into);
    contains(before, from, into, seed, "back");
  }

  @Property(tries = 2000)
  void aPointInTwoStripsStaysInBoth(@ForAll long seed) {
    Random random = new Random(seed);
    StripPoint point =
        new StripPoint(
            StripPoint.coordinate(random, 1 << 22), StripPoint.coordinate(random, 1 << 22));
    Strip from = strip(random, StripPoint.slope(random), point);
    Strip to = strip(random, StripPoint.slope(random), point);
    CellRows into = new CellRows();
    CellRows set = StripPoint.rows(point.cells(), from);
    Moves.between(set, from, to, into);
    contains(point, to, into, seed, "between");
    Moves.between(set, from, to, StripPoint.rows(point.cells(), to).toSet(), into);
    contains(point, to, into, seed, "between and within");
  }

  /** Cells of a strip about 0, in rows with gaps. */
  private static List<Cell> some(Random random, Strip strip) {
    List<Cell> cells = new ArrayList<>();
    for (int row = -20; row <= 20; row++) {
      for (int c = -60; random.nextInt(4) > 0 && c <= 60; c++) {
        if (random.nextInt(3) > 0) {
          cells.add(new Cell(row, c));
        }
      }
    }
    return StripPoint.cells(StripPoint.rows(cells, strip), strip);
  }

  private static Strip aboutZero(Random random, Rational slope) {
    return strip(random, slope, new StripPoint(Rational.ZERO, Rational.ZERO));
  }

  private static Set<Cell> within(Strip strip, Set<Cell> cells) {
    List<Cell> all = List.copyOf(cells);
    return Set.copyOf(StripPoint.cells(StripPoint.rows(all, strip), strip));
  }

  private static Set<Cell> map(List<Cell> cells, List<UnaryOperator<Cell>> moves) {
    Set<Cell> moved = new HashSet<>();
    moves.forEach(move -> cells.forEach(cell -> moved.add(move.apply(cell))));
    return moved;
  }

  private static Set<Cell> set(CellRows rows, Strip strip) {
    for (int i = 1; i < rows.size(); i++) {
      assertTrue(rows.row(i - 1) < rows.row(i), "rows ascend");
    }
    return Set.copyOf(StripPoint.cells(rows, strip));
  }

  @Property(tries = 400)
  void movesAreThoseOfSets(@ForAll long seed) {
    Random random = new Random(seed);
    Strip from = aboutZero(random, StripPoint.slope(random));
    Strip to = aboutZero(random, StripPoint.slope(random));
    List<Cell> cells = some(random, from);
    List<Cell> others = some(random, from);
    List<Cell> goal = some(random, to);
    CellRows rows = StripPoint.rows(cells, from);
    CellRows into = new CellRows();
    String message = "seed " + seed;

    Moves.union(rows, StripPoint.rows(others, from), into);
    Set<Cell> union = new HashSet<>(cells);
    union.addAll(others);
    assertEquals(union, set(into, from), message);

    Moves.between(rows, from, to, into);
    Set<Cell> common = within(to, Set.copyOf(cells));
    assertEquals(common, set(into, to), message);

    Moves.between(rows, from, to, StripPoint.rows(goal, to).toSet(), into);
    common = new HashSet<>(common);
    common.retainAll(goal);
    assertEquals(common, set(into, to), message);

    int across = random.nextInt(81) - 40;
    int along = random.nextInt(21) - 10;
    Moves.jump(rows, from, across, along, into);
    Set<Cell> jumped =
        map(
            cells,
            List.of(
                c -> new Cell(c.row() + along, c.cell() + across),
                c -> new Cell(c.row() + along + 1, c.cell() + across),
                c -> new Cell(c.row() + along, c.cell() + across + 1),
                c -> new Cell(c.row() + along + 1, c.cell() + across + 1)));
    assertEquals(within(from, jumped), set(into, from), message);

    Moves.turn(rows, from, to, true, into);
    Set<Cell> turned = map(cells, List.of(c -> new Cell(-c.cell() - 1, c.row())));
    assertEquals(within(to, turned), set(into, to), message);

    Moves.turn(rows, from, to, false, into);
    turned = map(cells, List.of(c -> new Cell(c.cell(), -c.row() - 1)));
    assertEquals(within(to, turned), set(into, to), message);
  }

  private static void jumpFrom(int row, int along) {
    Strip strip = Strip.of(Rational.ZERO, Rational.ZERO, Rational.ONE);
    CellRows rows = new CellRows();
    rows.add(row, strip.all(row));
    Moves.jump(rows, strip, 0, along, new CellRows());
  }

  @Test
  void rowsUpToTheEndOfTheGridAreReached() {
    int last = Strip.MOST_ROWS - 1;
    jumpFrom(5, last - 6);
    assertThrows(RowOverflow.class, () -> jumpFrom(5, last - 5));
    jumpFrom(-5, -last + 5);
    assertThrows(RowOverflow.class, () -> jumpFrom(-5, -last + 4));
    jumpFrom(last, -2 * last);
    jumpFrom(-last, 2 * last - 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MAX_VALUE})
  void theLongestJumpsLeaveTheGrid(int along) {
    for (int row : new int[] {0, Strip.MOST_ROWS - 1, 1 - Strip.MOST_ROWS}) {
      assertThrows(RowOverflow.class, () -> jumpFrom(row, along), "row " + row);
    }
  }

  /** A jump far across lands nowhere, however long. */
  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -100, 100, 1 << 30, Integer.MAX_VALUE})
  void jumpsOutOfTheStripLandNowhere(int across) {
    for (int row : new int[] {0, Strip.MOST_ROWS - 3, 3 - Strip.MOST_ROWS}) {
      for (int slope : new int[] {-1, 0, 1}) {
        Strip strip = Strip.of(Rational.of(slope), Rational.ZERO, Rational.of(27));
        CellRows rows = new CellRows();
        rows.add(row, strip.all(row));
        CellRows into = new CellRows();
        Moves.jump(rows, strip, across, 0, into);
        assertTrue(into.isEmpty(), "row " + row + ", slope " + slope);
      }
    }
  }

  private static void turnAt(int value) {
    Strip from = Strip.of(Rational.ONE, Rational.of(value), Rational.of(value));
    Strip to = Strip.of(Rational.of(-1), Rational.of(value), Rational.of(value));
    CellRows rows = new CellRows();
    rows.add(0, from.all(0));
    Moves.turn(rows, from, to, true, new CellRows());
  }

  @Test
  void turnsLeaveTheGridWhereCellsAreFarOut() {
    turnAt(Strip.MOST_ROWS - 8);
    turnAt(8 - Strip.MOST_ROWS);
    assertThrows(RowOverflow.class, () -> turnAt(Strip.MOST_ROWS - 1));
    assertThrows(RowOverflow.class, () -> turnAt(1 - Strip.MOST_ROWS));
  }
}
