package org.secateur.solver.mitm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.secateur.model.Interval;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/** Random instances of the kinds that break careless searches. */
public final class CruelInstances {
  private CruelInstances() {}

  /** Any objective, sizes, dimension and kind of samples; n from 1 to most. */
  static SubsetSumInstance random(Random random, int most) {
    Objective objective = Objective.values()[random.nextInt(Objective.values().length)];
    int n = 1 + random.nextInt(most);
    int m = objective.needsInterval() || random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(3);
    Rational unit = unit(random);
    List<List<Rational>> samples = new ArrayList<>();
    long[][] columns = new long[m][];
    for (int c = 0; c < m; c++) {
      columns[c] = samples(random, n, random.nextInt(9));
    }
    for (int i = 0; i < n; i++) {
      List<Rational> row = new ArrayList<>();
      for (int c = 0; c < m; c++) {
        row.add(Rational.of(columns[c][i]).multiply(unit));
      }
      samples.add(row);
    }
    List<List<Rational>> targets = new ArrayList<>();
    for (int t = 0; t < 1 + random.nextInt(3); t++) {
      List<Rational> row = new ArrayList<>();
      for (int c = 0; c < m; c++) {
        row.add(target(random, columns[c]).multiply(unit));
      }
      targets.add(row);
    }
    return new SubsetSumInstance(
        RationalMatrix.of(samples, m),
        RationalMatrix.of(targets, m),
        targets.size() > 1,
        sizes(random, n),
        Optional.of(tolerance(random, columns[0]).multiply(unit)),
        m == 1 ? Optional.of(interval(random, columns[0], unit)) : Optional.empty(),
        objective,
        Optional.empty());
  }

  static SubsetSumInstance about(SubsetSumInstance instance, RationalMatrix targets) {
    return new SubsetSumInstance(
        instance.samples(),
        targets,
        false,
        instance.sizes(),
        instance.tolerance(),
        instance.interval(),
        instance.objective(),
        Optional.empty());
  }

  /** Integer samples of one of nine kinds. */
  public static long[] samples(Random random, int n, int kind) {
    long[] samples = new long[n];
    int bits = 1 + random.nextInt(50);
    long value = random.nextLong() >> 63 - bits;
    for (int i = 0; i < n; i++) {
      long any = random.nextLong() >> 63 - bits;
      samples[i] =
          switch (kind) {
            case 0 -> value;
            case 1 -> random.nextInt(3) == 0 ? any : 0;
            case 2 -> (random.nextBoolean() ? 1L : -1L) << i;
            case 3 -> random.nextBoolean() ? any << Math.max(0, 50 - bits) : random.nextInt(9) - 4;
            case 4 -> -Math.abs(any);
            case 5 -> Math.abs(any);
            case 6 -> random.nextInt(7) - 3;
            case 7 -> i % 2 == 0 ? value : -value;
            default -> any;
          };
    }
    return samples;
  }

  private static Rational unit(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Rational.of(1, 3);
      case 1 -> Rational.of(7, 10);
      case 2 -> Rational.of(1, 1L << 40);
      case 3 -> Rational.of(1L << 40, 3);
      default -> Rational.ONE;
    };
  }

  /** On a sum, half way between sums, a hair beside, anywhere, or far outside. */
  private static Rational target(Random random, long[] samples) {
    Rational sum = sum(random, samples);
    return switch (random.nextInt(7)) {
      case 0 -> sum;
      case 1 -> sum.add(sum(random, samples)).divide(Rational.of(2));
      case 2 -> sum.add(Rational.of(1, 1000));
      case 3 -> sum.subtract(Rational.of(1, 1000));
      case 4 -> Rational.of(random.nextLong() >> 8);
      case 5 -> Rational.of(random.nextLong(), 2).multiply(Rational.of(1L << 60));
      default -> sum.add(Rational.of(random.nextInt(200) - 100, 7));
    };
  }

  private static Rational sum(Random random, long[] samples) {
    Rational sum = Rational.ZERO;
    for (long sample : samples) {
      sum = random.nextBoolean() ? sum.add(Rational.of(sample)) : sum;
    }
    return sum;
  }

  private static Rational tolerance(Random random, long[] samples) {
    return switch (random.nextInt(5)) {
      case 0 -> Rational.ZERO;
      case 1 -> sum(random, samples).subtract(sum(random, samples)).abs();
      case 2 -> sum(random, samples).subtract(sum(random, samples)).abs().divide(Rational.of(2));
      case 3 -> Rational.of(random.nextInt(100), 7);
      default -> Rational.of(random.nextLong() >>> 1 + random.nextInt(60));
    };
  }

  private static Optional<SizeRange> sizes(Random random, int n) {
    int a = random.nextInt(n + 1);
    int b = random.nextInt(n + 1);
    return switch (random.nextInt(5)) {
      case 0 -> Optional.of(SizeRange.exactly(a));
      case 1 -> Optional.of(SizeRange.atMost(a));
      case 2 -> Optional.of(new SizeRange(Math.min(a, b), Math.max(a, b)));
      default -> Optional.empty();
    };
  }

  private static Interval interval(Random random, long[] samples, Rational unit) {
    Rational a = target(random, samples).multiply(unit);
    Rational b = random.nextInt(8) == 0 ? a : target(random, samples).multiply(unit);
    return new Interval(a.min(b), a.max(b));
  }
}
