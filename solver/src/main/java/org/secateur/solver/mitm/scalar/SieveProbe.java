package org.secateur.solver.mitm.scalar;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.sums.SumKernel.Goal;
import org.secateur.solver.reduction.ScalarTarget;

/**
 * A good mask found quickly: the best of those that differ from a fixed one in the first few
 * samples only. A sieve wants a small error to begin with.
 *
 * @param samples whose sums stay below 2^62; borrowed
 * @param budget of the whole run
 */
public record SieveProbe(long[] samples, Budget budget) {
  /** A probe of half the samples and these has an error of about an eighth of a sieve's cell. */
  private static final int BEYOND_HALF = 10;

  /**
   * A mask of an allowed size.
   *
   * @param sizes all of them or a single one
   * @throws org.secateur.solver.limits.SearchStopped if the budget runs out
   */
  public Mask near(long target, SizeRange sizes) {
    int n = samples.length;
    int few = Math.min(n / 2 + BEYOND_HALF, n);
    boolean whole = sizes.least() < sizes.most();
    int size = sizes.least();
    int free = whole ? few : Math.max(size - (n - few), Math.min(size, few / 2));
    int fixed = whole ? 0 : size - free;
    long fixedSum = Arrays.stream(samples, few, few + fixed).sum();
    Mask found =
        new HalfTables(
                Arrays.copyOf(samples, few),
                List.of(new ScalarTarget(target - fixedSum, 1, 0)),
                budget)
            .nearest(
                0,
                whole ? SizeRange.atMost(few) : SizeRange.exactly(free),
                Goal.ANY_OF_LEAST_ERROR,
                mask -> {});
    return Mask.ofKept(
        n,
        IntStream.concat(Arrays.stream(found.kept()), IntStream.range(few, few + fixed)).toArray());
  }
}
