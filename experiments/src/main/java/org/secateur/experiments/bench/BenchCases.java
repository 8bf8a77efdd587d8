package org.secateur.experiments.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secateur.experiments.batch.BatchLayer;
import org.secateur.experiments.batch.BatchProblem;
import org.secateur.experiments.bench.BenchCase.Contest;
import org.secateur.experiments.bench.BenchCase.Tier;
import org.secateur.instances.families.UniformFamily;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.api.PruningSolver;

/**
 * All cases. Instances are functions of their names: the seed of n samples is n, and that of a
 * network is the last part of its name.
 */
public final class BenchCases {
  /** Multiples of 2^-53, as doubles drawn uniformly are. */
  private static final String SCALAR_BITS = "53";

  /** Sums of vectors and their targets stay well within 64 bits. */
  private static final String VECTOR_BITS = "48";

  private final PruningSolver ours;

  public BenchCases(PruningSolver ours) {
    this.ours = ours;
  }

  /**
   * The cases in the order in which they are run.
   *
   * @param weights of the trained network, with samples; empty where the file is absent
   */
  public List<BenchCase> all(List<BatchLayer> weights) {
    return Stream.of(
            weights.isEmpty() ? List.<BenchCase>of() : mnist(weights),
            leastError(),
            fixedSize(),
            vectors(),
            cover(),
            count(),
            new NetworkCases(ours).all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<BenchCase> mnist(List<BatchLayer> weights) {
    Optional<Rational> hundredth = Optional.of(Rational.of(1, 100));
    return List.of(
        weights(
            "mnist-least-error",
            200,
            Contest.ALL,
            new BatchProblem(weights, Objective.MIN_ERROR, Optional.empty())),
        weights(
            "mnist-least-size",
            50,
            Contest.ALL,
            new BatchProblem(weights, Objective.MIN_SIZE, hundredth)),
        weights(
            "mnist-pareto",
            2_000,
            Contest.NONE,
            new BatchProblem(weights, Objective.PARETO, Optional.empty())));
  }

  private static BenchCase weights(
      String name, long goalMillis, Contest contest, BatchProblem problem) {
    WeightsTask task = new WeightsTask(problem);
    return new BenchCase(
        BenchGroup.MNIST,
        name,
        problem.objective().label() + " of " + task.answers() + " weights",
        goal(goalMillis),
        contest,
        Tier.FULL_ONLY,
        task);
  }

  private List<BenchCase> leastError() {
    List<BenchCase> cases = new ArrayList<>();
    for (int n : new int[] {20, 24, 30, 40}) {
      cases.add(
          instance(
              BenchGroup.SUBSET_SUM,
              "least-error-" + n,
              "min-error, n = " + n,
              0,
              Contest.ALL,
              n == 20 ? Tier.BOTH : Tier.FULL_ONLY,
              uniform(n, Map.of())));
    }
    cases.add(enumeration(48, 120));
    cases.add(enumeration(56, 1_500));
    cases.add(enumeration(66, 45_000));
    return cases;
  }

  private BenchCase enumeration(int n, long goalMillis) {
    return instance(
        BenchGroup.SUBSET_SUM,
        "full-enumeration-" + n,
        "min-error, n = " + n + ", full enumeration",
        goalMillis,
        Contest.FIRST,
        Tier.FULL_ONLY,
        FullEnumeration.leastError(n, n));
  }

  private List<BenchCase> fixedSize() {
    return List.of(
        fixedSize(30, 7, 0, Contest.ALL, Tier.BOTH),
        fixedSize(48, 24, 300, Contest.FIRST, Tier.FULL_ONLY),
        fixedSize(56, 14, 3_000, Contest.FIRST, Tier.FULL_ONLY));
  }

  private BenchCase fixedSize(int n, int k, long goalMillis, Contest contest, Tier tier) {
    return instance(
        BenchGroup.FIXED_SIZE,
        "fixed-size-" + n + "-" + k,
        "min-error, n = " + n + ", exactly " + k,
        goalMillis,
        contest,
        tier,
        uniform(n, Map.of("exactly", Integer.toString(k))));
  }

  private List<BenchCase> vectors() {
    return List.of(
        vectors(20, 0, Contest.ALL, Tier.BOTH),
        vectors(52, 900, Contest.FIRST, Tier.FULL_ONLY),
        vectors(56, 4_000, Contest.FIRST, Tier.FULL_ONLY));
  }

  private BenchCase vectors(int n, long goalMillis, Contest contest, Tier tier) {
    return instance(
        BenchGroup.VECTORS,
        "vectors-" + n,
        "min-error, n = " + n + ", m = 2",
        goalMillis,
        contest,
        tier,
        uniform(n, Map.of("m", "2", "bits", VECTOR_BITS)));
  }

  private List<BenchCase> cover() {
    return List.of(
        cover(24, 0, Tier.QUICK_ONLY),
        cover(32, 1_000, Tier.FULL_ONLY),
        cover(36, 15_000, Tier.FULL_ONLY));
  }

  private BenchCase cover(int n, long goalMillis, Tier tier) {
    return instance(
        BenchGroup.COVER,
        "cover-" + n,
        "cover of [-1, 1], n = " + n,
        goalMillis,
        Contest.NONE,
        tier,
        uniform(n, Map.of("objective", Objective.COVER.label(), "interval", "-1,1")));
  }

  private List<BenchCase> count() {
    return List.of(count(30, 0, Tier.QUICK_ONLY), count(40, 1_000, Tier.FULL_ONLY));
  }

  private BenchCase count(int n, long goalMillis, Tier tier) {
    return instance(
        BenchGroup.COUNT,
        "count-" + n,
        "count within 0.001, n = " + n,
        goalMillis,
        Contest.NONE,
        tier,
        uniform(n, Map.of("objective", Objective.COUNT.label(), "tolerance", "0.001")));
  }

  private static SubsetSumInstance uniform(int n, Map<String, String> options) {
    Map<String, String> all = new LinkedHashMap<>(options);
    all.put("n", Integer.toString(n));
    all.putIfAbsent("bits", SCALAR_BITS);
    return new UniformFamily().generate(all, n);
  }

  private BenchCase instance(
      BenchGroup group,
      String name,
      String question,
      long goalMillis,
      Contest contest,
      Tier tier,
      SubsetSumInstance instance) {
    return new BenchCase(
        group,
        name,
        question,
        goal(goalMillis),
        contest,
        tier,
        new InstanceTask(ours, instance, Optional.empty()));
  }

  private static Optional<Duration> goal(long millis) {
    return millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }
}
