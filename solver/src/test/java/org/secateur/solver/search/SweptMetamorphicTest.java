package org.secateur.solver.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.secateur.model.Activation;
import org.secateur.model.Answer;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.solver.api.SearchLimits;
import org.secateur.solver.api.SearchListener;
import org.secateur.solver.sweep.SweptCase;

/** What the answer of a search that sweeps must not depend on. */
final class SweptMetamorphicTest {
  private static NetworkPruningInstance given(long seed) {
    Random random = new Random(seed);
    return SweptCase.planted(seed, 7 + random.nextInt(6), 1 + random.nextInt(4));
  }

  /** Status, size and error. */
  private static String answer(NetworkPruningInstance instance) {
    Answer answer = solve(instance);
    return answer.status()
        + answer.incumbent().map(i -> ", " + i.size() + " with error " + i.error()).orElse("");
  }

  private static Answer solve(NetworkPruningInstance instance) {
    return new SelectionSolver()
        .solve(instance, SearchLimits.none(1), 1, SearchListener.SILENT)
        .answers()
        .get(0);
  }

  private static NetworkPruningInstance of(
      NetworkPruningInstance like, Network network, Network target, Domain domain) {
    return new NetworkPruningInstance(
        network,
        target,
        domain,
        like.granularity(),
        like.sizes(),
        like.tolerance(),
        like.objective(),
        like.provenance());
  }

  private static Network rebuilt(
      Network network,
      List<Integer> order,
      List<Rational> factors,
      UnaryOperator<List<Rational>> w) {
    List<List<Rational>> hidden = new ArrayList<>();
    List<Rational> output = new ArrayList<>();
    for (int i : order) {
      Rational c = factors.get(i);
      hidden.add(w.apply(network.hidden().row(i)).stream().map(entry -> entry.divide(c)).toList());
      output.add(network.output().get(0, i).multiply(c));
    }
    return new Network(
        RationalMatrix.of(hidden, 2),
        RationalMatrix.of(List.of(output), order.size()),
        Activation.IDENTITY);
  }

  private static List<Integer> order(Network network) {
    return new ArrayList<>(IntStream.range(0, network.width()).boxed().toList());
  }

  private static List<Rational> ones(Network network) {
    return Collections.nCopies(network.width(), Rational.ONE);
  }

  @Property(tries = 60)
  void theOrderOfNeuronsDoesNotMatter(@ForAll long seed) {
    NetworkPruningInstance instance = given(seed);
    Network network = instance.network();
    List<Integer> order = order(network);
    Collections.shuffle(order, new Random(seed));
    Network other = rebuilt(network, order, ones(network), w -> w);
    assertEquals(
        answer(instance),
        answer(of(instance, other, instance.target(), instance.domain())),
        () -> "seed " + seed + ", " + instance);
  }

  @Property(tries = 60)
  void theScaleOfNeuronsDoesNotMatter(@ForAll long seed) {
    NetworkPruningInstance instance = given(seed);
    Network network = instance.network();
    Random random = new Random(seed);
    List<Rational> factors =
        IntStream.range(0, network.width())
            .mapToObj(i -> Rational.of(1 + random.nextInt(6), 1 + random.nextInt(4)))
            .toList();
    Network other = rebuilt(network, order(network), factors, w -> w);
    assertEquals(
        answer(instance),
        answer(of(instance, other, instance.target(), instance.domain())),
        () -> "seed " + seed + ", " + instance);
  }

  /** Signed permutations of the coordinates, a quarter of a turn among them. */
  @Property(tries = 100)
  void theNamesAndSignsOfInputsDoNotMatter(
      @ForAll long seed, @ForAll boolean swaps, @ForAll boolean first, @ForAll boolean second) {
    NetworkPruningInstance instance = given(seed);
    UnaryOperator<List<Rational>> moved =
        w -> {
          Rational x = w.get(swaps ? 1 : 0);
          Rational y = w.get(swaps ? 0 : 1);
          return List.of(first ? x.negate() : x, second ? y.negate() : y);
        };
    Network network = instance.network();
    Network target = instance.target();
    Domain domain = instance.domain();
    if (domain instanceof Domain.Box box) {
      List<Rational> one = moved.apply(box.lower());
      List<Rational> other = moved.apply(box.upper());
      domain =
          new Domain.Box(
              List.of(one.get(0).min(other.get(0)), one.get(1).min(other.get(1))),
              List.of(one.get(0).max(other.get(0)), one.get(1).max(other.get(1))));
    }
    assertEquals(
        answer(instance),
        answer(
            of(
                instance,
                rebuilt(network, order(network), ones(network), moved),
                rebuilt(target, order(target), ones(target), moved),
                domain)),
        () -> "seed " + seed + ", " + instance);
  }

  @Property(tries = 60)
  void aGreaterToleranceNeverNeedsMore(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int more) {
    NetworkPruningInstance instance = given(seed);
    Rational tolerance = instance.tolerance().orElseThrow();
    NetworkPruningInstance looser =
        new NetworkPruningInstance(
            instance.network(),
            instance.target(),
            instance.domain(),
            instance.granularity(),
            instance.sizes(),
            Optional.of(tolerance.add(Rational.of(more, 64))),
            instance.objective(),
            instance.provenance());
    int size = solve(instance).incumbent().orElseThrow().size();
    int other = solve(looser).incumbent().orElseThrow().size();
    assertTrue(other <= size, () -> "seed " + seed + ", " + instance);
  }
}
