package org.secateur.solver.mitm;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.scalar.FourLists;
import org.secateur.solver.mitm.scalar.HalfTables;
import org.secateur.solver.mitm.scalar.IndexedKernel;
import org.secateur.solver.mitm.scalar.IndexedTable;
import org.secateur.solver.mitm.scalar.SieveKernel;
import org.secateur.solver.mitm.sums.SumKernel;
import org.secateur.solver.mitm.vector.VectorSieve;
import org.secateur.solver.mitm.vector.VectorTables;
import org.secateur.solver.mitm.wide.WideSieve;
import org.secateur.solver.mitm.wide.WideTables;
import org.secateur.solver.reduction.ScalarGrid;
import org.secateur.solver.reduction.ScalarTarget;
import org.secateur.solver.reduction.VectorGrid;

/** The exact methods for questions about targets, each with its limits. */
final class Methods {
  static final Method INDEXED =
      new Simple(
          "indexed-table",
          "one table for many targets: scalars, n <= " + IndexedTable.MAX_SAMPLES,
          instance ->
              firstOf(
                  scalar(instance),
                  noCount(instance),
                  atMost(instance, 1, IndexedTable.MAX_SAMPLES)),
          (instance, limits) ->
              IndexedTable.bytes(n(instance), IndexedTable.fewFor(n(instance)))
                  <= limits.memoryBytes(),
          (instance, budget) ->
              new IndexedKernel(grid(instance).samples(), targets(instance), budget));

  static final Method HALF =
      new Simple(
          "horowitz-sahni",
          "meet in the middle, half tables in memory: scalars n <= 60, any n for small sizes;"
              + " vectors n <= 56",
          instance -> firstOf(narrow(instance), vectorsAtMost(instance, VectorTables.MAX_SAMPLES)),
          Methods::halfFits,
          (instance, budget) ->
              isScalar(instance)
                  ? new HalfTables(
                      grid(instance).samples(), mostKept(instance), targets(instance), budget)
                  : new VectorTables(vectors(instance), n(instance), within(instance), budget));

  static final Method FOUR_LISTS =
      new Simple(
          "schroeppel-shamir",
          "meet in the middle in little memory: scalars, n <= " + FourLists.MAX_SAMPLES,
          instance -> firstOf(scalar(instance), atMost(instance, 1, FourLists.MAX_SAMPLES)),
          (instance, limits) -> FourLists.bytes(n(instance)) <= limits.memoryBytes(),
          (instance, budget) -> new FourLists(grid(instance).samples(), targets(instance), budget));

  static final Method SIEVE =
      new Simple(
          "sieve",
          "bitmap sieve over windows of the four lists: scalars n <= "
              + SieveKernel.MAX_SAMPLES
              + "; vectors of all sizes n <= "
              + VectorSieve.MAX_SAMPLES,
          instance ->
              firstOf(
                  narrow(instance),
                  allSumsFit(instance),
                  isScalar(instance) ? noCount(instance) : allSizes(instance),
                  atMost(
                      instance,
                      1,
                      isScalar(instance) ? SieveKernel.MAX_SAMPLES : VectorSieve.MAX_SAMPLES)),
          (instance, limits) ->
              (isScalar(instance)
                      ? SieveKernel.bytes(n(instance), limits.threads())
                      : VectorSieve.bytes(n(instance), limits.threads()))
                  <= limits.memoryBytes(),
          (instance, budget) ->
              isScalar(instance)
                  ? new SieveKernel(grid(instance).samples(), targets(instance), budget)
                  : new VectorSieve(vectors(instance), n(instance), within(instance), budget));

  static final Method WIDE =
      new Simple(
          "wide",
          "integers of any length: meet in the middle n <= "
              + WideTables.MAX_SAMPLES
              + ", scalars by a sieve on leading bits n <= "
              + SieveKernel.MAX_SAMPLES,
          instance ->
              atMost(
                  instance,
                  1,
                  isScalar(instance) && instance.objective() != Objective.COUNT
                      ? SieveKernel.MAX_SAMPLES
                      : WideTables.MAX_SAMPLES),
          (instance, limits) ->
              (wideBySieve(instance)
                      ? SieveKernel.bytes(n(instance), limits.threads())
                      : WideTables.bytes(n(instance)))
                  <= limits.memoryBytes(),
          (instance, budget) ->
              wideBySieve(instance)
                  ? new WideSieve(instance, budget)
                  : new WideTables(instance, budget));

  /** Below this the tables are made before the sieve is warm. */
  private static final int WIDE_SIEVE_FROM = 24;

  private static boolean wideBySieve(SubsetSumInstance instance) {
    return isScalar(instance)
        && n(instance) >= WIDE_SIEVE_FROM
        && n(instance) <= SieveKernel.MAX_SAMPLES
        && instance.objective() != Objective.COUNT;
  }

  private Methods() {}

  static List<Method> all() {
    return List.of(INDEXED, HALF, FOUR_LISTS, SIEVE, WIDE);
  }

  /** A method put together from its parts. */
  private record Simple(
      String name,
      String summary,
      Function<SubsetSumInstance, Optional<String>> limits,
      BiPredicate<SubsetSumInstance, SearchLimits> memory,
      BiFunction<SubsetSumInstance, Budget, SumKernel> kernels)
      implements Method {
    @Override
    public Optional<String> unsupported(SubsetSumInstance instance) {
      return limits.apply(instance).map(reason -> name + " " + reason);
    }

    @Override
    public boolean fits(SubsetSumInstance instance, SearchLimits searchLimits) {
      return memory.test(instance, searchLimits);
    }

    @Override
    public SumKernel kernel(SubsetSumInstance instance, Budget budget) {
      return kernels.apply(instance, budget);
    }
  }

