package org.secateur.checker.kink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Matrix;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.network.Domain;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.Plane;
import org.secateur.checker.reading.Line;
import org.secateur.checker.tree.Options;
import org.secateur.checker.verdict.Rejection;
import org.secateur.checker.verdict.Verdict;

/** The kink rule drops what it should and nothing else, and says where it does not apply. */
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
        new boolean[] {isDropped}, Dropped.of(problem, Real.parse(bound), strict), bound);
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
    assertArrayEquals(new boolean[] {isDropped}, Dropped.of(problem, Real.parse(bound), false));
  }

  @Test
  void irrationalBoundsAreRoundedToTheSafeSide() throws Rejection {
    NetworkProblem problem =
        problem(
            network(false, new long[] {5}, new long[] {0, 1}),
            network(false, new long[] {1}, new long[] {1, 0}),
            SQUARE);
    assertArrayEquals(new boolean[] {true}, Dropped.of(problem, Real.parse("sqrt(624/100)"), true));
    assertArrayEquals(
        new boolean[] {false}, Dropped.of(problem, Real.parse("sqrt(626/100)"), true));
  }

  @Test
  void neuronsOfOneLineMayRepairEachOther() throws Rejection {
    Network target = network(false, new long[] {1}, new long[] {1, 0});
    NetworkProblem together =
        problem(
            network(false, new long[] {5, -5}, new long[] {0, 1}, new long[] {0, -1}),
            target,
            SQUARE);
    assertArrayEquals(new boolean[] {false, false}, Dropped.of(together, Real.parse("1"), false));
    NetworkProblem apart =
        problem(
            network(false, new long[] {5, -2}, new long[] {0, 1}, new long[] {0, -1}),
            target,
            SQUARE);
    assertArrayEquals(new boolean[] {true, false}, Dropped.of(apart, Real.parse("1"), false));
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
    assertArrayEquals(new boolean[] {false, true}, Dropped.of(problem, Real.parse("1/4"), false));
    assertArrayEquals(new boolean[] {false, false}, Dropped.of(problem, Real.parse("1/2"), false));
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
        Dropped.of(problem, Real.parse(bound), false),
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
    assertArrayEquals(new boolean[] {true, true, true}, Dropped.of(problem, bound, false));
    NetworkProblem weak = weakBetween(1);
    assertArrayEquals(new boolean[] {false, false, false}, Dropped.of(weak, bound, false));
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
}
