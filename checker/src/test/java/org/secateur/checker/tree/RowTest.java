package org.secateur.checker.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Integers;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.SmallNetwork;
import org.secateur.checker.verdict.Rejection;

/** Rows with coefficients of few and of many bits answer what looking at every option answers. */
final class RowTest {
  private static final NoMask FACT = new NoMask(new Sizes(0, 1), Real.of(Fraction.ZERO), false);

  /** On both sides of what is kept, added and multiplied in longs. */
  private static final int[] LENGTHS = {2, 20, 50, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 100};

  /** A row without meaning. */
  private static final class Plain extends Row {
    Plain(Options options, BigInteger[] coefficients) {
      super(options, Integers.of(coefficients.length, o -> coefficients[o]));
    }

    @Override
    Bounds find(NoMask about) {
      return new Bounds(about.bound().square().numerator(), null);
    }
  }

  private static Options options(Random random) throws Rejection {
    boolean byWeights = random.nextBoolean();
    int n = byWeights ? 1 + random.nextInt(3) : 1 + random.nextInt(7);
    int d = 1 + random.nextInt(2);
    SmallNetwork.Shape shape =
        new SmallNetwork.Shape("box", byWeights, false, false, byWeights && n > 1 ? 1 : d, 1);
    NetworkProblem problem =
        SmallNetwork.random(random, shape, n, new Sizes(0, 2 * n + 1)).problem();
    return Options.of(problem, 1);
  }

