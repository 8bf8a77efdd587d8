package org.secateur.tests.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Granularity;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;

/**
 * Networks whose weights do not fit into the rows of a search without loss, or whose neurons are so
 * alike that only the last bits tell them apart; tolerances next to the error of some mask.
 */
public final class WideNetworks {
  /** What the weights are. */
  public enum Weights {
    /** All 53 bits of doubles. */
    DOUBLES,
    /** Between 1e-30 and 1e30. */
    FAR_APART,
    /** Copies of one neuron that differ by a part in 2^40. */
    ALIKE,
    /** Small integers, zeros among them. */
    SMALL
  }

  private static final Rational TINY = Rational.of(new BigDecimal("1e-25"));
  private static final int MOST_WEIGHTS = 10;

  private WideNetworks() {}

  /** A question about a network; the same for the same arguments. */
  public static NetworkPruningInstance random(long seed, Weights weights, Granularity granularity) {
    SplittableRandom random = new SplittableRandom(seed * 31 + weights.ordinal());
    int d = 1 + random.nextInt(3);
    int m = 1 + random.nextInt(2);
    int n =
        granularity == Granularity.NEURON
            ? 2 + random.nextInt(d == 3 ? 4 : 7)
            : Math.max(1, MOST_WEIGHTS / (d + m) - random.nextInt(2));
    Activation output = Activation.values()[random.nextInt(2)];
    Network network = network(random, weights, n, d, m, output);
    Network target =
        network(
            random, weights, 1 + random.nextInt(2), d, m, Activation.values()[random.nextInt(2)]);
    NetworkPruningInstance base =
        new NetworkPruningInstance(
            network,
            random.nextInt(5) == 0 ? network : target,
            domain(random, d),
            granularity,
            Optional.empty(),
            Optional.of(Rational.ZERO),
            Objective.MIN_SIZE,
            Optional.empty());
    List<ExactReal> errors = new NetworkOracle(base).errors();
    Rational tolerance = near(random, errors.get(random.nextInt(Math.min(10, errors.size()))));
    return NetworkCase.with(base, sizes(random, base.maskLength()), tolerance);
  }

  private static Rational near(SplittableRandom random, ExactReal error) {
    Rational exact = error instanceof Rational r ? r : Rational.of(error.doubleValue());
    return switch (random.nextInt(4)) {
      case 0 -> exact.multiply(Rational.ONE.subtract(TINY));
      case 1 -> exact.multiply(Rational.ONE.add(TINY));
      default -> exact;
    };
  }

  private static Optional<SizeRange> sizes(SplittableRandom random, int most) {
    int least = random.nextInt(most + 1);
    return switch (random.nextInt(5)) {
      case 0 -> Optional.of(SizeRange.exactly(least));
      case 1 -> Optional.of(SizeRange.atMost(least));
      default -> Optional.empty();
    };
  }

  private static Domain domain(SplittableRandom random, int d) {
    Rational radius = Rational.of(1 + random.nextInt(3), 2);
    List<Rational> upper = Collections.nCopies(d, radius);
    return switch (random.nextInt(4)) {
      case 0 -> new Domain.Ball(Domain.Norm.ONE, radius);
      case 1 -> new Domain.Ball(Domain.Norm.TWO, radius);
      case 2 -> new Domain.Box(upper.stream().map(Rational::negate).toList(), upper);
      default -> new Domain.Points(matrix(random, Weights.DOUBLES, 5, d));
    };
  }

  private static Network network(
      SplittableRandom random, Weights weights, int n, int d, int m, Activation activation) {
    return new Network(
        matrix(random, weights, n, d),
        matrix(random, weights == Weights.ALIKE ? Weights.SMALL : weights, m, n),
        activation);
  }

  private static RationalMatrix matrix(
      SplittableRandom random, Weights weights, int rows, int columns) {
    List<List<Rational>> entries = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      List<Rational> row = new ArrayList<>();
      for (int j = 0; j < columns; j++) {
        row.add(weight(random, weights, j));
      }
      boolean repeats = i > 0 && random.nextInt(6) == 0;
      entries.add(
          repeats ? entries.get(i - 1).stream().map(Rational::negate).toList() : List.copyOf(row));
    }
    return RationalMatrix.of(entries, columns);
  }

  private static Rational weight(SplittableRandom random, Weights weights, int column) {
    double uniform = random.nextDouble() * 2 - 1;
    return switch (weights) {
      case DOUBLES -> Rational.of(uniform);
      case FAR_APART -> Rational.of(uniform * Math.pow(10, random.nextInt(61) - 30));
      case ALIKE -> Rational.of(column + 1).add(Rational.of(random.nextInt(17) - 8, 1L << 44));
      case SMALL -> Rational.of(random.nextInt(7) - 3);
    };
  }
}
