package org.secateur.checker.kink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.Plane;
import org.secateur.checker.pruning.SmallNetwork;
import org.secateur.checker.tree.Options;
import org.secateur.checker.verdict.Rejection;

/** The kink rule does the same in longs and in integers of any length. */
final class ShortKinksTest {
  /** Of numbers of so many bits each; the extreme ones among them. */
  private static long number(Random random, int bits) {
    long most = (1L << bits) - 1;
    return random.nextInt(3) == 0 ? most : random.nextLong() & most;
  }

  /** Numbers on both sides of what fits into 63 bits. */
  @Property(tries = 3000)
  void wedgesCompareExactlyWhereTheyFit(@ForAll long seed) {
    Random random = new Random(seed);
    int bits = 30 + random.nextInt(3);
    long alpha = number(random, bits);
    long beta = number(random, bits + random.nextInt(2));
    long gamma = number(random, bits + random.nextInt(2));
    long[] at =
        IntStream.range(0, 3).mapToLong(i -> number(random, 28 + random.nextInt(4))).toArray();
    Wedge wedge = new Wedge(alpha, beta, gamma, at[0], at[1], at[2]);
    BigInteger kink = product(alpha, beta);
    BigInteger gauges = product(alpha, at[0]).add(product(beta, at[1])).add(product(gamma, at[2]));
    if (!wedge.fits()) {
      int crossBits = bits(alpha | beta | gamma) + bits(at[0] | at[1] | at[2]);
      assertTrue(kink.bitLength() >= 62 || crossBits > 61, "seed " + seed + " " + wedge);
      return;
    }
    assertTrue(kink.bitLength() <= 63 && gauges.bitLength() <= 63, "seed " + seed + " " + wedge);
    long weight = number(random, 1 + random.nextInt(63));
    BigInteger left = kink.multiply(BigInteger.valueOf(weight));
    // A reach that balances both sides, or nearly so, and any other.
    BigInteger even = gauges.signum() == 0 ? BigInteger.ZERO : left.divide(gauges);
    boolean near = even.bitLength() < 63 && random.nextBoolean();
    long reach = near ? even.longValueExact() + random.nextInt(2) : number(random, 63);
    BigInteger right = gauges.multiply(BigInteger.valueOf(reach));
    assertEquals(
        left.compareTo(right),
        Integer.signum(wedge.compare(weight, reach)),
        "seed " + seed + " " + wedge + " weight " + weight + " reach " + reach);
  }

