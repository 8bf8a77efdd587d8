package org.secateur.tests.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.secateur.instances.json.InstanceWriter;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;

/**
 * A random small network, target and domain that a seed makes again. Weights are few-bit fractions,
 * zeros among them, so that degenerate positions and ties are common.
 *
 * @param base asks min-error; has sizes in some cases and a tolerance that some mask just meets, or
 *     just misses
 */
public record NetworkCase(long seed, NetworkPruningInstance base, NetworkOracle oracle) {
  /** Kinds of domain. */
  public enum Shape {
    BOX,
    AROUND_ZERO,
    FLAT_BOX,
    BALL_ONE,
    BALL_TWO,
    POINTS
  }

  private static final int MOST_NEURONS = 5;
  private static final int MOST_WEIGHTS = 10;

  /** All but the seed's choice of widths, weights, sizes and tolerance. */
  public static NetworkCase of(
      long seed, int d, Shape shape, Activation output, Granularity granularity) {
    SplittableRandom random =
        new SplittableRandom(
            seed * 1_000_003
                + d * 101
                + shape.ordinal() * 11
                + output.ordinal() * 5
                + granularity.ordinal());
    int m = 1 + random.nextInt(2);
    int most = granularity == Granularity.NEURON ? MOST_NEURONS : MOST_WEIGHTS / (d + m);
    int n = Math.max(1, most - random.nextInt(2));
    NetworkPruningInstance base = random(random, n, d, m, shape, output, granularity);
    Optional<SizeRange> sizes = sizes(random, base.maskLength());
    Rational tolerance = tolerance(random, new NetworkOracle(base).errors());
    NetworkPruningInstance whole = with(base, sizes, tolerance);
    return new NetworkCase(seed, whole, new NetworkOracle(whole));
  }

  /** Without sizes and tolerance; asks min-error. */
  public static NetworkPruningInstance random(
      SplittableRandom random,
      int n,
      int d,
      int m,
      Shape shape,
      Activation output,
      Granularity granularity) {
    Network network = network(random, n, d, m, output);
    Activation above = Activation.values()[random.nextInt(2)];
    Network target =
        random.nextInt(4) == 0 ? network : network(random, 1 + random.nextInt(2), d, m, above);
    return new NetworkPruningInstance(
        network,
        target,
        domain(random, d, shape),
        granularity,
        Optional.empty(),
        Optional.empty(),
        Objective.MIN_ERROR,
        Optional.empty());
  }

  /** The same with other sizes and tolerance. */
  public static NetworkPruningInstance with(
      NetworkPruningInstance base, Optional<SizeRange> sizes, Rational tolerance) {
    return new NetworkPruningInstance(
        base.network(),
        base.target(),
        base.domain(),
        base.granularity(),
        sizes,
        Optional.of(tolerance),
        base.objective(),
        base.provenance());
  }

  private static Network network(
      SplittableRandom random, int n, int d, int m, Activation activation) {
    List<List<Rational>> hidden = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean repeats = i > 0 && random.nextInt(5) == 0;
      Rational factor = Rational.of(random.nextInt(3) - 1);
      hidden.add(
          repeats
              ? hidden.get(i - 1).stream().map(w -> w.multiply(factor)).toList()
              : numbers(random, d));
    }
    List<List<Rational>> output = new ArrayList<>();
    for (int r = 0; r < m; r++) {
      output.add(numbers(random, n));
    }
    return new Network(RationalMatrix.of(hidden, d), RationalMatrix.of(output, n), activation);
  }

  private static List<Rational> numbers(SplittableRandom random, int length) {
    List<Rational> numbers = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      numbers.add(Rational.of(random.nextInt(9) - 4, 1 + random.nextInt(3)));
    }
    return numbers;
  }

  private static Domain domain(SplittableRandom random, int d, Shape shape) {
    Rational radius = Rational.of(1 + random.nextInt(5), 2);
    return switch (shape) {
      case BALL_ONE -> new Domain.Ball(Domain.Norm.ONE, radius);
      case BALL_TWO -> new Domain.Ball(Domain.Norm.TWO, radius);
      case AROUND_ZERO ->
          new Domain.Box(Collections.nCopies(d, radius.negate()), Collections.nCopies(d, radius));
      case POINTS ->
          new Domain.Points(
              RationalMatrix.of(
                  List.of(numbers(random, d), numbers(random, d), numbers(random, d)), d));
      case BOX, FLAT_BOX -> {
        List<Rational> lower = numbers(random, d);
        List<Rational> upper = new ArrayList<>();
        for (Rational low : lower) {
          boolean flat = shape == Shape.FLAT_BOX && random.nextBoolean();
          upper.add(flat ? low : low.add(Rational.of(1 + random.nextInt(4), 2)));
        }
        yield new Domain.Box(lower, upper);
      }
    };
  }

  private static Optional<SizeRange> sizes(SplittableRandom random, int most) {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.of(SizeRange.exactly(random.nextInt(most + 1)));
      case 1 -> Optional.of(SizeRange.atMost(random.nextInt(most + 1)));
      default -> Optional.empty();
    };
  }

  /** The error of some mask, or a little less, or anything. */
  private static Rational tolerance(SplittableRandom random, List<ExactReal> errors) {
    ExactReal error = errors.get(random.nextInt(Math.min(errors.size(), 8)));
    Rational near =
        error instanceof Rational exact ? exact : Rational.of(Math.nextUp(error.doubleValue()));
    return switch (random.nextInt(4)) {
      case 0 -> near.multiply(Rational.of(999, 1000));
      case 1 -> Rational.of(random.nextInt(40), 8);
      default -> near;
    };
  }

  public static List<Objective> objectives() {
    return List.of(Objective.MIN_SIZE, Objective.MIN_ERROR, Objective.DECIDE, Objective.PARETO);
  }

  public NetworkPruningInstance asking(Objective objective) {
    return base.withObjective(objective);
  }

  /** Everything that is needed to see a failure again. */
  public String context(String engine, Objective objective) {
    return engine + ", seed " + seed + ", instance " + json(asking(objective));
  }

  /** The instance as a file would have it. */
  public static String json(NetworkPruningInstance instance) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      InstanceWriter.write(instance, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
