package org.secateur.solver.sweep;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Activation;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.solver.reduction.Directions;
import org.secateur.solver.reduction.Directions.Direction;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;

/**
 * The steps of a sweep over half a turn, for one output: at each direction, in the order of angles,
 * the row of the even part of the error, and the jumps of its gradient (note {@code sweep-even}).
 *
 * @param steps from an input to its antipode and one beyond, where the sweep is back at the
 *     gradient after the first step
 * @param firstRow of the gradients that fulfil the rows of the first two inputs, and so of those at
 *     the end
 * @param lastRow of them
 * @param grid in which it is followed
 */
record HalfTurn(List<Step> steps, int firstRow, int lastRow, SweepGrid grid) {
  /** All gradients that a sweep may begin or end with, in the strip of its first or last step. */
  CellSet ends(Strip strip) {
    CellRows cells = new CellRows();
    for (int row = firstRow; row <= lastRow; row++) {
      cells.add(row, strip.all(row));
    }
    return cells.toSet();
  }

  /** The memory for all gradients that a sweep may begin with, and for a few sets like them. */
  long bytes() {
    return 64L * (lastRow - firstRow + 1L);
  }

  /** Cells across the widest strip: as many as fit, with what rounding adds, in a word. */
  static final int MANY_CELLS = 27;

  /** Cells across the widest strip for a first look, which takes less time. */
  static final int FEW_CELLS = 9;

  /** Options with a kink at one input are enumerated as subsets. */
  private static final int MOST_AT_ONCE = 24;

  /**
   * The sweep of an output; empty where it says nothing: unless there are two inputs, both outputs
   * are the identity, 0 is inside the domain, and every option has a kink of its own or nearly so.
   *
   * @param cells across the widest strip
   * @throws ArithmeticException if numbers are too long for fixed point
   */
  static Optional<HalfTurn> of(
      NetworkSelection selection, Threshold threshold, int output, int cells) {
    NetworkPruningInstance instance = selection.instance();
    if (instance.network().inputs() != 2
        || instance.network().outputActivation() != Activation.IDENTITY
        || instance.target().outputActivation() != Activation.IDENTITY) {
      return Optional.empty();
    }
    for (int o = 0; o < selection.options(); o++) {
      BigInteger[] gradient = selection.columns().gradient(o, output);
      if (gradient[0].signum() == 0 && gradient[1].signum() == 0) {
        return Optional.empty();
      }
    }
    return Directions.of(selection)
        .filter(directions -> isSymmetric(directions.sorted()))
        .flatMap(directions -> new Course(selection, threshold, output, directions, cells).build());
  }

  private static boolean isSymmetric(List<Direction> directions) {
    int half = directions.size() / 2;
    if (directions.size() % 2 != 0) {
      return false;
    }
    for (int i = 0; i < half; i++) {
      Direction ahead = directions.get(i);
      Direction behind = directions.get(i + half);
      boolean opposite =
          ahead.cross(behind) == 0
              && Long.signum(ahead.x()) == -Long.signum(behind.x())
              && Long.signum(ahead.y()) == -Long.signum(behind.y());
      if (!opposite || ahead.options().size() > MOST_AT_ONCE) {
        return false;
      }
    }
    return true;
  }
}
