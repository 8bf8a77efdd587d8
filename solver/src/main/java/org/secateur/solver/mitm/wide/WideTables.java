package org.secateur.solver.mitm.wide;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.secateur.model.Mask;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.SubsetSumInstance;
import org.secateur.solver.limits.Budget;
import org.secateur.solver.mitm.sums.SumKernel;

/**
 * Meet in the middle on integers of any length, scalars and vectors alike: the exact path where
 * sums do not fit in 64 bits (note {@code mitm-wide}).
 *
 * <p>The walk is that of {@code VectorJoin}, some fifty times slower. Sums of each size are kept
 * apart.
 */
public final class WideTables implements SumKernel {
  /** 2^22 sums of a half are some hundred bytes each. */
  public static final int MAX_SAMPLES = 44;

  private static final int BYTES_PER_SUM = 160;
  private static final int STRIDE = 1 << 12;

  private final int n;
  private final int middle;
  private final BigInteger[][] samples;
  private final BigInteger[][] targets;
  private final BigInteger within;
  private final Budget budget;
  private List<List<Sum>> left;
  private List<List<Sum>> right;

  /** A sum of a half of the samples with its mask over that half. */
  private record Sum(BigInteger[] value, int mask) {}

  /** The best pair so far. */
  private static final class Best {
    private BigInteger error;
    private long mask;

    void offer(BigInteger other, long otherMask) {
      int order = error == null ? -1 : other.compareTo(error);
      if (order < 0 || order == 0 && Long.bitCount(otherMask) < Long.bitCount(mask)) {
        error = other;
        mask = otherMask;
      }
    }
  }

  public WideTables(SubsetSumInstance instance, Budget budget) {
    this.budget = budget;
    n = instance.sampleCount();
    middle = n / 2;
    BigInteger d = instance.samples().denominator();
    BigInteger e = instance.targets().denominator();
    samples = scaled(n, instance.dimension(), (i, c) -> instance.samples().numerator(i, c), e);
    targets =
        scaled(
            instance.targets().rows(),
            instance.dimension(),
            (t, c) -> instance.targets().numerator(t, c),
            d);
    within =
        instance
            .tolerance()
            .map(x -> x.multiply(Rational.of(d.multiply(e))).floor())
            .orElse(BigInteger.ONE.negate());
  }

  @FunctionalInterface
  private interface Entry {
    BigInteger at(int row, int column);
  }

