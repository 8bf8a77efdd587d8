package org.secateur.checker.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.secateur.checker.arithmetic.Fraction;
import org.secateur.checker.arithmetic.Real;
import org.secateur.checker.arithmetic.Sizes;
import org.secateur.checker.claim.NoMask;
import org.secateur.checker.network.Network;
import org.secateur.checker.pruning.NetworkProblem;
import org.secateur.checker.pruning.Plane;
import org.secateur.checker.pruning.SmallNetwork;
import org.secateur.checker.tree.Options;
import org.secateur.checker.verdict.Rejection;

/**
 * The gradients of every mask within the bound, stop by stop in exact numbers, are in the sets from
 * which the end is reached at the cost of its options that are still to come.
 */
final class SweepSetsTest {
  private static final List<String> DOMAINS = List.of("box", "ball1", "ball2");

  @Test
  void gradientsOfMasksWithinTheBoundAreInAllSets() throws Rejection {
    int followed = 0;
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      SmallNetwork instance = SweepRuleTest.instance(random, DOMAINS.get(random.nextInt(3)), false);
      int n = instance.problem().network().width();
      List<Real> errors = instance.masks().stream().map(SmallNetwork.Entry::error).toList();
      Real bound = errors.get(random.nextInt(errors.size()));
      NoMask fact = new NoMask(new Sizes(0, n), bound, false);
      Followed sweep = new Followed(instance.problem(), fact, random);
      for (SmallNetwork.Entry mask : instance.masks()) {
        if (sweep.start >= 0 && !mask.error().isAbove(bound)) {
          sweep.follow(mask.kept(), "seed " + seed + " " + mask + instance.json());
          followed++;
        }
      }
    }
    assertTrue(followed > 500, followed + " masks");
  }

  /** The sweep of one instance. */
  private static final class Followed {
    private final List<SweepKink> kinks;
    private final SweepCourse course;
    private final SweepSets sets;
    private final NetworkProblem problem;
    private final Options options;
    private final Fraction cell;
    private final int start;

    Followed(NetworkProblem problem, NoMask fact, Random random) throws Rejection {
      this.problem = problem;
      options = Options.of(problem, 1);
      kinks = SweepKink.sorted(Plane.whole(problem), options, o -> true, fact);
      int[] starts =
          IntStream.range(0, kinks.size())
              .filter(k -> SweepKink.areInOneQuarter(kinks, k))
              .toArray();
      start = starts.length == 0 ? -1 : starts[random.nextInt(starts.length)];
      BigInteger width = SweepCourse.cellsAcross(kinks, Fraction.whole(1)).max(BigInteger.ONE);
      cell = Fraction.whole(width).over(Fraction.whole(1 + random.nextInt(50)));
      course = start < 0 ? null : new SweepCourse(kinks, start, cell);
      sets = start < 0 ? null : new SweepSets(course);
      for (int cost = 0; start >= 0 && cost <= problem.network().width(); cost++) {
        assertTrue(sets.extend(options));
      }
    }

    private Fraction[] weights(int neuron, boolean ofTarget) {
      Network network = ofTarget ? problem.target() : problem.network();
      BigInteger[] w = network.hidden().integers(neuron);
      Fraction v = Fraction.whole(network.output().at(0, neuron));
      if (ofTarget) {
        v = v.times(new Fraction(problem.network().unit().negate(), network.unit()));
      }
      return new Fraction[] {v.times(w[0]).over(cell), v.times(w[1]).over(cell)};
    }

    /** What a neuron adds to the gradient of the even part at y, times an integer. */
    private void add(Fraction[] to, int neuron, boolean ofTarget, BigInteger[] y, long times) {
      Network network = ofTarget ? problem.target() : problem.network();
      int sign = Network.dot(network.hidden().integers(neuron), y).signum();
      Fraction[] vw = weights(neuron, ofTarget);
      Arrays.setAll(to, j -> to[j].plus(vw[j].times(BigInteger.valueOf(times * sign))));
    }

    /** In the coordinates of the moment. */
    private static Fraction[] turned(Fraction[] gradient, int quarters) {
      Fraction[] turned = gradient;
      for (int q = 0; q < quarters; q++) {
        turned = new Fraction[] {turned[1], Fraction.ZERO.minus(turned[0])};
      }
      return turned;
    }

    private void follow(List<Integer> kept, String message) {
      BigInteger[] one = kinks.get(start).y();
      BigInteger[] two = kinks.get((start + 1) % kinks.size()).y();
      int side = start + 1 == kinks.size() ? -1 : 1;
      BigInteger[] between = new BigInteger[2];
      Arrays.setAll(between, j -> one[j].add(two[j].multiply(BigInteger.valueOf(side))));
      Fraction[] gradient = {Fraction.ZERO, Fraction.ZERO};
      kept.forEach(i -> add(gradient, i, false, between, 1));
      IntStream.range(0, problem.target().width()).forEach(k -> add(gradient, k, true, between, 1));
      Fraction[] first = gradient.clone();
      List<Integer> targets = new ArrayList<>();
      for (int i = start + 1; i <= start + kinks.size(); i++) {
        kinks.get(i % kinks.size()).targets().forEach(term -> targets.add(term.of()));
      }
      int quarters = kinks.get(start).quarter();
      int left = kept.size();
      for (int j = 0; j + 1 < course.stops().size(); j++) {
        SweepStop stop = course.stops().get(j);
        BigInteger ahead = BigInteger.valueOf(-stop.y());
        // A normal of the direction that points ahead, in the coordinates of the instance.
        BigInteger[] normal =
            SweepKink.turned(
                new BigInteger[] {ahead, BigInteger.valueOf(stop.x())}, 4 - quarters % 4);
        if (stop.option() == SweepStop.TARGET) {
          add(gradient, targets.remove(0), true, normal, 2);
        } else if (stop.isOption() && kept.contains(stop.option())) {
          add(gradient, stop.option(), false, normal, 2);
          left--;
        }
        assertIn(sets.after(left, j), turned(gradient, quarters), message + " stop " + j);
        quarters += stop.option() == SweepStop.TURN ? 1 : 0;
      }
      assertEquals(Arrays.asList(turned(first, 2)), Arrays.asList(gradient), message);
      assertFalse(sets.reached().isEmpty(), message);
    }

    /** All cells that contain a point are in a set. */
    private static void assertIn(GridCells cells, Fraction[] point, String message) {
      for (int row = low(point[1]); row <= point[1].floor().intValueExact(); row++) {
        for (int column = low(point[0]); column <= point[0].floor().intValueExact(); column++) {
          GridCells one = GridCellsTest.cell(row, column);
          assertFalse(cells.meet(one).isEmpty(), message + " cell " + row + ", " + column);
        }
      }
    }

    private static int low(Fraction coordinate) {
      return coordinate.ceiling().intValueExact() - 1;
    }
  }
}