  private static int bits(long value) {
    return Long.toBinaryString(value).length();
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  @Test
  void wedgesOfEqualSidesAreEqual() {
    Wedge wedge = new Wedge((1L << 32) - 1, (1L << 31) - 1, 0, 1, 0, 0);
    assertTrue(wedge.fits());
    long beta = (1L << 31) - 1;
    assertEquals(0, wedge.compare(1L << 31, beta << 31));
    assertEquals(1, Integer.signum(wedge.compare((1L << 31) + 1, beta << 31)));
    assertEquals(-1, Integer.signum(wedge.compare(1L << 31, (beta << 31) + 1)));
    assertFalse(new Wedge(1L << 32, 1L << 30, 0, 1L << 29, 0, 0).fits());
    assertFalse(new Wedge(1L << 32, 1L << 31, 0, 1, 0, 0).fits());
  }

  @Property(tries = 300)
  void gaugesInLongsAreThoseOfTheDomain(@ForAll long seed) {
    Random random = new Random(seed);
    Domain domain = domain(random);
    ShortGauge gauge = ShortGauge.of(domain.sides(2)).orElseThrow();
    int[] signs = {random.nextInt(3) - 1, random.nextInt(3) - 1};
    long x = signs[0] * (1 + number(random, 30));
    long y = signs[1] * (1 + number(random, 30));
    BigInteger[] vector = {BigInteger.valueOf(x), BigInteger.valueOf(y)};
    assertEquals(
        domain.gauge(vector),
        new Fraction(BigInteger.valueOf(gauge.at(x, y)), gauge.unit()),
        "seed " + seed + " " + domain);
  }

  @Test
  void longSidesAndRoundDomainsHaveNoGaugeInLongs() {
    Fraction radius = Fraction.whole((1L << 31) - 1);
    assertTrue(
        ShortGauge.of(new Domain.Ball(1, Fraction.whole(1).over(radius)).sides(2)).isPresent());
    Fraction more = radius.plus(Fraction.whole(1));
    assertTrue(ShortGauge.of(new Domain.Ball(1, Fraction.whole(1).over(more)).sides(2)).isEmpty());
    assertTrue(ShortGauge.of(List.of()).isEmpty());
  }

  /** A box or a 1-norm ball with 0 inside, of ends from 1/5 to 6. */
  private static Domain domain(Random random) {
    Fraction[] ends = new Fraction[4];
    Arrays.setAll(ends, i -> SmallNetwork.fraction(1 + random.nextInt(6), 1 + random.nextInt(5)));
    return random.nextBoolean()
        ? new Domain.Ball(1, ends[0])
        : new Domain.Box(List.of(ends[0].negate(), ends[1].negate()), List.of(ends[2], ends[3]));
  }

  /** A kink v at a right angle to the target's has room 2e; for bounds of up to some 70 bits. */
  @Property(tries = 2000)
  void boundsAreSharpWhateverTheirLength(@ForAll long seed) {
    Random random = new Random(seed);
    long v = 1 + number(random, 1 + random.nextInt(8));
    BigInteger q = new BigInteger(50 + random.nextInt(20), random).setBit(49);
    BigInteger p = q.multiply(BigInteger.valueOf(v)).shiftRight(1);
    p = p.add(BigInteger.valueOf(random.nextInt(3) - 1));
    boolean strict = random.nextBoolean();
    int order = q.multiply(BigInteger.valueOf(v)).compareTo(p.shiftLeft(1));
    List<Fraction> ends = List.of(Fraction.whole(1), Fraction.whole(1));
    Domain square = new Domain.Box(ends.stream().map(Fraction::negate).toList(), ends);
    boolean[] dropped =
        dropped(row(0, 1), row(v), row(1, 0), row(1), square, new Fraction(p, q), strict);
    boolean expected = order > 0 || strict && order == 0;
    assertEquals(expected, dropped[0], "seed " + seed + " v " + v + " bound " + p + "/" + q);
  }

  /** One more than the largest long is not its negative. */
  @ParameterizedTest
  @ValueSource(ints = {61, 62, 63, 64, 65, 128})
  void noKinkIsBeyondALargeBound(int bits) {
    Fraction bound = Fraction.whole(BigInteger.ONE.shiftLeft(bits));
    Domain domain = new Domain.Ball(1, Fraction.whole(1));
    for (Fraction e : List.of(bound, bound.minus(Fraction.whole(1)))) {
      boolean[] dropped = dropped(row(0, 1), row(3), row(1, 0), row(1), domain, e, true);
      assertFalse(dropped[0], "bound " + e);
    }
  }

  private static List<List<Fraction>> row(long... entries) {
    return List.of(Arrays.stream(entries).mapToObj(Fraction::whole).toList());
  }

  /**
   * Hidden weights that are longer by a factor, and outgoing weights that are as much smaller, are
   * the same function: nothing is rounded, so the same neurons are dropped.
   */
  @Property(tries = 400)
  void longerIntegersChangeNothing(@ForAll long seed, @ForAll @IntRange(min = 1, max = 70) int s) {
    Random random = new Random(seed);
    int bits = 1 + random.nextInt(28);
    int m = 1 + random.nextInt(2);
    List<List<Fraction>> hidden = rows(random, 1 + random.nextInt(24), 2, bits);
    List<List<Fraction>> output = rows(random, m, hidden.size(), 1 + random.nextInt(12));
    List<List<Fraction>> target = rows(random, 1 + random.nextInt(2), 2, bits);
    List<List<Fraction>> goal = rows(random, m, target.size(), 1 + random.nextInt(12));
    Domain domain = domain(random);
    BigInteger factor = BigInteger.ONE.shiftLeft(s).add(BigInteger.valueOf(random.nextInt(2)));
    // About as much as the kinks between neighbours are.
    Fraction bound =
        SmallNetwork.fraction(
            number(random, 1 + bits + random.nextInt(8)), 1L << random.nextInt(10));
    boolean strict = random.nextBoolean();
    boolean[] dropped = dropped(hidden, output, target, goal, domain, bound, strict);
    Fraction smaller = Fraction.whole(1).over(Fraction.whole(factor));
    boolean[] scaled =
        dropped(
            times(hidden, Fraction.whole(factor)),
            times(output, smaller),
            target,
            goal,
            domain,
            bound,
            strict);
    assertArrayEquals(dropped, scaled, "seed " + seed + " factor " + factor + " " + hidden);
  }

  private static List<List<Fraction>> times(List<List<Fraction>> rows, Fraction factor) {
    return rows.stream().map(r -> r.stream().map(f -> f.times(factor)).toList()).toList();
  }

  private static List<List<Fraction>> rows(Random random, int rows, int columns, int bits) {
    List<List<Fraction>> all = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      all.add(
          IntStream.range(0, columns)
              .mapToObj(c -> Fraction.whole(number(random, bits) * (random.nextInt(3) - 1)))
              .toList());
    }
    return all;
  }

  private static boolean[] dropped(
      List<List<Fraction>> hidden,
      List<List<Fraction>> output,
      List<List<Fraction>> target,
      List<List<Fraction>> goal,
      Domain domain,
      Fraction bound,
      boolean strict) {
    NetworkProblem problem =
        new NetworkProblem(
            new Network(Matrix.of(hidden), Matrix.of(output), false),
            new Network(Matrix.of(target), Matrix.of(goal), false),
            domain,
            false,
            new Sizes(0, hidden.size()),
            Optional.empty(),
            "decide",
            Optional.empty());
    try {
      Options options = Options.of(problem, 1);
      boolean[] dropped = new boolean[options.count()];
      NoMask fact = new NoMask(problem.sizes(), Real.of(bound), strict);
      KinkRule.drop(Plane.whole(problem), options, fact, dropped);
      return dropped;
    } catch (Rejection e) {
      throw new IllegalStateException(e);
    }
  }
}
