package org.secateur.checker.kink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.secateur.checker.reading.Line;
import org.secateur.checker.tree.Options;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/**
 * The kink rule: what it drops is in no mask within the bound, and what it should drop it drops.
 */
final class KinkRuleTest {
  private static final Domain SQUARE =
      new Domain.Box(List.of(whole(-1), whole(-1)), List.of(whole(1), whole(1)));

  private static Fraction whole(long value) {
    return Fraction.whole(value);
  }

  private static Matrix matrix(long[]... rows) {
    return Matrix.of(
        java.util.Arrays.stream(rows)
            .map(r -> java.util.Arrays.stream(r).mapToObj(Fraction::whole).toList())
            .toList());
  }

  private static Network network(boolean relu, long[] output, long[]... hidden) {
    return new Network(matrix(hidden), matrix(output), relu);
  }

  private static NetworkProblem problem(Network network, Network target, Domain domain) {
    return new NetworkProblem(
        network,
        target,
        domain,
        false,
        new Sizes(0, network.width()),
        Optional.empty(),
        "decide",
        Optional.empty());
  }

  private static boolean[] dropped(NetworkProblem problem, Real bound, boolean strict)
      throws Rejection {
    Options options = Options.of(problem, 1);
    boolean[] dropped = new boolean[options.count()];
    KinkRule.drop(
        Plane.whole(problem), options, new NoMask(problem.sizes(), bound, strict), dropped);
    return dropped;
  }

  /**
   * The only kinks are x2 = 0, of the option, and x1 = 0, of the target. Between the rays (0, ±1)
   * and (1, 0) a function with the option has kink 5 · 1 + 5 · 0: with a = (0, −1), b = (0, 1) and
   * αa + βb = 0, twice the error is at least 5.
   */
  @ParameterizedTest
  @CsvSource({
    "5/2, false, false",
    "5/2, true, true",
    "249/100, false, true",
    "251/100, true, false"
  })
  void theBoundIsSharp(String bound, boolean strict, boolean isDropped) throws Rejection {
    NetworkProblem problem =
        problem(
            network(false, new long[] {5}, new long[] {0, 1}),
            network(false, new long[] {1}, new long[] {1, 0}),
            SQUARE);
    assertArrayEquals(
        new boolean[] {isDropped}, dropped(problem, Real.parse(bound), strict), bound);
  }

  /** A line on its own: v |w|² against twice the length of w. */
  @ParameterizedTest
  @CsvSource({"25/8, false", "24/8, true"})
  void aLineAloneIsMeasuredAlongItsNormal(String bound, boolean isDropped) throws Rejection {
    // h(w) + h(-w) = 25 and g(w) = 4 in the unit square, so an error of 25/8 is possible.
    NetworkProblem problem =
        problem(
            network(false, new long[] {1}, new long[] {3, 4}),
            network(false, new long[] {1}, new long[] {0, 0}),
            SQUARE);
    assertArrayEquals(new boolean[] {isDropped}, dropped(problem, Real.parse(bound), false));
  }

  @Test
  void irrationalBoundsAreRoundedToTheSafeSide() throws Rejection {
    NetworkProblem problem =
        problem(
            network(false, new long[] {5}, new long[] {0, 1}),
            network(false, new long[] {1}, new long[] {1, 0}),
            SQUARE);
    assertArrayEquals(new boolean[] {true}, dropped(problem, Real.parse("sqrt(624/100)"), true));
    assertArrayEquals(new boolean[] {false}, dropped(problem, Real.parse("sqrt(626/100)"), true));
  }

  @Test
  void neuronsOfOneLineMayRepairEachOther() throws Rejection {
    Network target = network(false, new long[] {1}, new long[] {1, 0});
    NetworkProblem together =
        problem(
            network(false, new long[] {5, -5}, new long[] {0, 1}, new long[] {0, -1}),
            target,
            SQUARE);
    assertArrayEquals(new boolean[] {false, false}, dropped(together, Real.parse("1"), false));
    NetworkProblem apart =
        problem(
            network(false, new long[] {5, -2}, new long[] {0, 1}, new long[] {0, -1}),
            target,
            SQUARE);
    assertArrayEquals(new boolean[] {true, false}, dropped(apart, Real.parse("1"), false));
  }

