package org.secateur.solver.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.ExactReal;
import org.secateur.model.Granularity;
import org.secateur.model.Incumbent;
import org.secateur.model.Mask;
import org.secateur.model.Network;
import org.secateur.model.NetworkPruningInstance;
import org.secateur.model.Objective;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;
import org.secateur.model.SizeRange;
import org.secateur.solver.oracle.WorstInput;
import org.secateur.solver.reduction.NetworkSelection;
import org.secateur.solver.reduction.Threshold;

/**
 * A small network with two inputs out of a seed, with the exact errors of all selections. Parallel
 * and opposite neurons, kinks of the target at those of neurons, zeros, and selections that hit the
 * target are common.
 *
 * @param tried all selections by ascending error
 */
public record SweptCase(
    long seed, NetworkPruningInstance instance, NetworkSelection selection, List<Tried> tried) {
  /** Longer ones than a sweep can take are rare. */
  private static final int[] BITS = {3, 4, 5, 8, 12, 16, 20, 24, 28, 40};

  /** A selection with its error. */
  public record Tried(int[] chosen, int cost, Incumbent evaluated) {
    /** As a key. */
    public List<Integer> options() {
      return Arrays.stream(chosen).sorted().boxed().toList();
    }
  }

  /** A case of at most so many neurons. */
  public static SweptCase of(long seed, int mostNeurons) {
    Random random = new Random(seed);
    Granularity granularity = random.nextInt(3) == 0 ? Granularity.WEIGHT : Granularity.NEURON;
    int outputs = granularity == Granularity.NEURON ? 1 + random.nextInt(2) : 1;
    int most = granularity == Granularity.NEURON ? mostNeurons : Math.min(3, mostNeurons);
    int n = 1 + random.nextInt(most);
    int bits = random.nextInt(3) == 0 ? 0 : BITS[random.nextInt(BITS.length)];
    Network network = network(random, n, outputs, bits);
    Network target = target(random, network, bits);
    return of(seed, instance(network, target, domain(random), granularity));
  }

  /**
   * Least size for a target that is nearly a sum of some of the neurons; a mask of that size is
   * within the tolerance.
   */
  public static NetworkPruningInstance planted(long seed, int neurons, int kept) {
    Random random = new Random(seed);
    int bits = 6 + random.nextInt(8);
    Network network = network(random, neurons, 1, bits);
    int[] from = random.ints(0, neurons).distinct().limit(kept).toArray();
    Network target = network.keeping(Mask.ofKept(neurons, from));
    Rational nearly = Rational.of(65 + random.nextInt(3) - 1, 65);
    List<Rational> output = target.output().row(0).stream().map(nearly::multiply).toList();
    target =
        new Network(
            target.hidden(),
            RationalMatrix.of(List.of(output), output.size()),
            Activation.IDENTITY);
    NetworkPruningInstance exact = instance(network, target, domain(random), Granularity.NEURON);
    ExactReal error = WorstInput.of(exact, Mask.ofKept(neurons, from)).error();
    return new SweptCase(seed, exact, NetworkSelection.of(exact), List.of())
        .asking(Objective.MIN_SIZE, Threshold.atMost(error).above(), Optional.empty());
  }

  /** All selections of an instance. */
  public static SweptCase of(long seed, NetworkPruningInstance instance) {
    NetworkSelection selection = NetworkSelection.of(instance);
    List<Tried> tried = new ArrayList<>();
    extend(selection, new int[0], 0, tried);
    tried.sort(Comparator.comparing(t -> t.evaluated().error()));
    return new SweptCase(seed, instance, selection, tried);
  }

  private static void extend(
      NetworkSelection selection, int[] chosen, int group, List<Tried> into) {
    if (group == selection.groups()) {
      int cost = Arrays.stream(chosen).map(selection::cost).sum();
      into.add(new Tried(chosen, cost, selection.evaluate(chosen)));
      return;
    }
    extend(selection, chosen, group + 1, into);
    for (int o = 0; o < selection.options(); o++) {
      if (selection.group(o) == group) {
        int[] longer = Arrays.copyOf(chosen, chosen.length + 1);
        longer[chosen.length] = o;
        extend(selection, longer, group + 1, into);
      }
    }
  }

  /** Least size, without sizes, tolerance 0. */
  public static NetworkPruningInstance instance(
      Network network, Network target, Domain domain, Granularity granularity) {
    return new NetworkPruningInstance(
        network,
        target,
        domain,
        granularity,
        Optional.empty(),
        Optional.of(Rational.ZERO),
        Objective.MIN_SIZE,
        Optional.empty());
  }

  /** The same networks, asked something else. */
  public NetworkPruningInstance asking(
      Objective objective, Rational tolerance, Optional<SizeRange> sizes) {
    return new NetworkPruningInstance(
        instance.network(),
        instance.target(),
        instance.domain(),
        instance.granularity(),
        sizes,
        Optional.of(tolerance),
        objective,
        Optional.empty());
  }

  /** 0 bits stand for short fractions, that are not on one grid. */
  private static Rational number(Random random, int bits) {
    return bits == 0
        ? Rational.of(random.nextInt(9) - 4, 1 + random.nextInt(3))
        : Rational.of((random.nextLong() >> Long.SIZE - 1 - bits) | random.nextInt(2), 1L << bits);
  }

  private static List<Rational> numbers(Random random, int length, int bits) {
    return IntStream.range(0, length).mapToObj(i -> number(random, bits)).toList();
  }

  static Network network(Random random, int n, int outputs, int bits) {
    List<List<Rational>> hidden = new ArrayList<>();
    boolean manyZeros = random.nextInt(8) == 0;
    for (int i = 0; i < n; i++) {
      List<Rational> w = numbers(random, 2, bits);
      if (i > 0 && random.nextInt(4) == 0) {
        Rational factor = Rational.of(List.of(1, -1, 2, -2).get(random.nextInt(4)));
        w = hidden.get(random.nextInt(i)).stream().map(factor::multiply).toList();
      }
      if (manyZeros && random.nextInt(4) == 0) {
        w = List.of(Rational.ZERO, w.get(1));
      }
      hidden.add(w);
    }
    List<List<Rational>> output = new ArrayList<>();
    for (int r = 0; r < outputs; r++) {
      List<Rational> v = new ArrayList<>(numbers(random, n, bits));
      if (!manyZeros) {
        v.replaceAll(x -> x.signum() == 0 ? Rational.ONE : x);
      }
      output.add(v);
    }
    return new Network(
        RationalMatrix.of(hidden, 2), RationalMatrix.of(output, n), Activation.IDENTITY);
  }

  /** Of width 0 to 3: something else, or some of the neurons, or nearly them. */
  private static Network target(Random random, Network network, int bits) {
    int width = random.nextInt(4);
    Network other = network(random, Math.max(1, width), network.outputs(), bits);
    boolean isPlanted = random.nextInt(3) > 0;
    List<List<Rational>> hidden = new ArrayList<>();
    List<List<Rational>> output = new ArrayList<>();
    int[] from = random.ints(width, 0, network.width()).toArray();
    for (int k = 0; k < width; k++) {
      hidden.add(isPlanted ? network.hidden().row(from[k]) : other.hidden().row(k));
    }
    Rational nearly = random.nextBoolean() ? Rational.ONE : Rational.of(1 + random.nextInt(64), 32);
    for (int r = 0; r < network.outputs(); r++) {
      int row = r;
      output.add(
          IntStream.range(0, width)
              .mapToObj(
                  k ->
                      isPlanted
                          ? network.output().get(row, from[k]).multiply(nearly)
                          : other.output().get(row, k))
              .toList());
    }
    return new Network(
        RationalMatrix.of(hidden, 2), RationalMatrix.of(output, width), Activation.IDENTITY);
  }

  /** With 0 inside. */
  static Domain domain(Random random) {
    Rational radius = Rational.of(1 + random.nextInt(6), 1 + random.nextInt(3));
    return switch (random.nextInt(4)) {
      case 0 -> new Domain.Ball(Domain.Norm.ONE, radius);
      case 1 -> new Domain.Ball(Domain.Norm.TWO, radius);
      case 2 -> box(radius, radius, radius, radius);
      default ->
          box(
              radius,
              Rational.of(1 + random.nextInt(5), 3),
              Rational.of(1 + random.nextInt(5), 2),
              Rational.of(1 + random.nextInt(3)));
    };
  }

  private static Domain box(Rational left, Rational right, Rational low, Rational high) {
    return new Domain.Box(List.of(left.negate(), low.negate()), List.of(right, high));
  }

  @Override
  public String toString() {
    return "seed " + seed + ", " + instance;
  }
}