  private static int n(SubsetSumInstance instance) {
    return instance.sampleCount();
  }

  static boolean isScalar(SubsetSumInstance instance) {
    return instance.dimension() == 1;
  }

  /** Whether sums, and for vectors targets, fit in 64-bit integers. */
  static boolean isNarrow(SubsetSumInstance instance) {
    return isScalar(instance)
        ? gridOf(instance).isPresent()
        : VectorGrid.of(instance.samples(), instance.targets()).isPresent();
  }

  private static ScalarGrid grid(SubsetSumInstance instance) {
    return gridOf(instance).orElseThrow();
  }

  /**
   * The grid for all sums; or, where those do not fit and few samples are asked for, the grid for
   * the sums of as many as fit.
   */
  private static Optional<ScalarGrid> gridOf(SubsetSumInstance instance) {
    return ScalarGrid.ofFew(instance.samples(), mostKept(instance));
  }

  private static int mostKept(SubsetSumInstance instance) {
    int n = n(instance);
    if (n <= WideTables.MAX_SAMPLES || ScalarGrid.of(instance.samples()).isPresent()) {
      return n;
    }
    int wanted = Math.min(n / 2, instance.allowedSizes().most());
    int most = wanted;
    while (most > 0 && ScalarGrid.ofFew(instance.samples(), most).isEmpty()) {
      most = most * 3 / 4;
    }
    boolean enough =
        instance.objective() == Objective.MIN_SIZE
            ? most >= instance.allowedSizes().least()
            : most == instance.allowedSizes().most();
    return most > 0 && enough ? most : n;
  }

  private static VectorGrid vectors(SubsetSumInstance instance) {
    return VectorGrid.of(instance.samples(), instance.targets()).orElseThrow();
  }

  private static List<ScalarTarget> targets(SubsetSumInstance instance) {
    ScalarGrid grid = grid(instance);
    return IntStream.range(0, instance.targets().rows())
        .mapToObj(t -> snapped(grid, instance.targets().get(t, 0), instance.tolerance()))
        .toList();
  }

  private static ScalarTarget snapped(
      ScalarGrid grid, Rational target, Optional<Rational> tolerance) {
    return tolerance.map(e -> grid.snap(target, e)).orElseGet(() -> grid.snap(target));
  }

  private static OptionalLong within(SubsetSumInstance instance) {
    return instance.tolerance().isPresent()
        ? OptionalLong.of(vectors(instance).within(instance.tolerance().get()))
        : OptionalLong.empty();
  }

  private static boolean halfFits(SubsetSumInstance instance, SearchLimits limits) {
    boolean bySize =
        instance.objective() == Objective.PARETO || instance.objective() == Objective.MIN_SIZE;
    SizeRange sizes = instance.allowedSizes();
    long bytes =
        !isScalar(instance)
            ? VectorTables.bytes(n(instance), instance.dimension())
            : HalfTables.bytes(
                n(instance),
                bySize ? SizeRange.atMost(Math.min(sizes.most(), n(instance) / 2)) : sizes);
    return bytes <= limits.memoryBytes();
  }

  @SafeVarargs
  private static Optional<String> firstOf(Optional<String>... reasons) {
    for (Optional<String> reason : reasons) {
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> because(boolean condition, String reason) {
    return condition ? Optional.of(reason) : Optional.empty();
  }

  private static Optional<String> narrow(SubsetSumInstance instance) {
    return because(
        !isNarrow(instance),
        "needs sums below 2^" + ScalarGrid.MAX_BITS + " on a common grid; try engine wide");
  }

  /** All sums fit, not only those of few samples. */
  private static Optional<String> allSumsFit(SubsetSumInstance instance) {
    return because(
        isScalar(instance) && ScalarGrid.of(instance.samples()).isEmpty(),
        "needs sums below 2^" + ScalarGrid.MAX_BITS + " on a common grid; try engine auto");
  }

  private static Optional<String> scalar(SubsetSumInstance instance) {
    return firstOf(
        because(
            !isScalar(instance),
            "takes numbers, not vectors of length "
                + instance.dimension()
                + "; try engine horowitz-sahni"),
        allSumsFit(instance));
  }

  private static Optional<String> noCount(SubsetSumInstance instance) {
    return because(
        instance.objective() == Objective.COUNT, "does not count; try engine horowitz-sahni");
  }

  private static Optional<String> atMost(SubsetSumInstance instance, int least, int most) {
    return because(
        n(instance) < least || n(instance) > most,
        "takes " + least + " to " + most + " samples, not " + n(instance) + "; try engine auto");
  }

  private static Optional<String> vectorsAtMost(SubsetSumInstance instance, int most) {
    return isScalar(instance) ? Optional.empty() : atMost(instance, 1, most);
  }

  private static Optional<String> allSizes(SubsetSumInstance instance) {
    SizeRange sizes = instance.allowedSizes();
    boolean whole = sizes.least() == 0 && sizes.most() == n(instance);
    boolean objective =
        instance.objective() == Objective.MIN_ERROR || instance.objective() == Objective.DECIDE;
    return because(
        !whole || !objective,
        "takes vectors for min-error and decide over all sizes only; try engine horowitz-sahni");
  }
}
