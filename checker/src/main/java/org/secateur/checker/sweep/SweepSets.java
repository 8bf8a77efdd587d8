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

  SweepSets(SweepCourse course) {
    this.stops = course.stops();
    this.starts = course.ends(stops.get(0));
    this.ends = course.ends(stops.get(stops.size() - 1));
    this.rows = 2L * starts.size();
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
      GridCells ahead = here.ahead(stop);
      here = stop.isOption() ? here.union(ahead) : ahead;
      here = (stop.turns() ? here.turn(false) : here).within(stops.get(j + 1));
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
      before = stop.turns() ? before.turn(true) : before;
      sets[j] = before.within(stop);
      rows += sets[j].size();
      before = sets[j];
      if (!stop.isOption()) {
        before = sets[j].back(stop);
      } else if (options.cost(stop.option()) <= cost) {
        GridCells cheaper = after(cost - options.cost(stop.option()), j);
        before = sets[j].union(cheaper.back(stop));
      }
    }
    return rows <= MOST_ROWS;
  }
}
