package org.secateur.solver.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.secateur.model.SizeRange;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;

/**
 * One question about a selection problem: at most one option of each group, costs that add up to an
 * allowed size, all row sums in their intervals, and none of the selections that are known to be
 * wrong (note {@code encoding-networks}).
 *
 * @param rows those known so far; a selection that satisfies them need not be feasible
 * @param excluded selections, as ascending options, that must not be the answer
 * @param goal {@link Goal#LEAST_SIZE} or {@link Goal#ANY}
 * @param threshold of the errors; absent where all errors are allowed and rows say nothing
 */
public record SelectionQuery(
    NetworkSelection problem,
    List<SelectionRow> rows,
    List<int[]> excluded,
    Goal goal,
    SizeRange sizes,
    Optional<Threshold> threshold) {

  /**
   * A row with its interval, cut down to sums that selections can have; so both ends are finite,
   * and empty if lower > upper.
   */
  public record BoundedRow(SelectionRow row, long lower, long upper) {
    public boolean isEmpty() {
      return lower > upper;
    }
  }

  /** The rows that some selections may break, with their intervals. */
  public List<BoundedRow> boundedRows() {
    List<BoundedRow> bounded = new ArrayList<>();
    if (threshold.isPresent()) {
      for (SelectionRow row : rows) {
        SelectionRow.Interval interval = row.at(threshold.get());
        long least = extreme(row, -1);
        long most = extreme(row, 1);
        // Where bits are missing, the whole row can say more than its cut form.
        if (!row.isExact() || interval.lower() > least || interval.upper() < most) {
          long lower = Math.max(interval.lower(), least);
          long upper = Math.min(interval.upper(), most);
          bounded.add(new BoundedRow(row, lower, upper));
        }
      }
    }
    return bounded;
  }

  /** The largest sum of a selection, or for sign −1 the smallest. Groups are runs of options. */
  private long extreme(SelectionRow row, int sign) {
    long sum = 0;
    for (int from = 0; from < problem.options(); ) {
      int group = problem.group(from);
      long most = 0;
      int to = from;
      for (; to < problem.options() && problem.group(to) == group; to++) {
        most = Math.max(most, sign * row.coefficient(to));
      }
      sum += most;
      from = to;
    }
    return sign * sum;
  }

  /** The options of each group that has several. */
  public List<int[]> groups() {
    List<int[]> groups = new ArrayList<>();
    for (int from = 0; from < problem.options(); ) {
      int to = from + 1;
      while (to < problem.options() && problem.group(to) == problem.group(from)) {
        to++;
      }
      if (to - from > 1) {
        groups.add(IntStream.range(from, to).toArray());
      }
      from = to;
    }
    return groups;
  }

  /** What the chosen options cost together. */
  public int size(int[] chosen) {
    int size = 0;
    for (int option : chosen) {
      size += problem.cost(option);
    }
    return size;
  }

  /** Whether no group is chosen from twice and the size is allowed. */
  public boolean isSelection(int[] chosen) {
    for (int i = 1; i < chosen.length; i++) {
      if (problem.group(chosen[i]) == problem.group(chosen[i - 1])) {
        return false;
      }
    }
    return sizes.contains(size(chosen));
  }

  /** Whether a selection breaks one of certain rows. */
  public boolean breaks(int[] chosen, Predicate<SelectionRow> among) {
    return threshold.isPresent()
        && rows.stream().anyMatch(row -> among.test(row) && !holds(row, chosen));
  }

  private boolean holds(SelectionRow row, int[] chosen) {
    long sum = 0;
    for (int option : chosen) {
      sum += row.coefficient(option);
    }
    return row.at(threshold.orElseThrow()).contains(sum);
  }
}
