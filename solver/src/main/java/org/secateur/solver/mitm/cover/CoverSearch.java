package org.secateur.solver.mitm.cover;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.secateur.model.Interval;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.reduction.ScalarGrid;
import org.secateur.solver.reduction.ScalarTarget;

/**
 * The covering radius of the subset sums over an interval: the largest, over its targets, of the
 * least error. It is attained in the middle of the widest gap between neighbouring sums, or at an
 * end of the interval (note {@code cover-cells}).
 */
public final class CoverSearch {
  private final ScalarGrid grid;
  private final Interval interval;
  private final WidestGap gaps;
  private final AtomicReference<WorstCase> worst =
      new AtomicReference<>(new WorstCase(Rational.ZERO, Rational.of(-1)));
  private final Predicate<Rational> enough;

  /**
   * A target and the least error there.
   *
   * @param target in the interval
   * @param error exact
   */
  public record WorstCase(Rational target, Rational error) {
    /** Of equal errors the lower target, so that the order of finding does not matter. */
    WorstCase worse(WorstCase other) {
      int order = other.error.compareTo(error);
      return order > 0 || order == 0 && other.target.compareTo(target) < 0 ? other : this;
    }
  }

  /**
   * @param grid of the samples, on which all sums fit in 64 bits
   * @param sizes of the masks that count
   * @param enough an error of which this is true answers the question: the search ends where one is
   *     found at the ends of the interval or at the first few places looked at, which do not depend
   *     on threads
   * @throws org.secateur.solver.limits.SearchStopped if the tables do not fit in memory, or the
   *     budget runs out
   */
  public CoverSearch(
      ScalarGrid grid,
      Interval interval,
      SizeRange sizes,
      Predicate<Rational> enough,
      Budget budget) {
    this.grid = grid;
    this.interval = interval;
    this.enough = enough;
    gaps = new WidestGap(grid.samples(), sizes, this::offer, budget);
  }

  /** The worst case found so far; empty before the first. */
  public Optional<WorstCase> soFar() {
    return Optional.of(worst.get()).filter(w -> w.error.signum() >= 0);
  }

  private void offer(Gap gap) {
    offer(inGap(OptionalLong.of(gap.below()), OptionalLong.of(gap.above())));
  }

  private void offer(WorstCase found) {
    worst.accumulateAndGet(found, WorstCase::worse);
  }

  /**
   * Runs until the worst case is known, or one that is enough.
   *
   * @throws org.secateur.solver.limits.SearchStopped if the budget runs out
   */
  public void run() {
    ScalarTarget lower = grid.snap(interval.lower(), Rational.ZERO);
    ScalarTarget upper = grid.snap(interval.upper(), Rational.ZERO);
    // The tolerance 0 makes `lower` of the one end the grid step above it, and `upper` of the other
    // the step below: the sums inside the interval are those between the two.
    OptionalLong first = gaps.neighbours().atLeast(lower.lower());
    OptionalLong last = gaps.neighbours().atMost(upper.upper());
    offer(inGap(gaps.neighbours().atMost(lower.lower() - 4), first));
    offer(inGap(last, gaps.neighbours().atLeast(upper.upper() + 4)));
    if (first.isEmpty() || last.isEmpty() || first.getAsLong() >= last.getAsLong()) {
      return;
    }
    if (!enough.test(worst.get().error)) {
      offer(gaps.atFewPlaces(first.getAsLong(), last.getAsLong()));
    }
    if (!enough.test(worst.get().error)) {
      offer(gaps.between(first.getAsLong(), last.getAsLong()));
    }
  }

  /** The worst target of the interval between two neighbouring sums, each where there is one. */
  private WorstCase inGap(OptionalLong below, OptionalLong above) {
    if (below.isEmpty()) {
      Rational error = grid.valueOf(above.orElseThrow()).subtract(interval.lower());
      return new WorstCase(interval.lower(), error.max(Rational.ZERO));
    }
    Rational low = grid.valueOf(below.getAsLong());
    if (above.isEmpty()) {
      return new WorstCase(interval.upper(), interval.upper().subtract(low).max(Rational.ZERO));
    }
    Rational high = grid.valueOf(above.getAsLong());
    Rational middle = low.add(high).divide(Rational.of(2));
    Rational target = middle.max(interval.lower()).min(interval.upper());
    return new WorstCase(target, target.subtract(low).abs().min(high.subtract(target).abs()));
  }
}
