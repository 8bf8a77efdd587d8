package org.secateur.experiments.plot;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.secateur.instances.random.PinnedStream;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Granularity;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/** Random networks on a grid of 1/1024, and what can be asked of them. */
final class PlaneInstances {
  static final Domain SQUARE = new Domain.Box(numbers(-1, -1), numbers(1, 1));

  private PlaneInstances() {}

  static List<Rational> numbers(long... values) {
    return Arrays.stream(values).mapToObj(Rational::of).toList();
  }

  static Network random(long seed, int n, int d, int m, Activation activation) {
    PinnedStream stream = new PinnedStream(seed);
    return new Network(matrix(stream, n, d), matrix(stream, m, n), activation);
  }

  private static RationalMatrix matrix(PinnedStream stream, int rows, int columns) {
    BigInteger[] numerators = new BigInteger[rows * columns];
    Arrays.setAll(numerators, i -> BigInteger.valueOf(stream.nextInt(2049) - 1024));
    return RationalMatrix.ofNumerators(rows, columns, BigInteger.valueOf(1024), numerators);
  }

  static NetworkPruningInstance instance(
      Network network, Network target, Domain domain, Granularity granularity, String tolerance) {
    Optional<Rational> allowed =
        Optional.of(tolerance).filter(t -> !t.isEmpty()).map(Rational::parse);
    return new NetworkPruningInstance(
        network,
        target,
        domain,
        granularity,
        Optional.empty(),
        allowed,
        allowed.isPresent() ? Objective.MIN_SIZE : Objective.MIN_ERROR,
        Optional.empty());
  }

  static Mask all(NetworkPruningInstance instance) {
    return first(instance, instance.maskLength());
  }

  static Mask first(NetworkPruningInstance instance, int count) {
    return Mask.ofKept(instance.maskLength(), IntStream.range(0, count).toArray());
  }
}
