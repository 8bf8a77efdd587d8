package org.secateur.solver.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.secateur.model.Rational;

/** A gradient in units of the grid, exact. */
record StripPoint(Rational u, Rational s) {
  /** A cell by its row and its place in it. */
  record Cell(int row, int cell) {}

  /** The cells that it is in, edges included: one, two, or four. */
  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int row : floors(s)) {
      for (int cell : floors(u)) {
        cells.add(new Cell(row, cell));
      }
    }
    return cells;
  }

  private static List<Integer> floors(Rational number) {
    int floor = number.floor().intValueExact();
    return number.denominator().equals(BigInteger.ONE) ? List.of(floor, floor - 1) : List.of(floor);
  }

  /** The value of a row with this slope. */
  Rational at(Rational slope) {
    return u.add(s.multiply(slope));
  }

  /** In the coordinates after a turn by a quarter. */
  StripPoint turned() {
    return new StripPoint(s, u.negate());
  }

  /** A coordinate: often whole, or nearly so; rows near the end of what fits are common. */
  static Rational coordinate(Random random, int most) {
    int whole =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(9) - 4;
          case 1 -> (most - 1 - random.nextInt(3)) * (random.nextBoolean() ? 1 : -1);
          default -> random.nextInt(2 * most - 1) - most + 1;
        };
    Rational part =
        switch (random.nextInt(5)) {
          case 0, 1 -> Rational.ZERO;
          case 2 -> Rational.of(1, 1L << 62);
          case 3 -> Rational.of((1L << 62) - 1, 1L << 62);
          default -> Rational.of(random.nextInt(1000), 1000);
        };
    return Rational.of(whole).add(whole < 0 ? part.negate() : part);
  }

  /** The slope of a direction: often a diagonal, an axis, or nearly one of them. */
  static Rational slope(Random random) {
    long denominator = 1 + random.nextInt(1 << 30);
    return switch (random.nextInt(7)) {
      case 0 -> Rational.ONE;
      case 1 -> Rational.of(-1);
      case 2 -> Rational.ZERO;
      case 3 -> Rational.of(denominator - 1, denominator);
      case 4 -> Rational.of(random.nextBoolean() ? 1 : -1, denominator);
      default ->
          Rational.of((long) (random.nextDouble() * denominator), denominator)
              .multiply(Rational.of(random.nextBoolean() ? 1 : -1));
    };
  }

  /** An end of a strip beside a value: at it, or up to some cells away. */
  static Rational distance(Random random, int most) {
    return random.nextInt(3) == 0
        ? Rational.ZERO
        : Rational.of(random.nextInt(1 << 20), 1 << 20).multiply(Rational.of(most));
  }

  /** All cells of a set. */
  static List<Cell> cells(CellRows rows, Strip strip) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      for (int bit = 0; bit < Integer.SIZE; bit++) {
        if ((rows.bits(i) >> bit & 1) != 0) {
          cells.add(new Cell(rows.row(i), strip.first(rows.row(i)) + bit));
        }
      }
    }
    return cells;
  }

  /** The set of those of the cells that are within a strip. */
  static CellRows rows(List<Cell> cells, Strip strip) {
    CellRows rows = new CellRows();
    cells.stream()
        .map(Cell::row)
        .distinct()
        .sorted()
        .forEach(
            row -> {
              int bits = 0;
              for (Cell cell : cells) {
                int bit = cell.cell() - strip.first(row);
                bits |= cell.row() == row && bit >= 0 && bit < Integer.SIZE ? 1 << bit : 0;
              }
              rows.add(row, bits & strip.all(row));
            });
    return rows;
  }
}