  /** Of the target's own kink an option of the same line may make a part. */
  @Test
  void theTargetsKinkIsCounted() throws Rejection {
    Network target = network(false, new long[] {1, 1}, new long[] {0, 5}, new long[] {1, 0});
    NetworkProblem problem =
        problem(
            network(false, new long[] {5, -1}, new long[] {0, 1}, new long[] {0, 1}),
            target,
            SQUARE);
    assertArrayEquals(new boolean[] {false, true}, dropped(problem, Real.parse("1/4"), false));
    assertArrayEquals(new boolean[] {false, false}, dropped(problem, Real.parse("1/2"), false));
  }

  /** Between the axes (1, 1) has room 3e; if it had only one neighbour, 2e. A 0 is no line. */
  @ParameterizedTest
  @CsvSource({"2, false", "5/3, false", "8/5, true"})
  void linesThatAreLeftAreNeighbours(String bound, boolean isDropped) throws Rejection {
    Network target = network(false, new long[] {1}, new long[] {1, 0});
    // Of the line (0, 1) one option goes, and one stays.
    long[][] hidden = {{0, 1}, {0, -1}, {1, 1}, {0, 0}};
    NetworkProblem problem =
        problem(network(false, new long[] {50, -1, 5, 99}, hidden), target, SQUARE);
    assertArrayEquals(
        new boolean[] {true, false, isDropped, false},
        dropped(problem, Real.parse(bound), false),
        bound);
  }

  /** A weak neuron between two of the same strength. */
  private static NetworkProblem weakBetween(long strength) {
    return problem(
        network(
            false,
            new long[] {strength, 3, strength},
            new long[] {-1, 10},
            new long[] {0, 10},
            new long[] {1, 10}),
        network(false, new long[] {1}, new long[] {1, 0}),
        SQUARE);
  }

  @Test
  void droppingGoesOnWithTheRoomOfTheDropped() throws Rejection {
    // The weak neuron between two strong ones has room only when they are gone.
    NetworkProblem problem = weakBetween(100);
    Real bound = Real.parse("4");
    assertArrayEquals(new boolean[] {true, true, true}, dropped(problem, bound, false));
    NetworkProblem weak = weakBetween(1);
    assertArrayEquals(new boolean[] {false, false, false}, dropped(weak, bound, false));
  }

  @Test
  void neuronsThatAreDroppedAlreadyGiveRoom() throws Rejection {
    NetworkProblem problem = weakBetween(1);
    Options options = Options.of(problem, 1);
    boolean[] dropped = {true, false, true};
    NoMask fact = new NoMask(problem.sizes(), Real.parse("4"), false);
    KinkRule.drop(Plane.whole(problem), options, fact, dropped);
    assertTrue(dropped[1]);
  }

  @Test
  void sideConditions() {
    Network plain = network(false, new long[] {5}, new long[] {0, 1});
    Network negative = network(true, new long[] {-5}, new long[] {0, 1});
    Network wide = network(false, new long[] {5}, new long[] {0, 1, 1});
    Domain aside = new Domain.Box(List.of(whole(0), whole(-1)), List.of(whole(1), whole(1)));
    Domain below = new Domain.Box(List.of(whole(-1), whole(-1)), List.of(whole(0), whole(1)));
    assertMessage("kinks in a domain that does not have 0 inside", problem(plain, plain, aside));
    assertMessage("kinks in a domain that does not have 0 inside", problem(plain, plain, below));
    assertMessage(
        "kinks in a domain that does not have 0 inside",
        problem(plain, plain, new Domain.Ball(2, whole(0))));
    assertMessage(
        "kinks in a domain that does not have 0 inside",
        problem(plain, plain, new Domain.Points(List.of(List.of(whole(1), whole(1))))));
    String rectified = "kinks under rectified outputs with negative weights";
    assertMessage(rectified, problem(negative, plain, SQUARE));
    assertMessage(rectified, problem(plain, negative, SQUARE));
    assertMessage(
        "kinks in 3 dimensions, expected 2", problem(wide, wide, new Domain.Ball(1, whole(1))));
  }

