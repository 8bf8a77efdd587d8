package org.secateur.solver.parts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.secateur.model.Rational;
import org.secateur.solver.reduction.Threshold;

/**
 * The least error of all parts together for each size: the sizes of the parts add up, the largest
 * of their errors counts. A table by parts and sizes, filled as far as it is asked for (note {@code
 * search-parts}).
 */
final class FrontSum {
  /** The best that some first parts can do with a size, and the size of the last of them. */
  private record Entry(Rational error, int last) {}

  private final List<SizeFront> fronts;
  private final int[] least;
  private final int allLeast;
  private final Threshold threshold;

  /** By part, then by what is spent beyond the least sizes; null where nothing is possible. */
  private final List<List<Entry>> table = new ArrayList<>();

  private int filled;

  /**
   * @param least sizes of the parts; smaller ones are not within the threshold
   */
  FrontSum(List<SizeFront> fronts, int[] least, Threshold threshold) {
    this.fronts = fronts;
    this.least = least.clone();
    this.allLeast = Arrays.stream(least).sum();
    this.threshold = threshold;
    fronts.forEach(front -> table.add(new ArrayList<>()));
  }

  /** A choice of least error of one size, if it is within the threshold. */
  Optional<Choice> at(int size) {
    int beyond = size - allLeast;
    if (beyond < 0) {
      return Optional.empty();
    }
    for (; filled <= beyond; filled++) {
      for (int p = 0; p < fronts.size(); p++) {
        table.get(p).add(entry(p, filled));
      }
    }
    return table.get(fronts.size() - 1).get(beyond) == null
        ? Optional.empty()
        : Optional.of(traced(beyond));
  }

  private Entry before(int part, int beyond) {
    if (part > 0) {
      return table.get(part - 1).get(beyond);
    }
    return beyond == 0 ? new Entry(Rational.ZERO, 0) : null;
  }

  private Entry entry(int part, int beyond) {
    Entry best = null;
    int most = Math.min(beyond, fronts.get(part).most() - least[part]);
    for (int own = 0; own <= most; own++) {
      Entry before = before(part, beyond - own);
      if (before != null && (best == null || before.error().compareTo(best.error()) < 0)) {
        Optional<Choice> choice = fronts.get(part).at(least[part] + own, threshold);
        if (choice.isPresent()) {
          Rational error = before.error().max(choice.get().error());
          best = best == null || error.compareTo(best.error()) < 0 ? new Entry(error, own) : best;
        }
      }
    }
    return best;
  }

  private Choice traced(int beyond) {
    Choice all = Choice.NOTHING;
    int left = beyond;
    for (int p = fronts.size() - 1; p >= 0; p--) {
      int own = table.get(p).get(left).last();
      all = all.with(fronts.get(p).at(least[p] + own, threshold).orElseThrow());
      left -= own;
    }
    return all;
  }
}
