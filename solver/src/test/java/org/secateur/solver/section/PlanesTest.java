package org.secateur.solver.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.reduction.NetworkSelection;

/** Planes within their domains, and sections with the values of the whole networks. */
final class PlanesTest {
  private static RationalMatrix matrix(Random random, int rows, int columns) {
    BigInteger[] numerators = new BigInteger[rows * columns];
    for (int i = 0; i < numerators.length; i++) {
      numerators[i] = BigInteger.valueOf(random.nextInt(17) - 8);
    }
    return RationalMatrix.ofNumerators(rows, columns, BigInteger.valueOf(8), numerators);
  }

  private static NetworkPruningInstance instance(
      Random random, int d, Domain domain, Granularity granularity) {
    return new NetworkPruningInstance(
        new Network(matrix(random, 4, d), matrix(random, 2, 4), Activation.IDENTITY),
        new Network(matrix(random, 2, d), matrix(random, 2, 2), Activation.IDENTITY),
        domain,
        granularity,
        Optional.empty(),
        Optional.of(Rational.ONE),
        Objective.DECIDE,
        Optional.empty());
  }

  private static Domain domain(Random random, int d) {
    if (random.nextBoolean()) {
      Domain.Norm norm = random.nextBoolean() ? Domain.Norm.ONE : Domain.Norm.TWO;
      return new Domain.Ball(norm, Rational.of(1 + random.nextInt(9), 4));
    }
    List<Rational> lower = new ArrayList<>();
    List<Rational> upper = new ArrayList<>();
    for (int j = 0; j < d; j++) {
      lower.add(Rational.of(-random.nextInt(5), 3));
      upper.add(Rational.of(random.nextInt(5), 2));
    }
    return new Domain.Box(lower, upper);
  }

  /** The ends of a planar domain: corners, or points of its boundary. */
  private static List<List<Rational>> ends(Domain domain) {
    if (domain instanceof Domain.Box box) {
      return List.of(
          List.of(box.lower().get(0), box.lower().get(1)),
          List.of(box.lower().get(0), box.upper().get(1)),
          List.of(box.upper().get(0), box.lower().get(1)),
          List.of(box.upper().get(0), box.upper().get(1)));
    }
    Domain.Ball ball = (Domain.Ball) domain;
    Rational r = ball.radius();
    Rational x = r.multiply(Rational.of(3, 5));
    Rational y = r.multiply(Rational.of(ball.norm() == Domain.Norm.ONE ? 2 : 4, 5));
    return List.of(
        List.of(r, Rational.ZERO),
        List.of(Rational.ZERO, r.negate()),
        List.of(x, y),
        List.of(y.negate(), x));
  }

  private static List<Rational> input(Plane plane, List<Rational> at) {
    List<Rational> input = new ArrayList<>();
    for (int j = 0; j < plane.a().size(); j++) {
      input.add(
          Rational.of(plane.a().get(j))
              .multiply(at.get(0))
              .add(Rational.of(plane.b().get(j)).multiply(at.get(1))));
    }
    return input;
  }

  private static boolean isWithin(Domain domain, List<Rational> x) {
    if (domain instanceof Domain.Box box) {
      boolean isWithin = true;
      for (int j = 0; j < x.size(); j++) {
        isWithin &= x.get(j).compareTo(box.lower().get(j)) >= 0;
        isWithin &= x.get(j).compareTo(box.upper().get(j)) <= 0;
      }
      return isWithin;
    }
    Domain.Ball ball = (Domain.Ball) domain;
    boolean isRound = ball.norm() == Domain.Norm.TWO;
    Rational sum = Rational.ZERO;
    for (Rational c : x) {
      sum = sum.add(isRound ? c.square() : c.abs());
    }
    return sum.compareTo(isRound ? ball.radius().square() : ball.radius()) <= 0;
  }

  @Test
  void everyPlaneIsWithinItsDomain() {
    int found = 0;
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      int d = 3 + random.nextInt(3);
      NetworkPruningInstance instance = instance(random, d, domain(random, d), Granularity.NEURON);
      List<Plane> planes = Planes.of(instance, 24);
      assertEquals(planes.size(), new HashSet<>(planes).size(), "twice the same, seed " + seed);
      for (Plane plane : planes) {
        for (List<Rational> end : ends(plane.domain())) {
          assertTrue(
              isWithin(instance.domain(), input(plane, end)),
              "seed " + seed + ", " + plane + " at " + end + ", " + instance.domain());
        }
      }
      found += planes.size();
    }
    assertTrue(found > 1000, found + " planes");
  }

  @Test
  void aSectionHasTheValuesOfTheWholeNetworks() {
    for (Granularity granularity : Granularity.values()) {
      for (long seed = 1; seed <= 30; seed++) {
        Random random = new Random(seed);
        NetworkPruningInstance instance = instance(random, 3, domain(random, 3), granularity);
        NetworkSelection selection = NetworkSelection.of(instance);
        for (Plane plane : Planes.of(instance, 12)) {
          NetworkSelection planar = Section.of(selection, plane, false).problem();
          for (List<Rational> at : ends(plane.domain())) {
            assertSameValues(selection, planar, input(plane, at), at, "seed " + seed + plane);
          }
        }
      }
    }
  }

  private static void assertSameValues(
      NetworkSelection whole,
      NetworkSelection planar,
      List<Rational> input,
      List<Rational> at,
      String message) {
    assertEquals(
        whole.instance().target().apply(input), planar.instance().target().apply(at), message);
    for (int o = 0; o < whole.options(); o++) {
      List<Rational> value = whole.instance().pruned(whole.mask(new int[] {o})).apply(input);
      boolean isThere = value.stream().allMatch(v -> v.signum() == 0);
      int n = planar.instance().network().width();
      for (int i = 0; i < n && !isThere; i++) {
        isThere = planar.instance().network().keeping(Mask.ofKept(n, i)).apply(at).equals(value);
      }
      assertTrue(isThere, message + ", option " + o);
    }
  }

  @Test
  void coordinatePairsComeFirstAndNoMoreThanAsked() {
    Random random = new Random(5);
    NetworkPruningInstance instance =
        instance(random, 3, new Domain.Ball(Domain.Norm.ONE, Rational.ONE), Granularity.NEURON);
    List<Plane> planes = Planes.of(instance, 5);
    assertEquals(5, planes.size());
    for (Plane plane : planes.subList(0, 3)) {
      assertEquals(instance.domain(), plane.domain());
    }
    assertEquals(List.of(), Planes.of(instance, 0));
  }
}
