package org.secateur.checker.sweep;

import java.util.ArrayList;
import java.util.List;
import org.secateur.checker.tree.Options;

/**
 * Sets of cells that a sweep's gradients can be in: onwards from its begin, whatever is chosen; and
 * back from its end, for each cost of the options still to be chosen (section 9 of note {@code
 * certificate-v2}).
 */
final class SweepSets {
  /** Rows of all sets together, of 16 bytes each. */
  static final long MOST_ROWS = 1L << 26;

  private final List<SweepStop> stops;
  private final GridCells starts;
  private final GridCells ends;

  /** For each cost and each stop the cells after its jump, before a turn. */
  private final List<GridCells[]> after = new ArrayList<>();

  private long rows;

  /** Room that is used again at every stop. */
  private final GridCells strip = new GridCells();

  private final GridCells met = new GridCells();
  private final GridCells moved = new GridCells();
  private final GridCells joined = new GridCells();
  private final GridCells turned = new GridCells();

  SweepSets(SweepCourse course) {
    this.stops = course.stops();
    this.starts = course.ends(stops.get(0));
    this.ends = course.ends(stops.get(stops.size() - 1));
  }

  /** The cells at the first stop. */
  GridCells starts() {
    return starts;
  }

  /** The cells after a stop from which the end is reached with options of at most a cost. */
  GridCells after(int cost, int stop) {
    return after.get(cost)[stop];
  }

  /** The cells at the last stop if every option may be chosen or not; none is proof enough. */
  GridCells reached() {
    GridCells here = starts;
    for (int j = 0; j + 1 < stops.size() && !here.isEmpty(); j++) {
      SweepStop stop = stops.get(j);
      if (stop.option() >= SweepStop.TARGET) {
        strip.ofStrip(stop, here, stop.along());
        moved.jump(here, stop.across(), stop.along(), strip);
        here = stop.isOption() ? joined.union(here, moved) : moved;
      } else if (stop.option() == SweepStop.TURN) {
        here = moved.turn(here, false);
      }
      strip.ofStrip(stops.get(j + 1), here, 0);
      here = met.meet(here, strip).copy();
    }
    return here;
  }

  /**
   * Makes the sets of the next cost.
   *
   * @return false if they take too much room
   */
  boolean extend(Options options) {
    int cost = after.size();
    int last = stops.size() - 1;
    GridCells[] sets = new GridCells[last];
    after.add(sets);
    GridCells before = ends;
    for (int j = last - 1; j >= 0 && rows <= MOST_ROWS; j--) {
      SweepStop stop = stops.get(j);
      if (stop.option() == SweepStop.TURN) {
        before = turned.turn(before, true);
      }
      strip.ofStrip(stop, before, 0);
      sets[j] = met.meet(before, strip).copy();
      rows += sets[j].size();
      before = sets[j];
      if (stop.option() == SweepStop.TARGET) {
        before = back(sets[j], stop);
      } else if (stop.isOption() && options.cost(stop.option()) <= cost) {
        GridCells cheaper = after(cost - options.cost(stop.option()), j);
        before = joined.union(before, back(cheaper, stop));
      }
    }
    return rows <= MOST_ROWS;
  }

  /** Where a stop's jump can lead from. */
  private GridCells back(GridCells cells, SweepStop stop) {
    strip.ofStrip(stop, cells, -stop.along() - 1);
    return moved.jumpBack(cells, stop.across(), stop.along(), strip);
  }
}
