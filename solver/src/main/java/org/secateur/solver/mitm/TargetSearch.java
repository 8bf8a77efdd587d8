package org.secateur.solver.mitm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.mitm.SumKernel.Goal;

/**
 * Puts the answer for one target together from a kernel's answers. Every mask is evaluated again,
 * in rational arithmetic, before it counts.
 */
final class TargetSearch {
  /** So many samples are done in some milliseconds, and often have a mask within the tolerance. */
  private static final int FEW = 40;

  private final SubsetSumInstance instance;
  private final int target;
  private final SearchListener listener;
  private final Function<SubsetSumInstance, SumKernel> parts;
  private final SizeRange sizes;
  private final Rational tolerance;
  private final List<Incumbent> frontier = new ArrayList<>();
  private Incumbent best;
  private int refutedSizes;

  /**
   * @param parts makes the kernel for a part of the instance, the same whatever the engine
   */
  TargetSearch(
      SubsetSumInstance instance,
      int target,
      SearchListener listener,
      Function<SubsetSumInstance, SumKernel> parts) {
    this.parts = parts;
    this.instance = instance;
    this.target = target;
    this.listener = listener;
    this.sizes = instance.allowedSizes();
    this.tolerance = instance.tolerance().orElse(Rational.of(-1));
    this.refutedSizes = sizes.least();
  }

  /** Takes in a mask from outside the kernel, as a first incumbent. */
  void offer(Mask mask) {
    better(evaluated(mask));
  }

  Answer run(SumKernel kernel) {
    try {
      return switch (instance.objective()) {
        case MIN_ERROR -> minError(kernel);
        case MIN_SIZE -> minSize(kernel);
        case DECIDE -> decide(kernel);
        case COUNT -> count(kernel);
        case PARETO -> pareto(kernel);
        case COVER, IS_COVER ->
            throw new IllegalStateException("a question about an interval has no target");
      };
    } catch (SearchStopped stopped) {
      return stopped(stopped.reason());
    }
  }

  private Incumbent evaluated(Mask mask) {
    return new Incumbent(mask, instance.error(mask, target));
  }

  private void better(Incumbent found) {
    boolean isBetter = best == null || compare(found, best) < 0;
    if (isBetter) {
      best = found;
      listener.onIncumbent(target, found);
    }
  }

  private int compare(Incumbent a, Incumbent b) {
    int bySize = Integer.compare(a.size(), b.size());
    int byError = a.error().compareTo(b.error());
    boolean sizeFirst = instance.objective() == Objective.MIN_SIZE && within(a) && within(b);
    return sizeFirst && bySize != 0 || byError == 0 ? bySize : byError;
  }

  private boolean within(Incumbent incumbent) {
    return incumbent.error().compareTo(tolerance) <= 0;
  }

  private Answer minError(SumKernel kernel) {
    Incumbent optimum =
        evaluated(kernel.nearest(target, sizes, Goal.LEAST_ERROR, mask -> offer(mask)));
    return proved(Status.OPTIMAL, Bounds.exactly(optimum.error()), new Finding.Subset(optimum));
  }

