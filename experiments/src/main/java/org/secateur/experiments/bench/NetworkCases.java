package org.secateur.experiments.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secateur.experiments.bench.BenchCase.Contest;
import org.secateur.experiments.bench.BenchCase.Tier;
import org.secateur.instances.families.NetworkFamily;
import org.secateur.solver.api.PruningSolver;

/**
 * The least subnetworks of random networks: weights uniform on a grid of 2^-10, one neuron as the
 * target, inputs from the box [-1, 1]^d. Of a question there are several seeds, for they differ by
 * orders of magnitude.
 */
final class NetworkCases {
  /** The target's weights, by the number of inputs. */
  private static final Map<Integer, String> TARGETS =
      Map.of(2, "614/1024,819/1024", 3, "512/1024,614/1024,614/1024");

  /** What is dropped, and from which kind of network. */
  private enum Kind {
    NEURONS("neurons", Map.of("granularity", "neuron", "output-activation", "identity")),
    WEIGHTS("weights", Map.of("granularity", "weight", "output-activation", "relu"));

    private final String label;
    private final Map<String, String> options;

    Kind(String label, Map<String, String> options) {
      this.label = label;
      this.options = options;
    }
  }

  /**
   * Cases that differ in their seed alone.
   *
   * @param limitSeconds after which a run of the exact engine is given up as open
   * @param contested the seeds for which backends are asked too
   */
  private record Series(
      Kind kind,
      int d,
      int n,
      String tolerance,
      long goalMillis,
      int limitSeconds,
      List<Integer> seeds,
      List<Integer> contested) {
    private String name() {
      return kind.label + "-d" + d + "-" + n + "-" + tolerance;
    }
  }

  private static final List<Series> SERIES =
      List.of(
          new Series(Kind.NEURONS, 2, 300, "0.03", 0, 20, List.of(1, 2, 3), List.of(1, 2)),
          new Series(
              Kind.NEURONS, 2, 1_000, "0.003", 1_000, 20, List.of(1, 2, 3, 5), List.of(2, 3)),
          new Series(Kind.NEURONS, 2, 1_000, "0.01", 60_000, 60, List.of(1, 2, 3), List.of(1, 3)),
          new Series(Kind.NEURONS, 2, 10_000, "0.0003", 10_000, 20, List.of(1, 2, 12), List.of(12)),
          new Series(Kind.WEIGHTS, 2, 100, "0.01", 1_000, 20, List.of(1, 2, 3), List.of(3)),
          new Series(Kind.WEIGHTS, 3, 30, "0.1", 60_000, 60, List.of(1, 2, 3), List.of(1)),
          new Series(
              Kind.NEURONS,
              3,
              100,
              "0.1",
              60_000,
              60,
              List.of(1, 2, 4, 5, 10, 18, 20),
              List.of(10, 18)),
          new Series(Kind.NEURONS, 3, 1_000, "0.003", 0, 60, List.of(1, 2), List.of(2)));

  private static final Series QUICK =
      new Series(Kind.NEURONS, 2, 40, "0.1", 0, 20, List.of(2), List.of(2));

  private final PruningSolver ours;

  NetworkCases(PruningSolver ours) {
    this.ours = ours;
  }

  List<BenchCase> all() {
    List<BenchCase> cases = new ArrayList<>();
    QUICK.seeds.forEach(seed -> cases.add(benchCase(QUICK, seed, Tier.QUICK_ONLY)));
    for (Series series : SERIES) {
      series.seeds.forEach(seed -> cases.add(benchCase(series, seed, Tier.FULL_ONLY)));
    }
    return cases;
  }

  private BenchCase benchCase(Series series, int seed, Tier tier) {
    return new BenchCase(
        BenchGroup.NETWORKS,
        series.name() + "-seed-" + seed,
        "min-size, d = " + series.d + ", n = " + series.n + ", ε = " + series.tolerance,
        series.goalMillis == 0
            ? Optional.empty()
            : Optional.of(Duration.ofMillis(series.goalMillis)),
        series.contested.contains(seed) ? Contest.FIRST : Contest.NONE,
        tier,
        new InstanceTask(
            ours,
            new NetworkFamily().generate(options(series), seed),
            Optional.of(Duration.ofSeconds(series.limitSeconds))));
  }

  private static Map<String, String> options(Series series) {
    Map<String, String> options = new LinkedHashMap<>(series.kind.options);
    options.put("d", Integer.toString(series.d));
    options.put("n", Integer.toString(series.n));
    options.put("target", TARGETS.get(series.d));
    options.put("tolerance", series.tolerance);
    return options;
  }
}
