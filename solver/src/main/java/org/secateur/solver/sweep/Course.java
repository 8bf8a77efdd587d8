package org.secateur.solver.sweep;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.Directions;
import org.secateur.solver.reduction.Directions.Direction;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.RowEnds;
import org.secateur.solver.reduction.Threshold;

/** Lays out the steps of a sweep in exact arithmetic (note {@code sweep-even}). */
final class Course {
  /** Directions before a kink of the target among which a sweep may begin. */
  private static final int NEAR = 24;

  /** Finer parts of a unit than these are not needed to place cells. */
  private static final int PARTS_BITS = 8;

  /** A direction in the coordinates of its quarter, with the row of the even part. */
  private record Place(
      Direction direction, int quarter, Rational slope, Rational lower, Rational upper) {}

  private final NetworkSelection selection;
  private final Threshold threshold;
  private final int output;
  private final List<Direction> directions;
  private final int half;
  private final int cells;

  Course(
      NetworkSelection selection,
      Threshold threshold,
      int output,
      Directions directions,
      int cells) {
    this.cells = cells;
    this.selection = selection;
    this.threshold = threshold;
    this.output = output;
    this.directions = directions.sorted();
    this.half = this.directions.size() / 2;
  }

  Optional<HalfTurn> build() {
    List<Place> around = new ArrayList<>();
    Rational widest = Rational.ZERO;
    for (int i = 0; i < half; i++) {
      Place place = place(i);
      around.add(place);
      widest = widest.max(place.upper().subtract(place.lower()));
    }
    Rational cell = cell(widest);
    int start = start(around);
    List<Step> steps = new ArrayList<>();
    for (int i = start; i <= start + half + 1; i++) {
      boolean jumps = i > start && i <= start + half;
      addSteps(place(i), jumps, cell, steps);
      // The end is in the coordinates in which it began, even if it is on a diagonal.
      if (i <= start + half) {
        addTurn(place(i), cell, steps);
      }
    }
    Place first = place(start);
    Place second = place(start + 1);
    Rational gap = second.slope().subtract(first.slope()).multiply(cell);
    if (first.quarter() != second.quarter()) {
      return Optional.empty();
    }
    int lastRow = second.upper().subtract(first.lower()).divide(gap).ceiling().intValueExact();
    // A gradient on the edge of a row is in the row before it, too: a turn makes its upper edge
    // the lower one, so cells count with their edges (note sweep-cells).
    int firstRow = second.lower().subtract(first.upper()).divide(gap).floor().intValueExact() - 1;
    if (Math.max(Math.abs(lastRow), Math.abs(firstRow)) >= Strip.MOST_ROWS) {
      return Optional.empty();
    }
    SweepGrid grid = new SweepGrid(cell, first.direction().x(), first.direction().y());
    return Optional.of(new HalfTurn(List.copyOf(steps), firstRow, lastRow, grid));
  }

  private Rational cell(Rational widest) {
    Rational parts = Rational.of(1L << PARTS_BITS);
    BigInteger whole = widest.multiply(parts).divide(Rational.of(cells)).ceiling();
    return Rational.of(whole.max(BigInteger.ONE)).divide(parts);
  }

  /**
   * Of the directions shortly before a kink of the target, that with the widest gap after it. All
   * selections have options near there, so it is best to choose them first.
   */
  private int start(List<Place> around) {
    int kink = 0;
    while (kink < half && !isKinkOfTarget(around.get(kink).direction())) {
      kink++;
    }
    int best = 0;
    Rational widest = Rational.ZERO;
    for (int back = 1; back <= half && (back <= NEAR || widest.signum() == 0); back++) {
      int i = Math.floorMod(kink - back, half);
      Place here = around.get(i);
      Place next = i + 1 < half ? around.get(i + 1) : place(half);
      Rational gap = next.slope().subtract(here.slope());
      if (here.quarter() == next.quarter() && gap.compareTo(widest) > 0) {
        widest = gap;
        best = i;
      }
    }
    return best;
  }

  private boolean isKinkOfTarget(Direction at) {
    Network target = selection.instance().target();
    for (int k = 0; k < target.width(); k++) {
      if (isOrthogonal(target.hidden().numerator(k, 0), target.hidden().numerator(k, 1), at)) {
        return true;
      }
    }
    return false;
  }

