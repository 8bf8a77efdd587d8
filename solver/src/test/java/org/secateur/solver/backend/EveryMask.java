package org.secateur.solver.backend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.secateur.model.ExactReal;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;

/** Tiny instances and their answers by trying every mask in rational arithmetic. */
public final class EveryMask {
  private EveryMask() {}

  /** All masks of an allowed size, with their errors. */
  static List<Incumbent> allowed(SubsetSumInstance instance, int row) {
    List<Incumbent> masks = new ArrayList<>();
    int n = instance.sampleCount();
    for (long bits = 0; bits < 1L << n; bits++) {
      Mask mask = Mask.ofBits(n, bits);
      if (instance.allowedSizes().contains(mask.size())) {
        masks.add(new Incumbent(mask, instance.error(mask, row)));
      }
    }
    return masks;
  }

  static Optional<Incumbent> leastError(SubsetSumInstance instance, int row) {
    return allowed(instance, row).stream().min(Incumbent.BY_ERROR);
  }

  static Optional<Incumbent> leastSize(SubsetSumInstance instance, int row) {
    Rational tolerance = instance.tolerance().orElseThrow();
    return allowed(instance, row).stream()
        .filter(i -> i.error().compareTo(tolerance) <= 0)
        .min(Incumbent.BY_SIZE);
  }

  /** The least error of each allowed size, ascending. */
  static List<ExactReal> frontier(SubsetSumInstance instance, int row) {
    List<Incumbent> masks = allowed(instance, row);
    List<ExactReal> errors = new ArrayList<>();
    for (int k = instance.allowedSizes().least(); k <= instance.allowedSizes().most(); k++) {
      int size = k;
      errors.add(
          masks.stream()
              .filter(i -> i.size() == size)
              .map(Incumbent::error)
              .min(Comparator.naturalOrder())
              .orElseThrow());
    }
    return errors;
  }

  /** A random instance with small fractions, so that equal errors and exact hits occur. */
  static SubsetSumInstance random(Random random, Objective objective) {
    int n = 1 + random.nextInt(7);
    int m = 1 + random.nextInt(2);
    int targets = 1 + random.nextInt(2);
    Optional<SizeRange> sizes =
        switch (random.nextInt(3)) {
          case 0 -> Optional.of(SizeRange.exactly(random.nextInt(n + 1)));
          case 1 -> Optional.of(SizeRange.atMost(random.nextInt(n + 1)));
          default -> Optional.empty();
        };
    return new SubsetSumInstance(
        matrix(random, n, m),
        matrix(random, targets, m),
        targets > 1,
        sizes,
        Optional.of(Rational.of(random.nextInt(5), 4)),
        Optional.empty(),
        objective,
        Optional.empty());
  }

  private static RationalMatrix matrix(Random random, int rows, int columns) {
    List<List<Rational>> entries = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      List<Rational> row = new ArrayList<>();
      for (int c = 0; c < columns; c++) {
        row.add(Rational.of(random.nextInt(61) - 30, 1 + random.nextInt(6)));
      }
      entries.add(row);
    }
    return RationalMatrix.of(entries, columns);
  }

  /** An instance of scalars with one target and nothing else. */
  public static SubsetSumInstance scalars(
      List<Rational> samples, Rational target, Optional<Rational> tolerance, Objective objective) {
    return new SubsetSumInstance(
        RationalMatrix.column(samples),
        RationalMatrix.column(List.of(target)),
        false,
        Optional.empty(),
        tolerance,
        Optional.empty(),
        objective,
        Optional.empty());
  }

  /** Samples from [-1, 1) on the grid of 2^-53, too many for any backend to finish. */
  static SubsetSumInstance hopeless(Objective objective) {
    return fine(60, objective);
  }

  /** n samples from [-1, 1) on the grid of 2^-53. */
  static SubsetSumInstance fine(int n, Objective objective) {
    Random random = new Random(7);
    List<Rational> samples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      // Even multiples and an odd target: no mask hits the target.
      long even = (long) Math.scalb(random.nextDouble() * 2 - 1, 52) * 2;
      samples.add(Rational.of(even, 1L << 53));
    }
    Rational target = Rational.of((long) Math.scalb(0.3, 53) | 1, 1L << 53);
    return scalars(samples, target, Optional.of(Rational.of(1, 1L << 53)), objective);
  }
}