  /** Coefficients of up to a length, the extreme ones and ties among them. */
  private static BigInteger[] coefficients(Random random, int count, int bits) {
    BigInteger most = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    List<BigInteger> some = new ArrayList<>(List.of(most, most.negate(), BigInteger.ZERO));
    some.add(new BigInteger(bits, random));
    some.add(new BigInteger(bits, random).negate());
    return IntStream.range(0, count)
        .mapToObj(o -> some.get(o == 0 ? random.nextInt(2) : random.nextInt(some.size())))
        .toArray(BigInteger[]::new);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void sumsAndWindowsAreThoseOfEveryOption(long seed) throws Rejection {
    Random random = new Random(seed);
    for (int bits : LENGTHS) {
      Options options = options(random);
      BigInteger[] a = coefficients(random, options.count(), bits);
      Row row = new Plain(options, a);
      String at = "seed " + seed + " bits " + bits + " " + Arrays.toString(a);
      for (int o = 0; o < a.length; o++) {
        assertEquals(a[o], row.coefficient(o), at);
      }
      int[] chosen = IntStream.range(0, 40).map(k -> random.nextInt(a.length)).toArray();
      for (int count = 0; count <= chosen.length; count++) {
        BigInteger sum =
            Arrays.stream(chosen)
                .limit(count)
                .mapToObj(o -> a[o])
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertEquals(sum, row.sum(chosen, count), at);
      }
      for (int i = 0; i < 20; i++) {
        // Ends beside a coefficient, and far beyond all of them.
        BigInteger least =
            a[random.nextInt(a.length)].add(BigInteger.valueOf(random.nextInt(3) - 1));
        least = random.nextInt(4) == 0 ? least.shiftLeft(random.nextInt(70)) : least;
        BigInteger most = least.add(new BigInteger(random.nextInt(bits), random));
        assertWindow(row, options, random.nextInt(8) == 0 ? null : least, most, at);
        assertWindow(row, options, least, null, at);
      }
    }
  }

  private static void assertWindow(
      Row row, Options options, BigInteger least, BigInteger most, String at) {
    BitSet expected = new BitSet();
    BitSet found = new BitSet();
    for (int o = 0; o < options.count(); o++) {
      BigInteger a = row.coefficient(o);
      expected.set(
          o,
          (least == null || a.compareTo(least) >= 0) && (most == null || a.compareTo(most) <= 0));
    }
    for (int cost = 1; cost <= options.greatestCost(); cost++) {
      for (int k = row.firstAtLeast(least, cost); k < row.firstAbove(most, cost); k++) {
        assertEquals(cost, options.cost(row.sorted(cost)[k]), at);
        found.set(row.sorted(cost)[k]);
      }
    }
    assertEquals(expected, found, at + " from " + least + " to " + most);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void theReachIsThatOfEveryOption(long seed) throws Rejection {
    Random random = new Random(seed);
    for (int bits : LENGTHS) {
      Options options = options(random);
      for (int i = 0; i < 20; i++) {
        BigInteger[] a = coefficients(random, options.count(), bits);
        Inequality inequality = new Inequality(new Plain(options, a), 1, random.nextBoolean());
        BigInteger p = new BigInteger(random.nextInt(bits + 2), random);
        BigInteger q = BigInteger.valueOf(1 + random.nextInt(1 + random.nextInt(5)));
        Fraction price = new Fraction(random.nextInt(4) == 0 ? p.negate() : p, q);
        BitSet counted = BitSet.valueOf(new long[] {random.nextLong()});
        int most = random.nextInt(options.greatestCost() + 2);
        assertReach(options, inequality, price, most, counted, "seed " + seed);
      }
    }
  }

  /** Every neuron adds the most that so many bits allow, of the coefficient or of the price. */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void theGreatestReachIsThatOfEveryOption(long seed) throws Rejection {
    Random random = new Random(seed);
    for (int bits = 50; bits <= 64; bits++) {
      Options options = options(random);
      BigInteger most = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      BitSet all = new BitSet();
      all.set(0, options.count());
      for (BigInteger a : List.of(most, BigInteger.ONE, BigInteger.ZERO)) {
        BigInteger[] same = new BigInteger[options.count()];
        Arrays.fill(same, a);
        for (BigInteger p : List.of(most.negate(), BigInteger.ZERO)) {
          for (BigInteger q : List.of(BigInteger.ONE, BigInteger.TWO.pow(random.nextInt(9)))) {
            Inequality inequality = new Inequality(new Plain(options, same), 1, false);
            Fraction price = new Fraction(p, q);
            int cost = options.greatestCost();
            assertReach(options, inequality, price, cost, all, "seed " + seed);
          }
        }
      }
    }
  }

  private static void assertReach(
      Options options,
      Inequality inequality,
      Fraction price,
      int most,
      BitSet counted,
      String seed) {
    String at = IntStream.range(0, options.count()).mapToObj(inequality::coefficient).toList() + "";
    assertEquals(
        everyOption(options, inequality, price, most, counted),
        inequality.reachInOrder(options, price, most, counted::get),
        seed + " " + at + " price " + price);
    int any = options.greatestCost();
    assertEquals(
        everyOption(options, inequality, price, any, counted),
        inequality.reach(options, price, counted::get),
        seed + " " + at + " price " + price);
  }

  private static BigInteger everyOption(
      Options options, Inequality inequality, Fraction price, int most, BitSet counted) {
    BigInteger[] best = new BigInteger[options.groups()];
    Arrays.fill(best, BigInteger.ZERO);
    for (int o = 0; o < options.count(); o++) {
      BigInteger a = inequality.row().coefficient(o);
      BigInteger value =
          (inequality.upper() ? a.negate() : a)
              .multiply(price.denominator())
              .subtract(price.numerator().multiply(BigInteger.valueOf(options.cost(o))));
      if (counted.get(o) && options.cost(o) <= most) {
        best[options.group(o)] = best[options.group(o)].max(value);
      }
    }
    return Arrays.stream(best).reduce(BigInteger.ZERO, BigInteger::add);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void boundsAreThoseOfTheFactThatIsAskedFor(int error) throws Rejection {
    Options options = options(new Random(2));
    Row row = new Plain(options, coefficients(new Random(2), options.count(), 3));
    NoMask other = new NoMask(FACT.sizes(), Real.of(Fraction.whole(error)), true);
    for (NoMask about : List.of(FACT, other, other, FACT)) {
      assertEquals(about.bound().square().numerator(), row.bounds(about).lower());
      assertEquals(Optional.empty(), Optional.ofNullable(row.bounds(about).upper()));
    }
    assertTrue(row.bounds(FACT).lower().signum() == 0 && row.bounds(other).lower().signum() > 0);
  }
}
