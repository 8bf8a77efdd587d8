package org.secateur.instances.json;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.secateur.model.Activation;
import org.secateur.model.Answer;
import org.secateur.model.Bounds;
import org.secateur.model.Domain;
import org.secateur.model.Evidence;
import org.secateur.model.Finding;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Instance;
import org.secateur.model.Interval;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Provenance;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.model.SolveResult;
import org.secateur.model.SquareRoot;
import org.secateur.model.Status;
import org.secateur.model.StopReason;
import org.secateur.model.SubsetSumInstance;

/** Arbitrary valid instances and results, with numbers of every kind. */
final class RandomCases {
  private final Random random;

  RandomCases(Random random) {
    this.random = random;
  }

  private Rational number() {
    return switch (random.nextInt(6)) {
      case 0 -> Rational.of(random.nextInt(20) - 10);
      case 1 -> Rational.of(random.nextInt(2001) - 1000, 1000);
      case 2 -> Rational.of(random.nextDouble() - 0.5);
      case 3 -> Rational.of(random.nextLong(), 1 + random.nextInt(1000));
      case 4 -> Rational.of(new BigInteger(200, random), BigInteger.TEN.pow(random.nextInt(40)));
      default -> Rational.of(Double.MIN_VALUE * random.nextInt(5));
    };
  }

  private RationalMatrix matrix(int rows, int columns) {
    List<List<Rational>> list =
        Stream.generate(() -> Stream.generate(this::number).limit(columns).toList())
            .limit(rows)
            .toList();
    return RationalMatrix.of(list, columns);
  }

  private <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }

  SubsetSumInstance instance() {
    Objective objective = oneOf(Objective.values());
    int n = 1 + random.nextInt(6);
    int m = objective.needsInterval() || random.nextBoolean() ? 1 : 1 + random.nextInt(3);
    boolean listed = !objective.needsInterval() && random.nextBoolean();
    int targets = objective.needsInterval() ? 0 : listed ? 1 + random.nextInt(3) : 1;
    Optional<SizeRange> sizes =
        switch (random.nextInt(3)) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(SizeRange.exactly(random.nextInt(n + 1)));
          default -> Optional.of(SizeRange.atMost(random.nextInt(n + 1)));
        };
    boolean tolerance = objective.needsTolerance() || random.nextBoolean();
    Rational end = number();
    return new SubsetSumInstance(
        matrix(n, m),
        matrix(targets, m),
        listed,
        sizes,
        tolerance ? Optional.of(number().abs()) : Optional.empty(),
        objective.needsInterval()
            ? Optional.of(new Interval(end, end.add(number().abs())))
            : Optional.empty(),
        objective,
        random.nextBoolean() ? Optional.of(provenance()) : Optional.empty());
  }

  NetworkPruningInstance networkPruning() {
    int d = 1 + random.nextInt(3);
    int m = 1 + random.nextInt(2);
    Network network = network(1 + random.nextInt(4), d, m);
    Granularity granularity = oneOf(Granularity.values());
    int all = granularity == Granularity.NEURON ? network.width() : network.weightCount();
    Objective objective = oneOf(NetworkPruningInstance.OBJECTIVES.toArray(new Objective[0]));
    boolean tolerance = objective.needsTolerance() || random.nextBoolean();
    return new NetworkPruningInstance(
        network,
        network(1 + random.nextInt(2), d, m),
        domain(d),
        granularity,
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(SizeRange.atMost(random.nextInt(all + 1))),
        tolerance ? Optional.of(number().abs()) : Optional.empty(),
        objective,
        random.nextBoolean() ? Optional.of(provenance()) : Optional.empty());
  }

  private Network network(int n, int d, int m) {
    return new Network(matrix(n, d), matrix(m, n), oneOf(Activation.values()));
  }

  private Domain domain(int d) {
    List<Rational> lower = matrix(1, d).row(0);
    return switch (random.nextInt(3)) {
      case 0 -> new Domain.Box(lower, lower.stream().map(l -> l.add(number().abs())).toList());
      case 1 -> new Domain.Ball(oneOf(Domain.Norm.values()), number().abs());
      default -> new Domain.Points(matrix(1 + random.nextInt(3), d));
    };
  }

  private Provenance provenance() {
    return new Provenance(
        "a \"family\"\n", random.nextInt(9), random.nextLong(), Map.of("x\u00e9", "\ud83c\udf31"));
  }

  Mask mask(int n) {
    return Mask.ofKept(n, IntStream.range(0, n).filter(i -> random.nextBoolean()).toArray());
  }

  private Incumbent incumbent(Instance instance) {
    Mask mask = mask(instance.maskLength());
    if (instance instanceof NetworkPruningInstance networks) {
      return new Incumbent(
          networks.canonical(mask),
          SquareRoot.of(number().abs()),
          Optional.of(matrix(1, networks.network().inputs()).row(0)));
    }
    return new Incumbent(mask, number().abs());
  }

  SolveResult result(Instance instance) {
    int count =
        instance instanceof SubsetSumInstance subsetSum && subsetSum.targetsListed()
            ? subsetSum.targets().rows()
            : 1;
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(answer(instance));
    }
    return new SolveResult(
        instance.objective(),
        answers,
        "engine",
        random.nextLong(),
        random.nextInt(9),
        Duration.ofNanos(random.nextLong() >>> 8),
        random.nextLong() >>> 1);
  }

  private Answer answer(Instance instance) {
    Rational lower = number();
    Bounds bounds =
        switch (random.nextInt(4)) {
          case 0 -> Bounds.NONE;
          case 1 -> Bounds.atLeast(lower);
          case 2 -> Bounds.between(lower, lower.add(number().abs()));
          default -> Bounds.exactly(SquareRoot.of(number().abs()));
        };
    return new Answer(
        oneOf(Status.values()),
        oneOf(StopReason.values()),
        oneOf(Evidence.values()),
        bounds,
        random.nextInt(4) == 0 ? new Finding.Nothing() : finding(instance));
  }

  private Finding finding(Instance instance) {
    return switch (instance.objective()) {
      case MIN_ERROR, MIN_SIZE, DECIDE -> new Finding.Subset(incumbent(instance));
      case COUNT -> new Finding.Count(new BigInteger(random.nextInt(100), random));
      case PARETO ->
          new Finding.Frontier(
              Stream.generate(() -> incumbent(instance)).limit(random.nextInt(3)).toList());
      case COVER, IS_COVER -> new Finding.WorstTarget(number(), incumbent(instance));
    };
  }
}