  /** The i-th direction, counted over several turns. */
  private Place place(int i) {
    Direction ahead = directions.get(Math.floorMod(i, 2 * half));
    Direction behind = directions.get(Math.floorMod(i + half, 2 * half));
    long x = ahead.x();
    long y = ahead.y();
    int quarter = 0;
    // Diagonals belong to the quarter that they end.
    while (!(x > 0 && y <= x && y > -x)) {
      long turned = y;
      y = -x;
      x = turned;
      quarter++;
    }
    Rational scale = Rational.of(x);
    Rational other = Rational.of(Math.max(Math.abs(behind.x()), Math.abs(behind.y())));
    Rational[] here = errors(ahead);
    Rational[] there = errors(behind);
    return new Place(
        ahead,
        quarter,
        Rational.of(y, x),
        here[0].divide(scale).add(there[0].divide(other)),
        here[1].divide(scale).add(there[1].divide(other)));
  }

  /** The interval of the error at a direction, in the units of sums. */
  private Rational[] errors(Direction at) {
    RowEnds ends = selection.endsAt(at.input()).get(output);
    RowEnds.Integers integers = ends.at(threshold);
    return new Rational[] {
      Rational.of(integers.lower().orElseThrow()).subtract(ends.center()),
      Rational.of(integers.upper()).subtract(ends.center())
    };
  }

  private void addSteps(Place place, boolean jumps, Rational cell, List<Step> steps) {
    Strip strip = Strip.of(place.slope(), place.lower().divide(cell), place.upper().divide(cell));
    int before = steps.size();
    if (jumps) {
      addTargets(place, strip, cell, steps);
      for (int option : place.direction().options()) {
        BigInteger[] gradient = selection.columns().gradient(option, output);
        Rational[] jump =
            jump(Rational.of(gradient[0]), Rational.of(gradient[1]), outward(option), place);
        steps.add(step(strip, option, jump, cell, selection.cost(option)));
      }
    }
    if (steps.size() == before) {
      steps.add(new Step(strip, false, Step.INPUT, 0, 0, 0));
    }
  }

  private static void addTurn(Place place, Rational cell, List<Step> steps) {
    if (place.slope().equals(Rational.ONE)) {
      Strip turned =
          Strip.of(Rational.ONE.negate(), place.lower().divide(cell), place.upper().divide(cell));
      steps.add(new Step(turned, true, Step.INPUT, 0, 0, 0));
    }
  }

  private void addTargets(Place place, Strip strip, Rational cell, List<Step> steps) {
    Network target = selection.instance().target();
    for (int k = 0; k < target.width(); k++) {
      BigInteger x = target.hidden().numerator(k, 0);
      BigInteger y = target.hidden().numerator(k, 1);
      if (isOrthogonal(x, y, place.direction()) && (x.signum() != 0 || y.signum() != 0)) {
        Rational factor = target.output().get(output, k).multiply(selection.scale()).negate();
        Rational[] jump =
            jump(
                factor.multiply(target.hidden().get(k, 0)),
                factor.multiply(target.hidden().get(k, 1)),
                new BigInteger[] {x, y},
                place);
        steps.add(step(strip, Step.TARGET, jump, cell, 0));
      }
    }
  }

  private BigInteger[] outward(int option) {
    List<BigInteger> w = selection.columns().direction(option);
    return new BigInteger[] {w.get(0), w.get(1)};
  }

  private static boolean isOrthogonal(BigInteger x, BigInteger y, Direction at) {
    return x.multiply(BigInteger.valueOf(at.x()))
            .add(y.multiply(BigInteger.valueOf(at.y())))
            .signum()
        == 0;
  }

  /**
   * The jump of the gradient of v |w·y| at its kink in the coordinates of a quarter: 2 v w, turned
   * so that w points ahead.
   *
   * @param w the weights, of which only the side to which they point counts
   */
  private static Rational[] jump(Rational x, Rational y, BigInteger[] w, Place place) {
    Rational across = x;
    Rational along = y;
    BigInteger ahead = w[1];
    BigInteger right = w[0];
    for (int q = 0; q < place.quarter(); q++) {
      Rational turned = along;
      along = across.negate();
      across = turned;
      BigInteger turnedRight = ahead;
      ahead = right.negate();
      right = turnedRight;
    }
    Rational twice = Rational.of(ahead.signum() > 0 ? 2 : -2);
    return new Rational[] {across.multiply(twice), along.multiply(twice)};
  }

  private static Step step(Strip strip, int option, Rational[] jump, Rational cell, int cost) {
    return new Step(
        strip,
        false,
        option,
        jump[0].divide(cell).floor().intValueExact(),
        jump[1].divide(cell).floor().intValueExact(),
        cost);
  }
}
