package org.secateur.solver.parts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.mitm.NearestSums;
import org.secateur.solver.reduction.Threshold;
import org.secateur.solver.reduction.VectorGrid;

/**
 * The least errors of a part whose groups have one option each, all of the same cost: a subset sum
 * of vectors with one coordinate for each row, solved by meeting in the middle. A rectified row is
 * one where that error is what it would be without; where it is not, or where tables do not fit,
 * the part is searched as a tree (note {@code search-parts}).
 */
final class SumFront extends SizeFront {
  /** So many rows as coordinates; with more of them few pairs of half sums are ruled out. */
  private static final int MOST_ROWS = 3;

  /** Half tables of vectors hold all masks, 2^20 of them. */
  private static final int MOST_VECTORS = 40;

  /** Up to here one set of tables serves all sizes. */
  private static final int SHARED_TABLES = 40;

  /** A search over all sizes at once takes at most 2^30 steps or so. */
  private static final int ALL_SIZES = 60;

  private final Part part;
  private final SearchLimits limits;
  private final Budget budget;
  private final int cost;
  private final TreeFront tree;
  private Optional<NearestSums> shared = Optional.empty();

  SumFront(Part part, SearchLimits limits, Budget budget) {
    super(part);
    this.part = part;
    this.limits = limits;
    this.budget = budget;
    this.cost = part.cost(0);
    this.tree = new TreeFront(part, budget);
  }

  /** Whether a part with rows and groups is of this kind. */
  static boolean suits(Part part) {
    int n = part.options();
    long groups = IntStream.range(0, n).map(part::group).distinct().count();
    long costs = IntStream.range(0, n).map(part::cost).distinct().count();
    int rows = part.rows().size();
    boolean isSum = groups == n && costs == 1 && rows <= MOST_ROWS;
    return isSum && (rows == 1 || n <= MOST_VECTORS && isNarrow(part));
  }

  /** Vectors of longer integers have no order to join halves by. */
  private static boolean isNarrow(Part part) {
    return VectorGrid.of(samples(part), targets(part)).isPresent();
  }

  private int samples() {
    return part.options();
  }

  @Override
  Optional<Choice> search(int size, Threshold threshold) {
    if (size % cost != 0) {
      return Optional.empty();
    }
    SizeRange count = SizeRange.exactly(size / cost);
    Optional<Choice> nearest = sum(count);
    if (nearest.isEmpty()) {
      return tree.search(size, threshold);
    }
    if (isExact(nearest.get())) {
      return nearest;
    }
    if (part.rows().size() == 1) {
      return Optional.of(better(nearest.get(), leastSum(count.most())));
    }
    boolean linear = leastCenter().compareTo(threshold.error()) > 0;
    return linear ? Optional.empty() : tree.search(size, threshold);
  }

  @Override
  Choice early(int cap) {
    return samples() <= SHARED_TABLES ? nearest(cap) : tree.early(cap);
  }

  @Override
  Choice searchAll(int cap) {
    if (samples() > ALL_SIZES) {
      return nearestBySize(cap);
    }
    Optional<Choice> nearest = sum(new SizeRange(0, Math.min(samples(), cap / cost)));
    if (nearest.isEmpty()) {
      return tree.nearest(cap);
    }
    // With one row nothing chosen is as near as a sum without a positive part can be.
    return isExact(nearest.get()) || part.rows().size() == 1 ? nearest.get() : tree.nearest(cap);
  }

  private Choice nearestBySize(int cap) {
    Choice best = tree.early(cap);
    int last = Math.min(cap, most());
    for (int size = cost; size <= last && best.error().signum() > 0; size += cost) {
      best = at(size, Threshold.atMost(best.error())).orElse(best);
    }
    return best;
  }

  @Override
  boolean isRefuted(Threshold threshold, int cap) {
    return samples() <= ALL_SIZES
        ? !threshold.admits(nearest(cap).error())
        : tree.isRefuted(threshold, cap);
  }

  private static Choice better(Choice a, Choice b) {
    return b.error().compareTo(a.error()) < 0 ? b : a;
  }

  /** Whether the least error without rectification is the least with it. */
  private boolean isExact(Choice nearest) {
    return part.rows().stream().noneMatch(FiniteRow::isRectified)
        || nearest.error().compareTo(leastCenter()) < 0;
  }

  /** The least target of a rectified row: smaller errors need positive sums. */
  private Rational leastCenter() {
    return part.rows().stream()
        .filter(FiniteRow::isRectified)
        .map(FiniteRow::target)
        .min(Rational::compareTo)
        .orElseThrow();
  }

  /** The options of the smallest values of the only row. */
  private Choice leastSum(int count) {
    Rational[] values = part.rows().get(0).values();
    return part.choice(
        IntStream.range(0, samples())
            .boxed()
            .sorted(Comparator.comparing(o -> values[o]))
            .limit(count)
            .mapToInt(o -> o)
            .sorted()
            .toArray());
  }

  /** The choice nearest to the targets without rectification; empty where tables do not fit. */
  private Optional<Choice> sum(SizeRange counts) {
    try {
      return tables(counts).map(sums -> choice(sums.nearest(counts)));
    } catch (SearchStopped stopped) {
      if (stopped.reason() == StopReason.MEMORY) {
        return Optional.empty();
      }
      throw stopped;
    }
  }

  private Choice choice(Mask mask) {
    return part.choice(mask.kept());
  }

  private Optional<NearestSums> tables(SizeRange counts) {
    if (samples() > SHARED_TABLES) {
      return NearestSums.of(instance(Optional.of(counts)), limits, budget);
    }
    if (shared.isEmpty()) {
      shared = NearestSums.of(instance(Optional.empty()), limits, budget);
    }
    return shared;
  }

  private SubsetSumInstance instance(Optional<SizeRange> counts) {
    return new SubsetSumInstance(
        samples(part),
        targets(part),
        false,
        counts,
        Optional.empty(),
        Optional.empty(),
        Objective.MIN_ERROR,
        Optional.empty());
  }

  private static RationalMatrix samples(Part part) {
    List<FiniteRow> rows = part.rows();
    return RationalMatrix.of(
        IntStream.range(0, part.options())
            .mapToObj(o -> rows.stream().map(row -> row.values()[o]).toList())
            .toList(),
        rows.size());
  }

  private static RationalMatrix targets(Part part) {
    List<FiniteRow> rows = part.rows();
    return RationalMatrix.of(List.of(rows.stream().map(FiniteRow::target).toList()), rows.size());
  }
}
