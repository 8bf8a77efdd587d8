package org.secateur.solver.mitm;

import java.math.BigInteger;
import java.util.Comparator;
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
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.limits.AnswerSoFar;
import org.secateur.solver.limits.SearchStopped;
import org.secateur.solver.mitm.sums.SumKernel;
import org.secateur.solver.mitm.sums.SumKernel.Goal;

/**
 * Puts the answer for one target together from a kernel's answers. Every mask is evaluated again,
 * in rational arithmetic, before it counts.
 */
final class TargetSearch {
  /** So many samples are done in some milliseconds, and often have a mask within the tolerance. */
  private static final int FEW = 40;

  private final SubsetSumInstance instance;
  private final int target;
  private final Function<SubsetSumInstance, SumKernel> parts;
  private final SizeRange sizes;
  private final AnswerSoFar answer;

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
    this.sizes = instance.allowedSizes();
    this.answer = new AnswerSoFar(instance, target, listener);
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
    Optional<Incumbent> best = answer.incumbent();
    if (best.isEmpty() || order(found, best.get()).compare(found, best.get()) < 0) {
      answer.take(found);
    }
  }

  private Comparator<Incumbent> order(Incumbent a, Incumbent b) {
    boolean sizeFirst = instance.objective() == Objective.MIN_SIZE && within(a) && within(b);
    return sizeFirst ? Incumbent.BY_SIZE : Incumbent.BY_ERROR;
  }

  private boolean within(Incumbent mask) {
    return answer.isWithinTolerance(mask);
  }

  private Answer minError(SumKernel kernel) {
    Incumbent optimum =
        evaluated(kernel.nearest(target, sizes, Goal.LEAST_ERROR, mask -> offer(mask)));
    return answer.optimal(optimum);
  }

  private Answer minSize(SumKernel kernel) {
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      answer.sizeIsAtLeast(size);
      Mask mask = kernel.nearest(target, SizeRange.exactly(size), Goal.LEAST_ERROR, m -> offer(m));
      Incumbent nearest = evaluated(mask);
      if (within(nearest)) {
        return answer.optimal(nearest);
      }
    }
    return answer.infeasible();
  }

  /**
   * Greedy first, then the best mask of the first few samples, then the best there is: all depend
   * on the instance alone, so that every engine and any number of threads give a witness of the
   * same error and size.
   */
  private Answer decide(SumKernel kernel) {
    Incumbent greedy = incumbent();
    if (!within(greedy) && instance.sampleCount() > FEW + FEW / 8 && instance.sizes().isEmpty()) {
      offer(bestOfFew());
    }
    if (!within(incumbent())) {
      offer(kernel.nearest(target, sizes, Goal.LEAST_ERROR, mask -> offer(mask)));
    }
    return within(incumbent()) ? answer.optimal(incumbent()) : answer.infeasible();
  }

  /** The incumbent, which is greedy's mask where there is none yet. */
  private Incumbent incumbent() {
    if (answer.incumbent().isEmpty()) {
      offer(new GreedyProbe(instance, target, sizes).run());
    }
    return answer.incumbent().orElseThrow();
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

  private Answer count(SumKernel kernel) {
    BigInteger count = kernel.count(target, sizes);
    return Answer.optimal(
        Evidence.PROVED, Bounds.exactly(Rational.of(count)), new Finding.Count(count));
  }

  private Answer pareto(SumKernel kernel) {
    for (int size = sizes.least(); size <= sizes.most(); size++) {
      answer.addToFrontier(
          evaluated(kernel.nearest(target, SizeRange.exactly(size), Goal.LEAST_ERROR, mask -> {})));
    }
    return answer.frontier();
  }

  /** What is known at the moment a limit runs out. */
  Answer stopped(StopReason reason) {
    incumbent();
    return instance.objective() == Objective.COUNT
        ? Answer.stopped(
            reason, Bounds.between(Rational.ZERO, Rational.of(masks())), Optional.empty())
        : answer.stopped(reason);
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