  private static void assertMessage(String message, NetworkProblem problem) {
    Rejection rejection =
        assertThrows(
            Rejection.class,
            () -> {
              Line line = new Line(1, "kinks");
              line.expect("kinks");
              Plane.read(line, problem, "kinks");
            });
    assertEquals(message, rejection.getMessage());
    assertEquals(Verdict.INVALID, rejection.verdict());
  }

  @ParameterizedTest
  @ValueSource(strings = {"box", "ball1", "ball2"})
  void whatIsDroppedIsInNoMaskWithinTheBound(String domain) throws Rejection {
    int some = 0;
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      boolean byWeights = random.nextInt(4) == 0;
      SmallNetwork.Shape shape =
          new SmallNetwork.Shape(domain, byWeights, false, false, 2, 1 + random.nextInt(2));
      int n = byWeights ? 2 : 1 + random.nextInt(6);
      int items = byWeights ? n * (2 + shape.m()) : n;
      SmallNetwork instance =
          SmallNetwork.random(random, shape, n, new Sizes(0, items)).planted(random);
      if (!instance
          .problem()
          .domain()
          .hasGauge(new BigInteger[] {BigInteger.ONE, BigInteger.ONE})) {
        continue;
      }
      List<SmallNetwork.Entry> masks = instance.masks();
      List<Real> errors = masks.stream().map(SmallNetwork.Entry::error).sorted().toList();
      Real bound = errors.get(random.nextInt(Math.min(3, errors.size())));
      boolean strict = random.nextBoolean();
      boolean[] dropped = dropped(instance.problem(), bound, strict);
      Options options = Options.of(instance.problem(), 1);
      for (SmallNetwork.Entry mask : masks) {
        if (strict ? mask.error().isBelow(bound) : !mask.error().isAbove(bound)) {
          for (int o = 0; o < dropped.length; o++) {
            boolean kept = isKept(instance.problem(), options, o, mask.kept());
            assertFalse(dropped[o] && kept, "seed " + seed + " " + o + mask + instance.json());
          }
        }
      }
      for (boolean one : dropped) {
        some += one ? 1 : 0;
      }
    }
    assertTrue(some > 50, "only " + some + " options were dropped");
  }

  /** Whether a mask keeps a neuron exactly in the way of an option. */
  private static boolean isKept(
      NetworkProblem problem, Options options, int option, List<Integer> kept) {
    int i = options.group(option);
    if (!problem.byWeights()) {
      return kept.contains(i);
    }
    int n = problem.network().width();
    int d = problem.network().inputs();
    int m = problem.network().outputs();
    int rest = option % options.each();
    int in = 0;
    int out = 0;
    for (int j = 0; j < d; j++) {
      in |= kept.contains(i * d + j) ? 1 << j : 0;
    }
    for (int r = 0; r < m; r++) {
      out |= kept.contains(n * d + r * n + i) ? 1 << r : 0;
    }
    return in > 0 && out > 0 && rest == (in - 1) * ((1 << m) - 1) + out - 1;
  }

  @Test
  void gaugesAreExactOrRoundedUp() {
    BigInteger[] y = {BigInteger.valueOf(3), BigInteger.valueOf(-4)};
    assertEquals(whole(4), SQUARE.gauge(y));
    assertEquals(
        new Fraction(BigInteger.valueOf(7), BigInteger.TWO), new Domain.Ball(1, whole(2)).gauge(y));
    assertEquals(
        new Fraction(BigInteger.valueOf(5), BigInteger.TWO), new Domain.Ball(2, whole(2)).gauge(y));
    BigInteger[] diagonal = {BigInteger.ONE, BigInteger.ONE};
    Fraction root = new Domain.Ball(2, whole(1)).gauge(diagonal);
    assertTrue(root.times(root).isAbove(whole(2)));
    assertTrue(
        root.times(root)
            .minus(whole(2))
            .isBelow(new Fraction(BigInteger.ONE, BigInteger.ONE.shiftLeft(60))));
    Domain.Box lopsided =
        new Domain.Box(List.of(whole(-2), whole(-8)), List.of(whole(1), whole(1)));
    assertEquals(whole(3), lopsided.gauge(y));
  }
}
