package org.secateur.experiments.ticket;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.secateur.instances.layers.DenseLayer;
import org.secateur.instances.layers.LayerChain;
import org.secateur.model.Domain;
import org.secateur.model.Rational;

/** Small targets with numbers that are easy to print, and domains for them. */
final class TinyTarget {
  private TinyTarget() {}

  /** Layers of the given widths, weights multiples of 1/64 in [-1, 1]. */
  static TicketTarget random(long seed, boolean biased, int... widths) {
    SplittableRandom random = new SplittableRandom(seed);
    List<DenseLayer> layers = new ArrayList<>();
    for (int l = 1; l < widths.length; l++) {
      double[] weights = numbers(random, widths[l] * widths[l - 1]);
      Optional<double[]> bias = biased ? Optional.of(numbers(random, widths[l])) : Optional.empty();
      layers.add(new DenseLayer("w" + l + ".weight", widths[l], widths[l - 1], weights, bias));
    }
    return new TicketTarget(new LayerChain(layers));
  }

  private static double[] numbers(SplittableRandom random, int count) {
    return random.ints(count, -64, 65).mapToDouble(i -> i / 64.0).toArray();
  }

  static Domain.Box box(int inputs, String low, String high) {
    return new Domain.Box(
        Collections.nCopies(inputs, Rational.parse(low)),
        Collections.nCopies(inputs, Rational.parse(high)));
  }

  static Domain.Ball ball(String radius) {
    return new Domain.Ball(Domain.Norm.TWO, Rational.parse(radius));
  }

  /** The exact outputs of a network of dense layers: the definition, in rational arithmetic. */
  static List<Rational> apply(LayerChain chain, List<Rational> input) {
    List<Rational> values = input;
    for (int l = 0; l < chain.layers().size(); l++) {
      DenseLayer layer = chain.layers().get(l);
      List<Rational> sums = new ArrayList<>();
      for (int r = 0; r < layer.outputs(); r++) {
        Rational sum =
            layer.bias().isPresent() ? Rational.of(layer.bias().get()[r]) : Rational.ZERO;
        for (int c = 0; c < layer.inputs(); c++) {
          sum = sum.add(Rational.of(layer.weight(r, c)).multiply(values.get(c)));
        }
        sums.add(l < chain.layers().size() - 1 ? sum.max(Rational.ZERO) : sum);
      }
      values = sums;
    }
    return values;
  }

  static Rational distance(List<Rational> a, List<Rational> b) {
    Rational distance = Rational.ZERO;
    for (int i = 0; i < a.size(); i++) {
      distance = distance.max(a.get(i).subtract(b.get(i)).abs());
    }
    return distance;
  }

  /** A random input of a box or a ball of the 2-norm, with numbers of few bits. */
  static List<Rational> input(SplittableRandom random, Domain domain, int inputs) {
    List<Rational> input = new ArrayList<>();
    for (int c = 0; c < inputs; c++) {
      Rational t = Rational.of(random.nextInt(-64, 65), 64);
      if (domain instanceof Domain.Box box) {
        Rational half = box.upper().get(c).subtract(box.lower().get(c)).divide(Rational.of(2));
        input.add(box.lower().get(c).add(half).add(half.multiply(t)));
      } else {
        // Coordinates of at most R / d in magnitude lie inside the ball.
        Rational radius = ((Domain.Ball) domain).radius();
        input.add(t.multiply(radius).divide(Rational.of(inputs)));
      }
    }
    return input;
  }
}