  private Answer minSize(SumKernel kernel) {
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      refutedSizes = size;
      Mask mask = kernel.nearest(target, SizeRange.exactly(size), Goal.LEAST_ERROR, m -> offer(m));
      Incumbent nearest = evaluated(mask);
      if (within(nearest)) {
        return proved(
            Status.OPTIMAL, Bounds.exactly(Rational.of(size)), new Finding.Subset(nearest));
      }
    }
    return infeasible();
  }

  /**
   * Greedy first, then the best mask of the first few samples, then the best there is: all depend
   * on the instance alone, so that every engine and any number of threads give a witness of the
   * same error and size.
   */
  private Answer decide(SumKernel kernel) {
    if (best == null) {
      offer(new GreedyProbe(instance, target, sizes).run());
    }
    if (!within(best) && instance.sampleCount() > FEW + FEW / 8 && instance.sizes().isEmpty()) {
      offer(bestOfFew());
    }
    if (!within(best)) {
      offer(kernel.nearest(target, sizes, Goal.LEAST_ERROR, mask -> offer(mask)));
    }
    return within(best)
        ? proved(Status.OPTIMAL, Bounds.NONE, new Finding.Subset(best))
        : infeasible();
  }

  private Mask bestOfFew() {
    RationalMatrix few =
        RationalMatrix.of(
            IntStream.range(0, FEW).mapToObj(i -> instance.samples().row(i)).toList(),
            instance.dimension());
    SubsetSumInstance part =
        new SubsetSumInstance(
            few,
            RationalMatrix.of(List.of(instance.targets().row(target)), instance.dimension()),
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Objective.MIN_ERROR,
            Optional.empty());
    Mask mask = parts.apply(part).nearest(0, part.allowedSizes(), Goal.LEAST_ERROR, ignored -> {});
    return Mask.ofKept(instance.sampleCount(), mask.kept());
  }

  private Answer infeasible() {
    return proved(Status.INFEASIBLE, Bounds.NONE, new Finding.Nothing());
  }

  private Answer count(SumKernel kernel) {
    BigInteger count = kernel.count(target, sizes);
    return proved(Status.OPTIMAL, Bounds.exactly(Rational.of(count)), new Finding.Count(count));
  }

  private Answer pareto(SumKernel kernel) {
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      frontier.add(
          evaluated(kernel.nearest(target, SizeRange.exactly(size), Goal.LEAST_ERROR, mask -> {})));
    }
    return proved(Status.OPTIMAL, Bounds.NONE, new Finding.Frontier(frontier));
  }

  private static Answer proved(Status status, Bounds bounds, Finding finding) {
    return new Answer(status, StopReason.COMPLETED, Evidence.PROVED, bounds, finding);
  }

  /** What is known at the moment a limit runs out. */
  Answer stopped(StopReason reason) {
    if (best == null) {
      offer(new GreedyProbe(instance, target, sizes).run());
    }
    return switch (instance.objective()) {
      case MIN_ERROR -> open(reason, Bounds.between(Rational.ZERO, best.error()), true);
      case MIN_SIZE ->
          open(
              reason,
              new Bounds(
                  Optional.of(Rational.of(refutedSizes)),
                  within(best) ? Optional.of(Rational.of(best.size())) : Optional.empty()),
              within(best));
      case DECIDE ->
          within(best)
              ? proved(Status.OPTIMAL, Bounds.NONE, new Finding.Subset(best))
              : open(reason, Bounds.NONE, false);
      case COUNT -> open(reason, Bounds.between(Rational.ZERO, Rational.of(masks())), false);
      case PARETO ->
          new Answer(
              frontier.isEmpty() ? Status.UNKNOWN : Status.FEASIBLE,
              reason,
              Evidence.HEURISTIC,
              Bounds.NONE,
              new Finding.Frontier(frontier));
      case COVER, IS_COVER ->
          throw new IllegalStateException("a question about an interval has no target");
    };
  }

  private Answer open(StopReason reason, Bounds bounds, boolean feasible) {
    return new Answer(
        feasible ? Status.FEASIBLE : Status.UNKNOWN,
        reason,
        Evidence.HEURISTIC,
        bounds,
        feasible ? new Finding.Subset(best) : new Finding.Nothing());
  }

  /** The number of masks of the allowed sizes. */
  private BigInteger masks() {
    int n = instance.sampleCount();
    BigInteger sum = BigInteger.ZERO;
    BigInteger binomial = BigInteger.ONE;
    for (int k = 0; k <= sizes.most(); k++) {
      sum = k >= sizes.least() ? sum.add(binomial) : sum;
      binomial = binomial.multiply(BigInteger.valueOf(n - k)).divide(BigInteger.valueOf(k + 1L));
    }
    return sum;
  }
}
