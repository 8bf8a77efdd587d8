package org.secateur.tests.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.secateur.model.Interval;
import org.secateur.model.Rational;
import org.secateur.model.SubsetSumInstance;

/**
 * The answers to every objective by trying all 2^n masks in rational arithmetic. It shares nothing
 * with the solver, not even the evaluation of a mask, and is meant to be obviously right, not fast.
 */
public final class BruteForceOracle {
  public static final int MAX_SAMPLES = 16;

  private final SubsetSumInstance instance;
  private final List<Integer> allowedMasks;
  private final List<List<Rational>> sums = new ArrayList<>();

  /** Size and error of a mask. */
  public record Quality(int size, Rational error) {}

  public BruteForceOracle(SubsetSumInstance instance) {
    int n = instance.sampleCount();
    if (n > MAX_SAMPLES) {
      throw new IllegalArgumentException("n: " + n + ", expected at most " + MAX_SAMPLES);
    }
    this.instance = instance;
    List<List<Rational>> samples = IntStream.range(0, n).mapToObj(instance.samples()::row).toList();
    for (int mask = 0; mask < 1 << n; mask++) {
      List<Rational> sum = new ArrayList<>();
      for (int c = 0; c < instance.dimension(); c++) {
        Rational coordinate = Rational.ZERO;
        for (int i = 0; i < n; i++) {
          if ((mask >> i & 1) == 1) {
            coordinate = coordinate.add(samples.get(i).get(c));
          }
        }
        sum.add(coordinate);
      }
      sums.add(sum);
    }
    allowedMasks =
        IntStream.range(0, 1 << n)
            .filter(mask -> instance.allowedSizes().contains(Integer.bitCount(mask)))
            .boxed()
            .toList();
  }

  /** The sup-norm error of a mask whose kept indices are given. */
  public Rational error(int[] kept, int target) {
    int mask = 0;
    for (int i : kept) {
      mask |= 1 << i;
    }
    return quality(mask, instance.targets().row(target)).error();
  }

  private Quality quality(int mask, List<Rational> target) {
    Rational error = Rational.ZERO;
    for (int c = 0; c < target.size(); c++) {
      error = error.max(sums.get(mask).get(c).subtract(target.get(c)).abs());
    }
    return new Quality(Integer.bitCount(mask), error);
  }

  private List<Quality> allowed(int target) {
    List<Rational> z = instance.targets().row(target);
    return allowedMasks.stream().map(mask -> quality(mask, z)).toList();
  }

  private List<Quality> within(int target) {
    Rational tolerance = instance.tolerance().orElseThrow();
    return allowed(target).stream().filter(q -> q.error().compareTo(tolerance) <= 0).toList();
  }

  /** min-error: the least error, with the least size that has it. */
  public Quality leastError(int target) {
    return allowed(target).stream()
        .min(Comparator.comparing(Quality::error).thenComparing(Quality::size))
        .orElseThrow();
  }

  /** min-size: the least size within the tolerance, with its least error. */
  public Optional<Quality> leastSize(int target) {
    return within(target).stream()
        .min(Comparator.comparing(Quality::size).thenComparing(Quality::error));
  }

  /** decide. */
  public boolean exists(int target) {
    return !within(target).isEmpty();
  }

  /** count. */
  public long count(int target) {
    return within(target).size();
  }

  /** pareto: the least error of each allowed size, ascending. */
  public List<Quality> frontier(int target) {
    List<Quality> all = allowed(target);
    return IntStream.rangeClosed(instance.allowedSizes().least(), instance.allowedSizes().most())
        .mapToObj(
            size ->
                all.stream()
                    .filter(q -> q.size() == size)
                    .min(Comparator.comparing(Quality::error))
                    .orElseThrow())
        .toList();
  }

  /** The least error of a scalar target that need not be one of the instance's. */
  public Rational leastErrorAt(Rational target) {
    return leastErrorAt(target, allowedSums());
  }

  private TreeSet<Rational> allowedSums() {
    TreeSet<Rational> values = new TreeSet<>();
    allowedMasks.forEach(mask -> values.add(sums.get(mask).get(0)));
    return values;
  }

  private static Rational leastErrorAt(Rational target, TreeSet<Rational> values) {
    Optional<Rational> below = Optional.ofNullable(values.floor(target));
    Optional<Rational> above = Optional.ofNullable(values.ceiling(target));
    return java.util.stream.Stream.of(below, above)
        .flatMap(Optional::stream)
        .map(value -> value.subtract(target).abs())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /**
   * cover: the greatest least error over the interval. Between two neighbouring sums the least
   * error rises to the middle and falls again, so the ends of the interval and the middles inside
   * it are all the targets where it can be greatest.
   */
  public Rational coveringRadius() {
    Interval interval = instance.interval().orElseThrow();
    TreeSet<Rational> values = allowedSums();
    Rational radius =
        leastErrorAt(interval.lower(), values).max(leastErrorAt(interval.upper(), values));
    for (Rational value : values) {
      Rational next = values.higher(value);
      if (next != null) {
        Rational middle = value.add(next).divide(Rational.of(2));
        if (middle.compareTo(interval.lower()) >= 0 && middle.compareTo(interval.upper()) <= 0) {
          radius = radius.max(leastErrorAt(middle, values));
        }
      }
    }
    return radius;
  }
}
