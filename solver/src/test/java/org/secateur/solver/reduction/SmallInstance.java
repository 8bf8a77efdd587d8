package org.secateur.solver.reduction;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.SizeRange;
import org.secateur.model.SquareRoot;
import org.secateur.solver.oracle.SmallCase;
import org.secateur.solver.oracle.SmallCase.Shape;

/** A pruning problem of at most eight neurons or ten weights, out of a seed. */
public record SmallInstance(long seed, NetworkPruningInstance instance) {
  private static final int MOST_WEIGHTS = 10;

  /** Min-error, without sizes. */
  public static SmallInstance of(long seed, int mostNeurons) {
    Random random = new Random(seed);
    int d = 1 + random.nextInt(3);
    int m = 1 + random.nextInt(2);
    Granularity granularity = Granularity.values()[random.nextInt(2)];
    int most = granularity == Granularity.NEURON ? mostNeurons : MOST_WEIGHTS / (d + m);
    Activation output = Activation.values()[random.nextInt(2)];
    Activation above = Activation.values()[random.nextInt(2)];
    Network network = SmallCase.network(random, 1 + random.nextInt(most), d, m, output);
    Network target = SmallCase.network(random, 1 + random.nextInt(2), d, m, above);
    Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
    return new SmallInstance(
        seed, of(network, target, SmallCase.domain(random, d, shape), granularity));
  }

  static NetworkPruningInstance of(
      Network network, Network target, Domain domain, Granularity granularity) {
    return new NetworkPruningInstance(
        network,
        target,
        domain,
        granularity,
        Optional.empty(),
        Optional.empty(),
        Objective.MIN_ERROR,
        Optional.empty());
  }

  /** Asks for exactly so many weights or neurons, so that every size matters. */
  SmallInstance exactly(int size) {
    return new SmallInstance(
        seed,
        new NetworkPruningInstance(
            instance.network(),
            instance.target(),
            instance.domain(),
            instance.granularity(),
            Optional.of(SizeRange.exactly(size)),
            Optional.empty(),
            Objective.MIN_ERROR,
            Optional.empty()));
  }

  /** An input, as a short fraction; over a 2-norm ball it stands for its direction. */
  List<Rational> input(Random random) {
    if (instance.domain() instanceof Domain.Ball ball) {
      List<Rational> direction = SmallCase.numbers(random, instance.network().inputs());
      Rational norm = direction.stream().map(Rational::abs).reduce(Rational.ONE, Rational::add);
      return direction.stream().map(x -> x.multiply(ball.radius()).divide(norm)).toList();
    }
    return new SmallCase(seed, instance.network(), instance.target(), instance.domain())
        .sample(random);
  }

  /** Whether inputs are directions, to be scaled to the length of the radius. */
  boolean isRound() {
    return instance.domain() instanceof Domain.Ball ball
        && ball.norm() == Domain.Norm.TWO
        && ball.radius().signum() > 0
        && instance.network().inputs() > 1;
  }

  /** The error of one output at an input, by the definition of both networks. */
  ExactReal errorAt(Network pruned, List<Rational> input, int output) {
    Rational difference =
        pruned.apply(input).get(output).subtract(instance.target().apply(input).get(output));
    if (!isRound()) {
      return difference.abs();
    }
    Rational length = input.stream().map(Rational::square).reduce(Rational.ZERO, Rational::add);
    Rational radius = ((Domain.Ball) instance.domain()).radius();
    return SquareRoot.of(difference.square().multiply(radius.square()).divide(length));
  }

  @Override
  public String toString() {
    return "seed " + seed + ", " + instance;
  }
}
