package org.secateur.solver.mitm;

import java.util.Optional;
import org.secateur.model.Mask;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.sums.SumKernel;

/**
 * The tables of one set of samples and one target, for searches of which a subset sum is only a
 * part: the method that {@code auto} would pick, within the budget of the whole run.
 */
public final class NearestSums {
  private final SumKernel kernel;

  private NearestSums(SumKernel kernel) {
    this.kernel = kernel;
  }

  /**
   * Makes the tables; empty where no method takes the instance within the memory limit.
   *
   * @param instance of objective min-error with one target
   * @throws org.secateur.solver.limits.SearchStopped if the budget runs out
   */
  public static Optional<NearestSums> of(
      SubsetSumInstance instance, SearchLimits limits, Budget budget) {
    Method method = MethodChoice.best(instance, limits);
    return method.unsupported(instance).isEmpty() && method.fits(instance, limits)
        ? Optional.of(new NearestSums(method.kernel(instance, budget)))
        : Optional.empty();
  }

  /**
   * A mask of least error, and of least size among those, proved.
   *
   * @param sizes a range within the instance's allowed sizes
   * @throws org.secateur.solver.limits.SearchStopped if the budget runs out
   */
  public Mask nearest(SizeRange sizes) {
    return kernel.nearest(0, sizes, SumKernel.Goal.LEAST_ERROR, mask -> {});
  }
}
