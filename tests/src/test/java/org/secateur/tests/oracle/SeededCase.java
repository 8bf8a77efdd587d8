package org.secateur.tests.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.instances.json.InstanceWriter;
import org.secateur.model.Interval;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/**
 * A random instance that a seed makes again, to be asked every objective.
 *
 * @param base has a tolerance, and for scalars an interval
 */
public record SeededCase(long seed, SampleKind kind, SubsetSumInstance base) {
  private static final List<Rational> OFFSETS =
      List.of(
          Rational.ZERO,
          Rational.ZERO,
          Rational.of(1, 2),
          Rational.of(-1, 3),
          Rational.of(1, 7),
          Rational.of(10_000));
  private static final List<Rational> TOLERANCES =
      List.of(
          Rational.ZERO,
          Rational.of(1, 1000),
          Rational.of(1, 3),
          Rational.of(1, 2),
          Rational.ONE,
          Rational.of(5),
          Rational.of(100_000));

  /** n samples of length m. */
  public static SeededCase of(long seed, SampleKind kind, int n, int m) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + kind.ordinal() * 101 + n + m);
    List<List<Rational>> samples = rows(n, m, () -> kind.draw(random));
    int targets = random.nextBoolean() ? 1 : random.nextInt(2, 5);
    List<List<Rational>> goals = new ArrayList<>();
    IntStream.range(0, targets).forEach(t -> goals.add(target(random, samples, m)));
    Rational one = target(random, samples, m).get(0);
    Rational other = target(random, samples, m).get(0);
    return new SeededCase(
        seed,
        kind,
        new SubsetSumInstance(
            RationalMatrix.of(samples, m),
            RationalMatrix.of(goals, m),
            targets > 1,
            sizes(random, n),
            Optional.of(tolerance(random, kind)),
            m == 1 ? Optional.of(new Interval(one.min(other), one.max(other))) : Optional.empty(),
            Objective.MIN_ERROR,
            Optional.empty()));
  }

  private static List<List<Rational>> rows(
      int rows, int columns, java.util.function.Supplier<Rational> entry) {
    return IntStream.range(0, rows)
        .mapToObj(r -> Stream.generate(entry).limit(columns).toList())
        .toList();
  }

  /** The sum of some samples, or near it, or far from all. */
  private static List<Rational> target(
      SplittableRandom random, List<List<Rational>> samples, int m) {
    Rational[] sum = new Rational[m];
    java.util.Arrays.fill(sum, Rational.ZERO);
    for (List<Rational> sample : samples) {
      if (random.nextBoolean()) {
        for (int c = 0; c < m; c++) {
          sum[c] = sum[c].add(sample.get(c));
        }
      }
    }
    for (int c = 0; c < m; c++) {
      sum[c] = sum[c].add(OFFSETS.get(random.nextInt(OFFSETS.size())));
    }
    return List.of(sum);
  }

  private static Optional<SizeRange> sizes(SplittableRandom random, int n) {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.of(SizeRange.exactly(random.nextInt(n + 1)));
      case 1 -> Optional.of(SizeRange.atMost(random.nextInt(n + 1)));
      default -> Optional.empty();
    };
  }

  private static Rational tolerance(SplittableRandom random, SampleKind kind) {
    return random.nextInt(3) == 0
        ? kind.draw(random).abs()
        : TOLERANCES.get(random.nextInt(TOLERANCES.size()));
  }

  /** The objectives that can be asked of these samples. */
  public List<Objective> objectives() {
    return Stream.of(Objective.values())
        .filter(o -> !o.needsInterval() || base.dimension() == 1)
        .toList();
  }

  /** The instance for an objective; every other one without the tolerance that it does not need. */
  public SubsetSumInstance asking(Objective objective) {
    boolean bare = !objective.needsTolerance() && seed % 2 == 0;
    return new SubsetSumInstance(
        base.samples(),
        base.targets(),
        base.targetsListed(),
        base.sizes(),
        bare ? Optional.empty() : base.tolerance(),
        objective.needsInterval() ? base.interval() : Optional.empty(),
        objective,
        Optional.empty());
  }

  /** Everything that is needed to see a failure again. */
  public String context(String engine, Objective objective) {
    return engine + ", " + kind + ", seed " + seed + ", instance " + json(asking(objective));
  }

  /** The instance as a file would have it. */
  public static String json(SubsetSumInstance instance) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      InstanceWriter.write(instance, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
