package org.secateur.checker.sweep;

import java.math.BigInteger;
import java.util.List;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.pruning.Plane;
import org.secateur.checker.reading.Line;
import org.secateur.checker.tree.Refutation;
import org.secateur.checker.tree.StepRule;
import org.secateur.checker.verdict.Rejection;

/**
 * Rules {@code sweep all CELL X Y} and {@code sweep sizes CELL X Y}, at the root, for two inputs,
 * or for those of a plane, {@code sweep … CELL X Y a1 … ad b1 … bd}: the even part of the error of
 * output 0 is linear between kinks, and its gradient stays in a strip at every kink. It is followed
 * over half a turn, as sets of cells of a grid that are rounded outwards (section 9 of note {@code
 * certificate-v2}).
 *
 * <p>{@code all}: with every option chosen or not, no cell is left at the end; then no mask of
 * whatever size is within the bound. {@code sizes}: all selections of the fact's sizes whose
 * gradients may reach the end are looked at, the last two options being looked up by the odd part
 * of the error, and none is within the bound.
 *
 * <p>Side conditions, on which truth depends: those of rule {@code kinks}, the axes of a plane
 * being independent among them; the step is the first one that settles a node. Others, which decide
 * about cost and success only: CELL is positive, and no strip is wider than {@link #MOST_ACROSS} of
 * it; (X, Y) is on a line of kinks, from which the sweep begins. Cost: options times rows of cells
 * for {@code all}; that times the largest size, and times the selections looked at, for {@code
 * sizes}.
 */
public final class SweepRule {
  /** With what the border adds, a row has room in 62 bits. */
  static final int MOST_ACROSS = 56;

  private SweepRule() {}

  public static StepRule.Children sweep(Line line, Refutation tree) throws Rejection {
    boolean all = line.either("all", "sizes");
    Fraction cell = line.fraction();
    Fraction[] begin = {line.fraction(), line.fraction()};
    if (tree.depth() > 0) {
      throw Rejection.invalid(line.number(), "a sweep at depth %s, expected 0", tree.depth());
    }
    if (cell.signum() <= 0) {
      throw Rejection.invalid(line.number(), "cells of %s, expected more than 0", cell);
    }
    Plane plane = Plane.read(line, tree.problem(), "a sweep");
    line.end();
    try {
      sweep(line.number(), plane, tree, all, cell, begin);
    } catch (ArithmeticException tooLong) {
      throw Rejection.unsupported(
          line.number(), "a sweep with numbers that are too long: " + tooLong.getMessage());
    }
    return StepRule.Children.NONE;
  }

  private static void sweep(
      int line, Plane plane, Refutation tree, boolean all, Fraction cell, Fraction[] begin)
      throws Rejection {
    List<SweepKink> kinks =
        SweepKink.sorted(plane, tree.options(), o -> !tree.isDropped(o), tree.fact());
    BigInteger across = SweepCourse.cellsAcross(kinks, cell);
    if (across.compareTo(BigInteger.valueOf(MOST_ACROSS)) > 0) {
      throw Rejection.invalid(
          line, "a strip of %s cells across, expected at most %s", across, MOST_ACROSS);
    }
    SweepCourse course = new SweepCourse(kinks, start(line, kinks, begin), cell);
    SweepSets sets = new SweepSets(course);
    if (!all) {
      search(line, tree, kinks, course, sets);
    } else if (!sets.reached().isEmpty()) {
      throw Rejection.invalid(line, "cells are left at the end of the sweep, expected none");
    }
  }

  /** The line through a point, which is followed by another one of the same quarter. */
  private static int start(int line, List<SweepKink> kinks, Fraction[] begin) throws Rejection {
    for (int k = 0; k < kinks.size(); k++) {
      BigInteger[] y = kinks.get(k).y();
      boolean isThrough = begin[0].times(y[1]).equals(begin[1].times(y[0]));
      if (isThrough && SweepKink.areInOneQuarter(kinks, k)) {
        return k;
      }
    }
    throw Rejection.invalid(
        line,
        "no line of kinks through (%s, %s) that is followed by another one in its quarter",
        begin[0],
        begin[1]);
  }

  private static void search(
      int line, Refutation tree, List<SweepKink> kinks, SweepCourse course, SweepSets sets)
      throws Rejection {
    for (int cost = 0; cost <= tree.budget(); cost++) {
      if (!sets.extend(tree.options())) {
        throw Rejection.unsupported(
            line, "a sweep with more than %s rows of cells", SweepSets.MOST_ROWS);
      }
    }
    new SweepSearch(line, tree, kinks, course.stops(), sets).run();
  }
}
