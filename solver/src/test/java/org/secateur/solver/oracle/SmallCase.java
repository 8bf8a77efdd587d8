package org.secateur.solver.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.secateur.model.Activation;
import org.secateur.model.Domain;
import org.secateur.model.Network;
import org.secateur.model.Rational;
import org.secateur.model.RationalMatrix;

/**
 * Two small networks and a domain, out of a seed; small weights make degenerate positions common.
 */
public record SmallCase(long seed, Network network, Network target, Domain domain) {
  /** Kinds of domain. */
  public enum Shape {
    BOX,
    AROUND_ZERO,
    FLAT_BOX,
    BALL_ONE,
    BALL_TWO,
    POINTS
  }

  public static SmallCase of(long seed, int d, Shape shape, Activation first, Activation second) {
    Random random = new Random(seed);
    int outputs = 1 + random.nextInt(2);
    Network network = network(random, 1 + random.nextInt(3), d, outputs, first);
    Network target = network(random, 1 + random.nextInt(2), d, outputs, second);
    return new SmallCase(seed, network, target, domain(random, d, shape));
  }

  public static Network network(Random random, int n, int d, int m, Activation activation) {
    List<List<Rational>> hidden = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean repeats = i > 0 && random.nextInt(5) == 0;
      int factor = random.nextInt(3) - 1;
      hidden.add(
          repeats
              ? hidden.get(i - 1).stream().map(w -> w.multiply(Rational.of(factor))).toList()
              : numbers(random, d));
    }
    List<List<Rational>> output = new ArrayList<>();
    for (int r = 0; r < m; r++) {
      output.add(numbers(random, n));
    }
    return new Network(RationalMatrix.of(hidden, d), RationalMatrix.of(output, n), activation);
  }

  public static List<Rational> numbers(Random random, int length) {
    List<Rational> numbers = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      numbers.add(Rational.of(random.nextInt(9) - 4, 1 + random.nextInt(3)));
    }
    return numbers;
  }

  public static Domain domain(Random random, int d, Shape shape) {
    Rational radius = Rational.of(1 + random.nextInt(5), 2);
    return switch (shape) {
      case BALL_ONE -> new Domain.Ball(Domain.Norm.ONE, radius);
      case BALL_TWO -> new Domain.Ball(Domain.Norm.TWO, radius);
      case AROUND_ZERO ->
          new Domain.Box(Collections.nCopies(d, radius.negate()), Collections.nCopies(d, radius));
      case POINTS ->
          new Domain.Points(RationalMatrix.of(List.of(numbers(random, d), numbers(random, d)), d));
      case BOX, FLAT_BOX -> {
        List<Rational> lower = numbers(random, d);
        List<Rational> upper = new ArrayList<>();
        for (Rational low : lower) {
          boolean flat = shape == Shape.FLAT_BOX && random.nextBoolean();
          upper.add(flat ? low : low.add(Rational.of(1 + random.nextInt(4), 2)));
        }
        yield new Domain.Box(lower, upper);
      }
    };
  }

  /** An input of the domain. */
  public List<Rational> sample(Random random) {
    int d = network.inputs();
    if (domain instanceof Domain.Points points) {
      return points.points().row(random.nextInt(points.points().rows()));
    }
    List<Rational> input = new ArrayList<>();
    Rational norm = Rational.ZERO;
    Rational size = Rational.ZERO;
    for (int i = 0; i < d; i++) {
      Rational share = Rational.of(random.nextInt(65), 64);
      if (domain instanceof Domain.Box box) {
        Rational width = box.upper().get(i).subtract(box.lower().get(i));
        input.add(box.lower().get(i).add(share.multiply(width)));
      } else {
        Rational entry = share.add(share).subtract(Rational.ONE);
        input.add(entry);
        norm = norm.add(entry.abs());
        size = size.add(entry.square());
      }
    }
    if (domain instanceof Domain.Ball ball && norm.signum() > 0) {
      Rational length =
          ball.norm() == Domain.Norm.ONE
              ? norm
              : Rational.of(Math.sqrt(size.doubleValue())).multiply(Rational.of(1.000001));
      return input.stream().map(x -> x.multiply(ball.radius()).divide(length)).toList();
    }
    return input;
  }

  /** The error at one input, by the definition. */
  public Rational errorAt(List<Rational> input) {
    List<Rational> ours = network.apply(input);
    List<Rational> theirs = target.apply(input);
    Rational worst = Rational.ZERO;
    for (int r = 0; r < ours.size(); r++) {
      worst = worst.max(ours.get(r).subtract(theirs.get(r)).abs());
    }
    return worst;
  }

  public WorstCase worst() {
    return WorstInput.of(network, target, domain);
  }

  /** Whether an input lies in the domain; for the 2-norm ball anything but 0 does, if scaled. */
  public boolean holds(List<Rational> input) {
    if (domain instanceof Domain.Box box) {
      for (int i = 0; i < input.size(); i++) {
        if (input.get(i).compareTo(box.lower().get(i)) < 0
            || input.get(i).compareTo(box.upper().get(i)) > 0) {
          return false;
        }
      }
      return true;
    }
    if (domain instanceof Domain.Points points) {
      for (int i = 0; i < points.points().rows(); i++) {
        if (points.points().row(i).equals(input)) {
          return true;
        }
      }
      return false;
    }
    Domain.Ball ball = (Domain.Ball) domain;
    Rational sum = input.stream().map(Rational::abs).reduce(Rational.ZERO, Rational::add);
    return ball.norm() == Domain.Norm.TWO ? sum.signum() > 0 : sum.compareTo(ball.radius()) <= 0;
  }
}
