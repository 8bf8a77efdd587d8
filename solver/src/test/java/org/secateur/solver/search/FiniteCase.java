package org.secateur.solver.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.solver.oracle.SmallCase;
import org.secateur.solver.oracle.SmallCase.Shape;
import org.secateur.solver.oracle.WorstInput;

/** A question about a network on a domain where few inputs matter, with its answer by all masks. */
record FiniteCase(long seed, NetworkPruningInstance instance, List<Incumbent> allowed) {
  private static final List<Objective> ASKED =
      List.of(Objective.MIN_SIZE, Objective.MIN_ERROR, Objective.DECIDE, Objective.PARETO);

  static FiniteCase of(long seed) {
    Random random = new Random(seed);
    Granularity granularity = Granularity.values()[random.nextInt(2)];
    Activation activation = Activation.values()[random.nextInt(2)];
    int outputs = 1 + random.nextInt(2);
    Shape[] shapes = Shape.values();
    Shape shape = shapes[random.nextInt(shapes.length)];
    int d = shape == Shape.POINTS ? 1 + random.nextInt(3) : 1;
    Domain domain = SmallCase.domain(random, d, shape);
    if (random.nextInt(20) == 0) {
      d = 2;
      domain = new Domain.Ball(Domain.Norm.values()[random.nextInt(2)], Rational.ZERO);
    }
    int most = granularity == Granularity.NEURON ? 9 : 11 / (d + outputs);
    int n = 1 + random.nextInt(most);
    Network network = network(random, n, d, outputs, activation);
    Activation ofTarget = Activation.values()[random.nextInt(2)];
    Network target = SmallCase.network(random, 1 + random.nextInt(2), d, outputs, ofTarget);
    Objective asked = ASKED.get(random.nextInt(ASKED.size()));
    NetworkPruningInstance all =
        new NetworkPruningInstance(
            network,
            target,
            domain,
            granularity,
            sizes(random, granularity == Granularity.NEURON ? n : n * (d + outputs)),
            Optional.of(Rational.ZERO),
            asked,
            Optional.empty());
    List<Incumbent> allowed = allowed(all);
    Rational tolerance = tolerance(random, allowed);
    return new FiniteCase(seed, with(all, tolerance), allowed);
  }

  /** Numbers that are hardly ever equal, or often; zeros in both. */
  private static Network network(Random random, int n, int d, int m, Activation activation) {
    if (random.nextBoolean()) {
      return SmallCase.network(random, n, d, m, activation);
    }
    return new Network(fine(random, n, d), fine(random, m, n), activation);
  }

  private static RationalMatrix fine(Random random, int rows, int columns) {
    double[] values = random.doubles((long) rows * columns, -1, 1).toArray();
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextInt(8) == 0 ? 0 : values[k];
    }
    return RationalMatrix.ofDoubles(rows, columns, values);
  }

  private static Optional<SizeRange> sizes(Random random, int length) {
    int one = random.nextInt(length + 1);
    int other = random.nextInt(length + 1);
    return switch (random.nextInt(5)) {
      case 0, 1 -> Optional.empty();
      case 2 -> Optional.of(SizeRange.atMost(one));
      case 3 -> Optional.of(SizeRange.exactly(one));
      default -> Optional.of(new SizeRange(Math.min(one, other), Math.max(one, other)));
    };
  }

  private static NetworkPruningInstance with(NetworkPruningInstance old, Rational tolerance) {
    return new NetworkPruningInstance(
        old.network(),
        old.target(),
        old.domain(),
        old.granularity(),
        old.sizes(),
        Optional.of(tolerance),
        old.objective(),
        old.provenance());
  }

  /** The error of some mask, or a little beside it. */
  private static Rational tolerance(Random random, List<Incumbent> allowed) {
    if (allowed.isEmpty()) {
      return Rational.ONE;
    }
    List<Incumbent> sorted = allowed.stream().sorted(Incumbent.BY_ERROR).toList();
    int at = Math.min(random.nextInt(sorted.size()), random.nextInt(sorted.size()));
    Rational error = (Rational) sorted.get(at).error();
    return error.add(Rational.of(random.nextInt(3) - 1, 1_000_000)).max(Rational.ZERO);
  }

  static List<Incumbent> allowed(NetworkPruningInstance instance) {
    Map<Mask, Incumbent> byMask = new HashMap<>();
    for (long bits = 0; bits < 1L << instance.maskLength(); bits++) {
      Mask mask = instance.canonical(Mask.ofBits(instance.maskLength(), bits));
      if (instance.allowedSizes().contains(mask.size())) {
        byMask.computeIfAbsent(mask, m -> WorstInput.of(instance, m));
      }
    }
    return List.copyOf(byMask.values());
  }

  Optional<Incumbent> leastSize() {
    Rational tolerance = instance.tolerance().orElseThrow();
    return allowed.stream().filter(i -> i.error().compareTo(tolerance) <= 0).min(Incumbent.BY_SIZE);
  }

  Optional<Incumbent> leastError() {
    return allowed.stream().min(Incumbent.BY_ERROR);
  }

  /** By ascending size, the least error of it. */
  List<Incumbent> frontier() {
    return allowed.stream()
        .map(Incumbent::size)
        .distinct()
        .sorted()
        .map(k -> allowed.stream().filter(i -> i.size() == k).min(Incumbent.BY_ERROR).orElseThrow())
        .toList();
  }
}
