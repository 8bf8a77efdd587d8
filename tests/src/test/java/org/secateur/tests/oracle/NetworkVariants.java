package org.secateur.tests.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/** Instances whose sizes and errors are those of another one. */
public final class NetworkVariants {
  private NetworkVariants() {}

  /** The neurons in another order. */
  public static NetworkPruningInstance permuted(NetworkPruningInstance of, long seed) {
    List<Integer> order = order(of.network().width(), seed);
    Network network = of.network();
    List<List<Rational>> hidden = order.stream().map(network.hidden()::row).toList();
    return withNetworks(of, with(network, hidden, reordered(network.output(), order)), of.target());
  }

  private static List<Integer> order(int length, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, length).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  /** Each neuron with c times its output weights and 1/c times its hidden ones, c > 0. */
  public static NetworkPruningInstance scaled(NetworkPruningInstance of, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Network network = of.network();
    List<Rational> factors = new ArrayList<>();
    List<List<Rational>> hidden = new ArrayList<>();
    for (int i = 0; i < network.width(); i++) {
      Rational factor = Rational.of(1 + random.nextInt(7), 1 + random.nextInt(5));
      factors.add(factor);
      hidden.add(network.hidden().row(i).stream().map(w -> w.divide(factor)).toList());
    }
    List<List<Rational>> output = new ArrayList<>();
    for (int r = 0; r < network.outputs(); r++) {
      List<Rational> row = network.output().row(r);
      output.add(
          IntStream.range(0, row.size())
              .mapToObj(i -> row.get(i).multiply(factors.get(i)))
              .toList());
    }
    return withNetworks(of, with(network, hidden, output), of.target());
  }

  /** The inputs in another order, some with the other sign; the domain goes with them. */
  public static NetworkPruningInstance turned(NetworkPruningInstance of, long seed) {
    int d = of.network().inputs();
    List<Integer> order = order(d, seed);
    SplittableRandom random = new SplittableRandom(seed);
    List<Rational> signs = new ArrayList<>();
    for (int j = 0; j < d; j++) {
      signs.add(Rational.of(random.nextBoolean() ? 1 : -1));
    }
    UnaryOperator<List<Rational>> turn =
        x ->
            IntStream.range(0, d)
                .mapToObj(j -> x.get(order.get(j)).multiply(signs.get(j)))
                .toList();
    return new NetworkPruningInstance(
        turned(of.network(), turn),
        turned(of.target(), turn),
        turned(of.domain(), turn),
        of.granularity(),
        of.sizes(),
        of.tolerance(),
        of.objective(),
        of.provenance());
  }

  private static Network turned(Network network, UnaryOperator<List<Rational>> turn) {
    return with(
        network, rows(network.hidden()).stream().map(turn).toList(), rows(network.output()));
  }

  private static Domain turned(Domain domain, UnaryOperator<List<Rational>> turn) {
    if (domain instanceof Domain.Box box) {
      List<Rational> one = turn.apply(box.lower());
      List<Rational> other = turn.apply(box.upper());
      List<Rational> lower = new ArrayList<>();
      List<Rational> upper = new ArrayList<>();
      for (int j = 0; j < one.size(); j++) {
        lower.add(one.get(j).min(other.get(j)));
        upper.add(one.get(j).max(other.get(j)));
      }
      return new Domain.Box(lower, upper);
    }
    if (domain instanceof Domain.Points points) {
      List<List<Rational>> rows = rows(points.points()).stream().map(turn).toList();
      return new Domain.Points(RationalMatrix.of(rows, points.points().columns()));
    }
    return domain;
  }

  private static List<List<Rational>> rows(RationalMatrix matrix) {
    return IntStream.range(0, matrix.rows()).mapToObj(matrix::row).toList();
  }

  private static List<List<Rational>> reordered(RationalMatrix matrix, List<Integer> order) {
    return rows(matrix).stream().map(row -> order.stream().map(row::get).toList()).toList();
  }

  private static Network with(
      Network of, List<List<Rational>> hidden, List<List<Rational>> output) {
    return new Network(
        RationalMatrix.of(hidden, of.inputs()),
        RationalMatrix.of(output, hidden.size()),
        of.outputActivation());
  }

  private static NetworkPruningInstance withNetworks(
      NetworkPruningInstance of, Network network, Network target) {
    return new NetworkPruningInstance(
        network,
        target,
        of.domain(),
        of.granularity(),
        of.sizes(),
        of.tolerance(),
        of.objective(),
        of.provenance());
  }
}
