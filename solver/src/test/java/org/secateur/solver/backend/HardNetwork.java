package org.secateur.solver.backend;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/** Networks that no backend finishes in the time that a test has, and wide ones. */
final class HardNetwork {
  private HardNetwork() {}

  /** 100 neurons of 3 inputs against one. */
  static NetworkPruningInstance hopeless(Objective objective) {
    return instance(weights(100, 3), objective, Granularity.NEURON, Rational.of(1, 10));
  }

  /** Weights of 53 bits. */
  static NetworkPruningInstance doubles(int n, Objective objective, Granularity granularity) {
    Random random = new Random(n);
    Network network =
        new Network(
            RationalMatrix.ofDoubles(n, 2, random.doubles(2L * n, -1, 1).toArray()),
            RationalMatrix.ofDoubles(1, n, random.doubles(n, -1, 1).toArray()),
            Activation.IDENTITY);
    return instance(network, objective, granularity, Rational.of(1, 2));
  }

  /** Weights of the grid of 2^-10. */
  private static Network weights(int n, int d) {
    Random random = new Random(n);
    double[] hidden = random.ints((long) n * d, -1024, 1025).mapToDouble(i -> i / 1024.0).toArray();
    double[] output = random.ints(n, -1024, 1025).mapToDouble(i -> i / 1024.0).toArray();
    return new Network(
        RationalMatrix.ofDoubles(n, d, hidden),
        RationalMatrix.ofDoubles(1, n, output),
        Activation.IDENTITY);
  }

  private static NetworkPruningInstance instance(
      Network network, Objective objective, Granularity granularity, Rational tolerance) {
    int d = network.inputs();
    List<Rational> one = Collections.nCopies(d, Rational.ONE);
    Network target =
        new Network(
            RationalMatrix.of(List.of(Collections.nCopies(d, Rational.of(5, 8))), d),
            RationalMatrix.of(List.of(List.of(Rational.ONE)), 1),
            Activation.IDENTITY);
    return new NetworkPruningInstance(
        network,
        target,
        new Domain.Box(Collections.nCopies(d, Rational.ONE.negate()), one),
        granularity,
        Optional.empty(),
        Optional.of(tolerance),
        objective,
        Optional.empty());
  }
}