  private static BigInteger[][] scaled(int rows, int columns, Entry entry, BigInteger factor) {
    BigInteger[][] scaled = new BigInteger[rows][columns];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        scaled[r][c] = entry.at(r, c).multiply(factor);
      }
    }
    return scaled;
  }

  /** Bytes of both tables, roughly. */
  public static long bytes(int n) {
    return (2L * BYTES_PER_SUM) << Math.min(50, n - n / 2);
  }

  @Override
  public Mask nearest(int target, SizeRange sizes, Goal goal, MaskSink sink) {
    Best best = new Best();
    forPairs(sizes, (a, b) -> seed(a, b, targets[target], best));
    sink.offer(Mask.ofBits(n, best.mask));
    forPairs(
        sizes,
        (a, b) ->
            walk(
                a,
                b,
                targets[target],
                () -> best.error,
                (l, r, error) -> best.offer(error, mask(l, r))));
    sink.offer(Mask.ofBits(n, best.mask));
    return Mask.ofBits(n, best.mask);
  }

  @Override
  public BigInteger count(int target, SizeRange sizes) {
    long[] count = new long[1];
    forPairs(
        sizes, (a, b) -> walk(a, b, targets[target], () -> within, (l, r, error) -> count[0]++));
    return BigInteger.valueOf(count[0]);
  }

  private long mask(Sum l, Sum r) {
    return l.mask | (long) r.mask << middle;
  }

  @FunctionalInterface
  private interface ListPair {
    void accept(List<Sum> a, List<Sum> b);
  }

  private void forPairs(SizeRange sizes, ListPair pair) {
    makeTables();
    for (int i = 0; i <= middle; i++) {
      for (int j = 0; j <= n - middle; j++) {
        if (sizes.contains(i + j)) {
          pair.accept(left.get(i), right.get(j));
        }
      }
    }
  }

  /** Offers to each left sum the right one nearest in the first coordinate. */
  private void seed(List<Sum> a, List<Sum> b, BigInteger[] t, Best best) {
    int j = b.size() - 1;
    for (Sum l : a) {
      budget.spend(1);
      BigInteger wanted = t[0].subtract(l.value[0]);
      while (j > 0 && b.get(j).value[0].compareTo(wanted) > 0) {
        j--;
      }
      for (int k = j; k <= Math.min(j + 1, b.size() - 1); k++) {
        best.offer(error(l, b.get(k), t), mask(l, b.get(k)));
      }
    }
  }

  @FunctionalInterface
  private interface Near {
    void pair(Sum l, Sum r, BigInteger error);
  }

  /** Visits every pair whose error is within the reach of that moment. */
  private void walk(
      List<Sum> a, List<Sum> b, BigInteger[] t, Supplier<BigInteger> reach, Near near) {
    int start = b.size();
    long unspent = 0;
    for (Sum l : a) {
      BigInteger low = t[0].subtract(l.value[0]).subtract(reach.get());
      while (start > 0 && b.get(start - 1).value[0].compareTo(low) >= 0) {
        start--;
        unspent++;
      }
      while (start < b.size() && b.get(start).value[0].compareTo(low) < 0) {
        start++;
      }
      BigInteger high = t[0].subtract(l.value[0]).add(reach.get());
      for (int j = start; j < b.size() && b.get(j).value[0].compareTo(high) <= 0; j++) {
        BigInteger error = error(l, b.get(j), t);
        if (error.compareTo(reach.get()) <= 0) {
          near.pair(l, b.get(j), error);
        }
        unspent++;
      }
      if (++unspent > STRIDE) {
        budget.spend(unspent);
        unspent = 0;
      }
    }
    budget.spend(unspent);
  }

  private static BigInteger error(Sum l, Sum r, BigInteger[] t) {
    BigInteger error = BigInteger.ZERO;
    for (int c = 0; c < t.length; c++) {
      error = error.max(l.value[c].add(r.value[c]).subtract(t[c]).abs());
    }
    return error;
  }

  private void makeTables() {
    if (left == null) {
      budget.reserve(bytes(n));
      List<List<Sum>> first = bySize(0, middle);
      right = bySize(middle, n);
      // Last, since a limit may end the work above and the next target ask again.
      left = first;
    }
  }

  private List<List<Sum>> bySize(int from, int to) {
    int h = to - from;
    Sum[] sums = new Sum[1 << h];
    sums[0] = new Sum(zeros(), 0);
    for (int i = 0; i < h; i++) {
      budget.spend(1L << i);
      for (int mask = 0; mask < 1 << i; mask++) {
        sums[1 << i | mask] = new Sum(added(sums[mask].value, samples[from + i]), 1 << i | mask);
      }
    }
    List<List<Sum>> lists = new ArrayList<>();
    IntStream.rangeClosed(0, h).forEach(k -> lists.add(new ArrayList<>()));
    Arrays.stream(sums).forEach(sum -> lists.get(Integer.bitCount(sum.mask)).add(sum));
    lists.forEach(
        list -> {
          budget.spend(list.size());
          list.sort(Comparator.comparing(sum -> sum.value[0]));
        });
    return lists;
  }

  private BigInteger[] zeros() {
    BigInteger[] zeros = new BigInteger[samples[0].length];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  private static BigInteger[] added(BigInteger[] sum, BigInteger[] sample) {
    BigInteger[] added = new BigInteger[sum.length];
    Arrays.setAll(added, c -> sum[c].add(sample[c]));
    return added;
  }
}
