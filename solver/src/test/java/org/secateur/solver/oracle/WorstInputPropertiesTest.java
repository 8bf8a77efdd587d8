package org.secateur.solver.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.oracle.SmallCase.Shape;

/** What the error must not depend on, and what it must not fall below. */
final class WorstInputPropertiesTest {
  @Provide
  Arbitrary<SmallCase> cases() {
    return casesOn(Arbitraries.of(Shape.class));
  }

  @Provide
  Arbitrary<SmallCase> onBalls() {
    return casesOn(Arbitraries.just(Shape.BALL_TWO));
  }

  @Provide
  Arbitrary<SmallCase> onCubes() {
    return casesOn(Arbitraries.just(Shape.AROUND_ZERO));
  }

  private static Arbitrary<SmallCase> casesOn(Arbitrary<Shape> shapes) {
    Arbitrary<Activation> activations = Arbitraries.of(Activation.class);
    return Combinators.combine(
            Arbitraries.longs(),
            Arbitraries.integers().between(1, 3),
            shapes,
            activations,
            activations)
        .as(SmallCase::of);
  }

  private static ExactReal error(Network network, Network target, Domain domain) {
    return WorstInput.of(network, target, domain).error();
  }

  private static Network rebuilt(
      Network network, List<Integer> order, UnaryOperator<List<Rational>> row, Rational factor) {
    List<List<Rational>> hidden = new ArrayList<>();
    order.forEach(
        i ->
            hidden.add(
                row.apply(network.hidden().row(i)).stream().map(w -> w.divide(factor)).toList()));
    List<List<Rational>> output =
        IntStream.range(0, network.outputs())
            .mapToObj(
                r -> order.stream().map(i -> network.output().get(r, i).multiply(factor)).toList())
            .toList();
    return new Network(
        RationalMatrix.of(hidden, network.inputs()),
        RationalMatrix.of(output, order.size()),
        network.outputActivation());
  }

  private static List<Integer> identity(Network network) {
    return new ArrayList<>(IntStream.range(0, network.width()).boxed().toList());
  }

  @Property(tries = 150)
  void theOrderAndTheScaleOfNeuronsDoNotMatter(
      @ForAll("cases") SmallCase given, @ForAll @IntRange(min = 1, max = 9) int factor) {
    List<Integer> order = identity(given.network());
    Collections.shuffle(order, new Random(given.seed()));
    Network same = rebuilt(given.network(), order, w -> w, Rational.of(factor, 4));
    assertEquals(
        given.worst().error(), error(same, given.target(), given.domain()), given.toString());
  }

  /** A signed permutation of the coordinates of the inputs, applied to everything. */
  @Property(tries = 150)
  void signedPermutationsOfCoordinatesDoNotMatter(@ForAll("cases") SmallCase given) {
    int d = given.network().inputs();
    Random random = new Random(~given.seed());
    List<Integer> from = new ArrayList<>(IntStream.range(0, d).boxed().toList());
    Collections.shuffle(from, random);
    List<Integer> signs = IntStream.range(0, d).mapToObj(i -> random.nextInt(2) * 2 - 1).toList();
    UnaryOperator<List<Rational>> turn =
        x ->
            IntStream.range(0, d)
                .mapToObj(i -> x.get(from.get(i)).multiply(Rational.of(signs.get(i))))
                .toList();
    ExactReal turned =
        error(
            rebuilt(given.network(), identity(given.network()), turn, Rational.ONE),
            rebuilt(given.target(), identity(given.target()), turn, Rational.ONE),
            turned(given.domain(), turn));
    assertEquals(given.worst().error(), turned, given.toString());
  }

  private static Domain turned(Domain domain, UnaryOperator<List<Rational>> turn) {
    if (domain instanceof Domain.Box box) {
      List<Rational> one = turn.apply(box.lower());
      List<Rational> other = turn.apply(box.upper());
      List<Rational> lower = new ArrayList<>();
      List<Rational> upper = new ArrayList<>();
      for (int i = 0; i < one.size(); i++) {
        lower.add(one.get(i).min(other.get(i)));
        upper.add(one.get(i).max(other.get(i)));
      }
      return new Domain.Box(lower, upper);
    }
    if (domain instanceof Domain.Points points) {
      List<List<Rational>> rows = new ArrayList<>();
      for (int i = 0; i < points.points().rows(); i++) {
        rows.add(turn.apply(points.points().row(i)));
      }
      return new Domain.Points(RationalMatrix.of(rows, points.points().columns()));
    }
    return domain;
  }

  @Property(tries = 150)
  void aNetworkIsAtDistance0FromItself(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int d,
      @ForAll Shape shape,
      @ForAll Activation activation) {
    SmallCase given = SmallCase.of(seed, d, shape, activation, activation);
    assertEquals(
        Rational.ZERO, error(given.network(), given.network(), given.domain()), given.toString());
    assertEquals(
        given.worst().error(),
        error(given.target(), given.network(), given.domain()),
        given.toString());
  }

  /** Squares: a ≤ b + c is (a² − b² − c²)² ≤ 4 b² c², or a² ≤ b² + c². */
  @Property(tries = 150)
  void theTriangleInequalityHolds(@ForAll("cases") SmallCase given) {
    Random random = new Random(given.seed() + 1);
    Network third =
        SmallCase.network(
            random, 2, given.network().inputs(), given.network().outputs(), Activation.IDENTITY);
    Rational direct = given.worst().error().square();
    Rational one = error(given.network(), third, given.domain()).square();
    Rational other = error(third, given.target(), given.domain()).square();
    Rational rest = direct.subtract(one).subtract(other);
    assertTrue(
        rest.signum() <= 0
            || rest.square().compareTo(Rational.of(4).multiply(one).multiply(other)) <= 0,
        given.toString());
  }

  /** The 1-ball lies in the 2-ball, that in the box, that in a wider box and in a 1-ball. */
  @Property(tries = 100)
  void theErrorGrowsWithTheDomain(@ForAll("onBalls") SmallCase given) {
    int d = given.network().inputs();
    Rational radius = ((Domain.Ball) given.domain()).radius();
    List<Rational> ends = Collections.nCopies(d, radius);
    List<Rational> starts = Collections.nCopies(d, radius.negate());
    List<Rational> wide = new ArrayList<>(ends);
    wide.set(0, radius.add(Rational.ONE));
    List<Domain> growing =
        List.of(
            new Domain.Ball(Domain.Norm.ONE, radius),
            given.domain(),
            new Domain.Box(starts, ends),
            new Domain.Box(starts, wide),
            new Domain.Ball(Domain.Norm.ONE, radius.multiply(Rational.of(d)).add(Rational.ONE)));
    ExactReal last = Rational.ZERO;
    for (Domain domain : growing) {
      ExactReal next = error(given.network(), given.target(), domain);
      assertTrue(last.compareTo(next) <= 0, given + " " + domain + ": " + last + " > " + next);
      last = next;
    }
  }

  /** Scaling the outputs scales the error, and so does scaling a domain. */
  @Property(tries = 100)
  void theErrorIsHomogeneous(@ForAll("onCubes") SmallCase given) {
    Domain.Box box = (Domain.Box) given.domain();
    Rational three = Rational.of(3);
    Domain larger =
        new Domain.Box(
            box.lower().stream().map(three::multiply).toList(),
            box.upper().stream().map(three::multiply).toList());
    Rational error = (Rational) given.worst().error();
    assertEquals(
        error.multiply(three), error(given.network(), given.target(), larger), given.toString());
  }
}
