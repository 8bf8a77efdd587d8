package org.secateur.solver.parts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.solver.reduction.Costs;
import org.secateur.solver.reduction.SelectionRow;
import org.secateur.solver.reduction.Threshold;

/**
 * The least error of a part for each size, found when asked for and remembered. Not for several
 * threads; searches use the threads of their budget.
 */
abstract class SizeFront {
  /** Sizes, in units of the cheapest option, that are tried before a look at all sizes. */
  private static final int FIRST_SIZES = 4;

  private final Part part;
  private final int most;
  private final int unit;
  private final Map<Integer, Choice> found = new HashMap<>();
  private final Map<Integer, Threshold> refuted = new HashMap<>();
  private final Map<Integer, Choice> nearest = new HashMap<>();
  private int reached;

  SizeFront(Part part) {
    this.part = part;
    most = Costs.largest(part);
    unit = Costs.least(part);
  }

  /**
   * Looks for a choice of least error of one size; that error need not be within the threshold, and
   * if it is not, the result may be empty instead.
   */
  abstract Optional<Choice> search(int size, Threshold threshold);

  /** A choice of little error of any size up to a cap, found with little work. */
  abstract Choice early(int cap);

  /** As {@link #nearest}, which remembers it. */
  abstract Choice searchAll(int cap);

  /** A choice of least error of any size up to a cap. */
  final Choice nearest(int cap) {
    int last = Math.min(cap, most);
    if (!nearest.containsKey(last)) {
      nearest.put(last, searchAll(last));
    }
    return nearest.get(last);
  }

  /**
   * Whether it is seen with little work that no size up to a cap has an error within a threshold.
   */
  abstract boolean isRefuted(Threshold threshold, int cap);

  /** The rows of the part that say anything, with options counted as in the whole problem. */
  final List<SelectionRow> wholeRows() {
    return part.wholeRows().stream()
        .filter(row -> row.origin().input().stream().anyMatch(x -> x.signum() != 0))
        .toList();
  }

  /** Whether a checker is sure to have room for all choices of up to a cost. */
  boolean canBeListed(int cost) {
    return HalvesLimit.allows(part, cost);
  }

  /** Whether a checker has room for their halves at least. */
  boolean hasTables(int cost) {
    return HalvesLimit.hasTables(part, cost);
  }

  /** The largest size. */
  final int most() {
    return most;
  }

  /** What a call of {@link #leastSize} has got to: smaller sizes are refuted. */
  final int reached() {
    return reached;
  }

  /** The least error of one size, if it is within the threshold, which is never strict. */
  final Optional<Choice> at(int size, Threshold threshold) {
    if (size > most) {
      return Optional.empty();
    }
    if (!found.containsKey(size)) {
      Threshold tried = refuted.get(size);
      if (tried != null && tried.error().compareTo(threshold.error()) >= 0) {
        return Optional.empty();
      }
      search(size, threshold)
          .ifPresentOrElse(choice -> found.put(size, choice), () -> refuted.put(size, threshold));
    }
    return Optional.ofNullable(found.get(size)).filter(c -> threshold.admits(c.error()));
  }

  /**
   * The least size within a threshold, and its least error; empty if it is above the cap.
   *
   * @param beforeLong is run when the first few sizes are refuted and more work may lie ahead
   */
  final Optional<Choice> leastSize(Threshold threshold, int cap, Runnable beforeLong) {
    int last = Math.min(cap, most);
    for (reached = 0; reached <= last; reached++) {
      if (reached == FIRST_SIZES * unit) {
        beforeLong.run();
        if (isRefuted(threshold, last)) {
          return Optional.empty();
        }
      }
      Optional<Choice> choice = at(reached, threshold);
      if (choice.isPresent()) {
        return choice;
      }
    }
    return Optional.empty();
  }
}
